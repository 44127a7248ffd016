package dev.harden.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what AWS documents of actions and condition keys, from the tables beside this class. */
final class Reference {
    private Reference() {}

    /** Gives the lines of a table but for its comments. */
    static List<String> lines(String table) {
        try (InputStream stream = Reference.class.getResourceAsStream(table)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
