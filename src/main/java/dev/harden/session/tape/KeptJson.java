package dev.harden.session.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.harden.session.tape.Kept.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** Copies the members of a JSON body that are kept; a value of another kind than the member's stays of its kind. */
final class KeptJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final Shape NOTHING = new Shape.Members(Map.of());

    private final JsonParser in;
    private final JsonGenerator out;
    private final Deque<Shape> inside = new ArrayDeque<>();

    private KeptJson(JsonParser in, JsonGenerator out) {
        this.in = in;
        this.out = out;
    }

    static byte[] of(byte[] body, Shape shape) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (JsonParser in = JSON.createParser(body);
                JsonGenerator out = JSON.createGenerator(kept)) {
            new KeptJson(in, out).copy(shape);
        }
        return kept.toByteArray();
    }

    private void copy(Shape root) throws IOException {
        Shape next = root;
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            switch (token) {
                case START_OBJECT -> {
                    out.writeStartObject();
                    inside.push(object(next));
                }
                case START_ARRAY -> {
                    out.writeStartArray();
                    inside.push(next);
                    next = next instanceof Shape.Items items ? items.item() : NOTHING;
                    continue;
                }
                case END_OBJECT -> {
                    out.writeEndObject();
                    inside.pop();
                }
                case END_ARRAY -> {
                    out.writeEndArray();
                    inside.pop();
                }
                case FIELD_NAME -> {
                    Optional<Shape> member = member(inside.getFirst(), in.currentName());
                    if (member.isPresent()) {
                        out.writeFieldName(in.currentName());
                        next = member.get();
                    } else {
                        in.nextToken();
                        in.skipChildren();
                    }
                    continue;
                }
                default -> value(next);
            }
            next = inside.peek() instanceof Shape.Items items ? items.item() : NOTHING;
        }
    }

    /** Gives what is kept of an object. Only XML lets the entries of a map stand where others have the map. */
    private static Shape object(Shape shape) {
        if (shape instanceof Shape.Entry entry) {
            return new Shape.Entries(entry.value());
        }
        return shape instanceof Shape.Members || shape instanceof Shape.Entries ? shape : NOTHING;
    }

    private void value(Shape shape) throws IOException {
        if (shape instanceof Shape.Leaf || in.currentToken() == JsonToken.VALUE_NULL) {
            out.copyCurrentEvent(in);
        } else {
            out.writeString("withheld");
        }
    }

    private static Optional<Shape> member(Shape shape, String name) {
        return shape instanceof Shape.Entries entries
                ? Optional.of(entries.value())
                : Optional.ofNullable(((Shape.Members) shape).byName().get(name));
    }
}
