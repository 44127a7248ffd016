package dev.harden.backend;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Is an answer on the wire. */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    public static Reply xml(String body) {
        return new Reply(200, Map.of("Content-Type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply json(String body) {
        return new Reply(
                200, Map.of("Content-Type", "application/x-amz-json-1.1"), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply status(int status, Map<String, String> headers) {
        return new Reply(status, headers, new byte[0]);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Reply with(int status) {
        return new Reply(status, headers, body);
    }

    Reply change(UnaryOperator<String> change) {
        return new Reply(status, headers, change.apply(text()).getBytes(StandardCharsets.UTF_8));
    }
}
