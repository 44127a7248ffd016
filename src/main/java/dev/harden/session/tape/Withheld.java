package dev.harden.session.tape;

import dev.harden.session.tape.Kept.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Makes of an answer what a recording may hold: what the code reads, and nothing else. */
final class Withheld {
    /** Stands for a body that cannot be read, and cannot be read itself. */
    static final byte[] UNREADABLE = "withheld: not readable".getBytes(StandardCharsets.US_ASCII);

    private Withheld() {}

    /**
     * Gives the part of a body that is kept.
     *
     * @param operation as {@code iam.ListUsers}; of an answer to something else nothing is kept
     * @param status the HTTP status
     */
    static byte[] from(Optional<String> operation, int status, byte[] body) {
        Shape shape = status >= 300 ? Kept.FAILURE : operation.flatMap(Kept::of).orElse(new Shape.Members(Map.of()));
        if (shape instanceof Shape.Raw || body.length == 0) {
            return body;
        }
        try {
            return switch (first(body)) {
                case '<' -> KeptXml.of(body, shape, operation.orElse("").replaceFirst(".*\\.", "") + "Result");
                case '{' -> KeptJson.of(body, shape);
                default -> UNREADABLE;
            };
        } catch (IOException | XMLStreamException malformed) {
            return UNREADABLE;
        }
    }

    private static char first(byte[] body) {
        int at = 0;
        while (at < body.length - 1 && (body[at] & 0xff) <= ' ') {
            at++;
        }
        return (char) body[at];
    }
}
