package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Found;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.model.remedy.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what mends a failure as JSON, and reads it again. */
final class RemedyJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RemedyJson() {}

    static void write(JsonGenerator json, Optional<Remedy> remedy) throws IOException {
        if (remedy.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("remediation");
        json.writeStringField("text", Remediation.text(remedy.get()));
        if (remedy.get() instanceof NoCommand none) {
            json.writeStringField("without", none.why().word());
        } else if (remedy.get() instanceof Remedy.Changes changes) {
            json.writeArrayFieldStart("changes");
            for (Intent intent : changes.intents()) {
                json.writeStartObject();
                intent(json, intent.target(), intent.about(), intent.steps());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Writes what is changed, and the way. */
    static void intent(JsonGenerator json, Target target, String about, List<Step> steps) throws IOException {
        json.writeStringField("about", about);
        json.writeStringField("type", target.type());
        json.writeStringField("region", target.region());
        json.writeStringField("id", target.id());
        if (!target.part().isEmpty()) {
            json.writeStringField("part", target.part());
        }
        json.writeArrayFieldStart("steps");
        for (Step step : steps) {
            step(json, step);
        }
        json.writeEndArray();
    }

    private static void step(JsonGenerator json, Step step) throws IOException {
        json.writeStartObject();
        call(json, step.call(), true);
        if (!step.guards().isEmpty()) {
            json.writeArrayFieldStart("guards");
            for (Guard guard : step.guards()) {
                json.writeStartObject();
                call(json, guard.read(), false);
                json.writeStringField("expression", guard.expression());
                if (guard.absent().isPresent()) {
                    json.writeStringField("absent", guard.absent().get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!step.effects().isEmpty()) {
            json.writeObjectFieldStart("effects");
            for (Map.Entry<Effect, String> effect : step.effects().entrySet()) {
                json.writeStringField(effect.getKey().word(), effect.getValue());
            }
            json.writeEndObject();
        }
        if (!step.placeholders().isEmpty()) {
            json.writeObjectFieldStart("placeholders");
            Map<String, String> meanings = new LinkedHashMap<>();
            step.placeholders().forEach(one -> meanings.putIfAbsent(one.name(), one.meaning()));
            for (Map.Entry<String, String> one : meanings.entrySet()) {
                json.writeStringField(one.getKey(), one.getValue());
            }
            json.writeEndObject();
        }
        if (!step.undo().isEmpty()) {
            json.writeArrayFieldStart("undo");
            for (Call call : step.undo()) {
                json.writeStartObject();
                call(json, call, true);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void call(JsonGenerator json, Call call, boolean command) throws IOException {
        json.writeStringField("service", call.service());
        json.writeStringField("operation", call.operation());
        json.writeStringField("region", call.region());
        json.writeFieldName("input");
        value(json, call.input());
        if (command) {
            json.writeStringField("command", call.command());
        }
        if (call.found().isPresent()) {
            Found found = call.found().get();
            json.writeObjectFieldStart("found");
            json.writeStringField("name", found.name());
            call(json, found.read(), false);
            json.writeStringField("expression", found.expression());
            json.writeEndObject();
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> one : map.entrySet()) {
                json.writeFieldName((String) one.getKey());
                value(json, one.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            // As it is, with what nobody would see as codes: AWS takes no text that was made visible.
            json.writeRawValue(Call.json(text));
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            // Numbers as Jackson writes them, which is how they are read.
            json.writeNumber(String.valueOf(value));
        }
    }

    /** Reads the remedy of a finding; empty where there is none. */
    static Optional<Remedy> read(JsonNode finding) {
        JsonNode node = finding.get("remediation");
        if (node == null) {
            return Optional.empty();
        }
        if (node.has("without")) {
            String why = JsonReader.text(node, "without");
            return Optional.of(new NoCommand(
                    NoCommand.Why.valueOf(why.toUpperCase(Locale.ROOT).replace('-', '_')),
                    JsonReader.text(node, "text")));
        }
        return Optional.of(new Remedy.Changes(JsonReader.each(
                node,
                "changes",
                change -> new Told(
                        new Target(
                                JsonReader.text(change, "type"),
                                JsonReader.text(change, "region"),
                                JsonReader.text(change, "id"),
                                change.path("part").asText("")),
                        JsonReader.text(change, "about"),
                        JsonReader.each(change, "steps", RemedyJson::step)))));
    }

    private static Step step(JsonNode node) {
        Map<Effect, String> effects = new EnumMap<>(Effect.class);
        node.path("effects")
                .properties()
                .forEach(one -> effects.put(effect(one.getKey()), one.getValue().asText()));
        List<Placeholder> placeholders = new ArrayList<>();
        node.path("placeholders")
                .properties()
                .forEach(one -> placeholders.add(
                        new Placeholder(one.getKey(), one.getValue().asText())));
        return new Step(
                call(node),
                JsonReader.each(
                        node,
                        "guards",
                        guard -> new Guard(
                                call(guard),
                                JsonReader.text(guard, "expression"),
                                Optional.ofNullable(guard.get("absent")).map(JsonNode::asText))),
                effects,
                placeholders,
                JsonReader.each(node, "undo", RemedyJson::call));
    }

    private static Effect effect(String word) {
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no effect " + word));
    }

    private static Call call(JsonNode node) {
        try {
            JsonNode input = node.path("input");
            return new Call(
                    JsonReader.text(node, "service"),
                    JsonReader.text(node, "operation"),
                    JsonReader.text(node, "region"),
                    JSON.treeToValue(input, Inputs.class),
                    Optional.ofNullable(node.get("found"))
                            .map(found -> new Found(
                                    JsonReader.text(found, "name"),
                                    call(found),
                                    JsonReader.text(found, "expression"))));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("input: " + wrong.getOriginalMessage(), wrong);
        }
    }

    /** Is what a call takes, in its order. */
    private static final class Inputs extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1;
    }
}
