package dev.harden.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Is what people read about a check: Markdown beside its class, in three sections.
 *
 * @param why what goes wrong without it
 * @param fix how to mend it, with a command to paste
 * @param references the pages of AWS and others that it rests on, one a line
 */
public record Prose(String why, String fix, List<String> references) {
    public Prose {
        references = List.copyOf(references);
    }

    /**
     * Reads {@code <Class>.md} beside the class.
     *
     * @throws IllegalStateException when it is not there or lacks a section
     */
    public static Prose of(Class<?> check) {
        String name = check.getSimpleName() + ".md";
        try (InputStream file = check.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(check.getName() + " has no " + name + " beside it");
            }
            return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Prose parse(String name, String markdown) {
        List<String> references = new ArrayList<>();
        for (String line : section(name, markdown, "References").split("\n")) {
            if (line.startsWith("- ")) {
                references.add(line.substring(2).strip());
            }
        }
        return new Prose(section(name, markdown, "Why"), section(name, markdown, "Fix"), references);
    }

    private static String section(String name, String markdown, String title) {
        String heading = "## " + title + "\n";
        String text = "\n" + markdown.replace("\r\n", "\n");
        int start = text.indexOf("\n" + heading);
        if (start < 0) {
            throw new IllegalStateException(name + " lacks the section " + title);
        }
        int from = start + 1 + heading.length();
        int end = text.indexOf("\n## ", from - 1);
        return text.substring(from, end < 0 ? text.length() : Math.max(end, from))
                .strip();
    }
}
