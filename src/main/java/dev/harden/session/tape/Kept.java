package dev.harden.session.tape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows what a recording keeps of an operation's answers: the members that the code reads, as {@code kept.txt} lists them.
 * {@code ./dev kept} makes that list from the code, and a test holds it to the code.
 */
final class Kept {
    /** Is what a failed call says, in all protocols. */
    static final Shape FAILURE = failure();

    private static final Kept LISTED = read();

    private final Map<String, Shape> types = new HashMap<>();
    private final Map<String, Shape> operations = new HashMap<>();

    private Kept() {}

    /** Is what is kept of a value. */
    sealed interface Shape {
        /** Keeps a value that has no parts. */
        record Leaf() implements Shape {}

        /** Keeps a body as it is, which is one value and has no form of the protocol's. */
        record Raw() implements Shape {}

        /** Keeps the members of a structure that are named here, by their names on the wire. */
        record Members(Map<String, Shape> byName) implements Shape {}

        /** Keeps each item of a list. */
        record Items(Shape item) implements Shape {}

        /** Keeps the keys of a map, and of its values what is kept of one. */
        record Entries(Shape value) implements Shape {}

        /** Is a map whose entries stand where others have the map. */
        record Entry(Shape value) implements Shape {}
    }

    /**
     * Gives what is kept of an operation's answers; empty where the list does not have it.
     *
     * @param operation as {@code iam.ListUsers}
     */
    static Optional<Shape> of(String operation) {
        return Optional.ofNullable(LISTED.operations.get(operation));
    }

    private static Shape failure() {
        Map<String, Shape> members = new HashMap<>();
        Shape failure = new Shape.Members(members);
        members.put("Error", failure);
        members.put("Errors", failure);
        for (String name : new String[] {"Code", "code", "__type", "Message", "message", "errorMessage"}) {
            members.put(name, new Shape.Leaf());
        }
        return failure;
    }

    private static Kept read() {
        Kept kept = new Kept();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Kept.class.getResourceAsStream("kept.txt"), StandardCharsets.UTF_8))) {
            Map<String, Shape> members = Map.of();
            String service = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.strip().split(" ");
                if (line.startsWith("  ")) {
                    members.put(words[0], kept.shape(service, words.length > 1 ? words[1] : "-"));
                } else if (words[0].equals("type")) {
                    service = words[1].substring(0, words[1].indexOf('.'));
                    members = kept.members(words[1]);
                } else if (words[0].equals("operation")) {
                    kept.operations.put(words[1], kept.shape(words[1].substring(0, words[1].indexOf('.')), words[2]));
                }
            }
            return kept;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Shape shape(String service, String text) {
        String inside = text.substring(1, Math.max(1, text.length() - 1));
        return switch (text.charAt(0)) {
            case '-' -> new Shape.Leaf();
            case '=' -> new Shape.Raw();
            case '[' -> new Shape.Items(shape(service, inside));
            case '{' -> new Shape.Entries(shape(service, inside));
            case '(' -> new Shape.Entry(shape(service, inside));
            default -> {
                members(service + "." + text);
                yield types.get(service + "." + text);
            }
        };
    }

    /** Gives the members of a type, which may be named before it is listed, and within itself. */
    private Map<String, Shape> members(String type) {
        Shape there = types.computeIfAbsent(type, unseen -> new Shape.Members(new HashMap<>()));
        return ((Shape.Members) there).byName();
    }
}
