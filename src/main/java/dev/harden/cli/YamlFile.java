package dev.harden.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is a YAML file that means one thing: one document, in which no key stands twice and nothing is an alias.
 *
 * @param tree what it holds; a missing node where it is empty
 * @param lines on which line each item of its list begins, of the list that it is or that its only key has
 */
record YamlFile(JsonNode tree, List<Integer> lines) {
    private static final long LARGEST = 1024 * 1024;
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

    /**
     * Reads it.
     *
     * @param what what the file is, as {@code the config file}
     * @throws UsageError when it cannot be read, or is not such a file
     */
    static YamlFile read(String what, Path file) {
        String name = what + " " + file;
        try {
            byte[] text = bytes(name, file);
            List<Integer> lines = new ArrayList<>();
            walk(name, text, lines);
            return new YamlFile(YAML.readTree(text), lines);
        } catch (JsonProcessingException malformed) {
            String where = malformed.getLocation() == null
                    ? ""
                    : ", line " + malformed.getLocation().getLineNr();
            String said = malformed.getOriginalMessage().lines().findFirst().orElse("");
            Matcher twice = TWICE.matcher(said);
            throw new UsageError(
                    twice.matches()
                            ? name + where + " sets " + twice.group(1) + " twice"
                            : name + where + " is not YAML: " + said);
        } catch (IOException unreadable) {
            throw new UsageError(name + " cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * Gives the bytes of a file of the user's.
     *
     * @throws UsageError when it is none, or larger than such a file may be
     */
    static byte[] bytes(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageError(name + " is not there, or is no file");
        }
        if (Files.size(file) > LARGEST) {
            throw new UsageError(name + " is larger than 1 MiB");
        }
        return Files.readAllBytes(file);
    }

    /** Holds the file to one document without aliases, which the tree would show as texts, and notes its items' lines. */
    private static void walk(String name, byte[] text, List<Integer> lines) throws IOException {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
            int documents = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean begins = token.isStructStart() || token.isScalarValue();
                JsonStreamContext around =
                        token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
                int line = parser.currentTokenLocation().getLineNr();
                if (begins && around.inRoot() && ++documents > 1) {
                    throw new UsageError(
                            name + ", line " + line + " begins a second YAML document; it takes one alone");
                }
                if (parser.isCurrentAlias()) {
                    throw new UsageError(name + ", line " + line + " has the alias *" + parser.getText()
                            + "; a text that begins with * stands in quotes");
                }
                if (begins && isItem(around)) {
                    lines.add(line);
                }
            }
        }
    }

    private static boolean isItem(JsonStreamContext around) {
        if (!around.inArray()) {
            return false;
        }
        JsonStreamContext above = around.getParent();
        return above.inRoot() || above.inObject() && above.getParent().inRoot();
    }
}
