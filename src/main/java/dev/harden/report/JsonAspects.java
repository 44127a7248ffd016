package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.model.Aspect;
import dev.harden.model.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads the parts of a finding that controls may be about alone, those of one kind and status together. */
final class JsonAspects {
    private JsonAspects() {}

    /** Is what parts are gathered by. */
    private record Group(Aspect.Kind kind, Status status) {}

    static void write(JsonGenerator json, List<Aspect> aspects) throws IOException {
        if (aspects.isEmpty()) {
            return;
        }
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        aspects.forEach(
                aspect -> groups.computeIfAbsent(new Group(aspect.kind(), aspect.status()), unseen -> new ArrayList<>())
                        .add(aspect.name()));
        json.writeArrayFieldStart("aspects");
        for (Map.Entry<Group, List<String>> group : groups.entrySet()) {
            json.writeStartObject();
            json.writeStringField("kind", group.getKey().kind().name());
            json.writeStringField("status", group.getKey().status().name());
            Json.texts(json, "names", group.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * @throws IllegalArgumentException when they are none
     */
    static List<Aspect> read(JsonNode finding) {
        List<Aspect> aspects = new ArrayList<>();
        JsonReader.each(finding, "aspects", group -> {
                    Aspect.Kind kind = Aspect.Kind.valueOf(JsonReader.text(group, "kind"));
                    Status status = Status.valueOf(JsonReader.text(group, "status"));
                    return JsonReader.texts(group, "names").stream()
                            .map(name -> new Aspect(kind, name, status))
                            .toList();
                })
                .forEach(aspects::addAll);
        return aspects;
    }
}
