package dev.harden.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds JSON to shapes as AWS's own service models describe them. */
final class Shapes {
    private final JsonNode shapes;

    Shapes(Path model) {
        try {
            shapes = new ObjectMapper().readTree(Files.readString(model)).get("shapes");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Tells what of a value is not as its shape says. */
    List<String> errors(String shape, JsonNode value) {
        List<String> errors = new ArrayList<>();
        check(shape, shape, value, errors);
        return errors;
    }

    private void check(String path, String name, JsonNode value, List<String> errors) {
        JsonNode shape = shapes.get(name);
        switch (shape.get("type").asText()) {
            case "structure" -> structure(path, shape, value, errors);
            case "list" -> {
                if (!value.isArray()) {
                    errors.add(path + " is no list");
                }
                value.forEach(one ->
                        check(path + "[]", shape.get("member").get("shape").asText(), one, errors));
            }
            case "map" ->
                value.properties().forEach(one -> {
                    check(
                            path + "." + one.getKey(),
                            shape.get("value").get("shape").asText(),
                            one.getValue(),
                            errors);
                });
            case "string" -> {
                boolean listed =
                        !shape.has("enum") || shape.get("enum").valueStream().anyMatch(one -> one.equals(value));
                boolean matches = !shape.has("pattern")
                        || value.asText().matches("(?s)" + shape.get("pattern").asText());
                if (!value.isTextual() || !listed || !matches) {
                    errors.add(path + " may not be " + value);
                }
            }
            case "boolean" -> {
                if (!value.isBoolean()) {
                    errors.add(path + " is no boolean");
                }
            }
            default -> {
                if (!value.isNumber()) {
                    errors.add(path + " is no number");
                }
            }
        }
    }

    private void structure(String path, JsonNode shape, JsonNode value, List<String> errors) {
        if (!value.isObject()) {
            errors.add(path + " is no object");
            return;
        }
        for (JsonNode required : shape.path("required")) {
            if (!value.has(required.asText())) {
                errors.add(path + " lacks " + required.asText());
            }
        }
        value.properties().forEach(one -> {
            JsonNode member = shape.get("members").get(one.getKey());
            if (member == null) {
                errors.add(path + " has no " + one.getKey());
            } else {
                check(path + "." + one.getKey(), member.get("shape").asText(), one.getValue(), errors);
            }
        });
    }
}
