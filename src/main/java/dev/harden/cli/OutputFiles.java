package dev.harden.cli;

import dev.harden.model.Destination;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code --output FORMAT=FILE}. */
final class OutputFiles {
    private OutputFiles() {}

    /**
     * Gives the format of each file.
     *
     * @throws UsageError when a format is unknown, a file is named twice or cannot be written
     */
    static Map<Path, Format> parse(List<String> outputs) {
        Map<Path, Format> files = new LinkedHashMap<>();
        Set<Path> places = new HashSet<>();
        for (String output : outputs) {
            int equals = output.indexOf('=');
            if (equals < 1 || equals == output.length() - 1) {
                throw new UsageError("--output takes FORMAT=FILE, as json=report.json, not '" + output + "'");
            }
            String format = output.substring(0, equals);
            requireFormat(format);
            Path file = Path.of(output.substring(equals + 1));
            requireWritable(file);
            if (!places.add(Destination.place(file))) {
                throw new UsageError("--output names " + file + " twice");
            }
            files.put(file.toAbsolutePath().normalize(), Format.valueOf(format));
        }
        return files;
    }

    /**
     * Holds a word to being a format.
     *
     * @throws UsageError when it is none
     */
    static void requireFormat(String word) {
        List<String> formats = Arrays.stream(Format.values()).map(Format::name).toList();
        Suggestion.require("format", word, formats, "they are " + String.join(", ", formats));
    }

    /**
     * Holds a path to being one that can be written, before anything is spent on what goes there.
     *
     * @throws UsageError when it cannot
     */
    static void requireWritable(Path file) {
        Destination.obstacle(file).ifPresent(why -> {
            throw new UsageError(why);
        });
    }
}
