package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.NetworkMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads the maps of networks as a part of the JSON report: their fields are those of {@link NetworkMap}. */
final class JsonMaps {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonMaps() {}

    static void write(JsonGenerator json, List<NetworkMap> maps) throws IOException {
        if (maps.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("maps");
        for (NetworkMap map : maps) {
            JSON.writeValue(json, map);
        }
        json.writeEndArray();
    }

    /**
     * @throws IllegalArgumentException when a map is none
     */
    static List<NetworkMap> read(JsonNode nodes) {
        List<NetworkMap> maps = new ArrayList<>();
        nodes.forEach(node -> maps.add(JSON.convertValue(node, NetworkMap.class)));
        return maps;
    }
}
