package dev.harden.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the little Markdown that prose has: paragraphs, lists, commands, code, emphasis and links. */
public final class Markdown {
    private static final Pattern INLINE = Pattern.compile(
            "`([^`]+)`|\\*\\*([^*]+)\\*\\*|(?<![\\w*])\\*([^*\\s][^*]*)\\*(?![\\w*])|\\[([^\\]]+)\\]\\((https://[^)\\s]+)\\)");

    private Markdown() {}

    /** Is how something is shown. */
    public enum Kind {
        PARAGRAPH,
        ITEM,
        COMMAND,
        TEXT,
        CODE,
        STRONG,
        LINK
    }

    /**
     * Is a part of a line.
     *
     * @param target where a link leads; empty for others
     */
    public record Span(Kind kind, String text, String target) {}

    /**
     * Is a paragraph, an item of a list, or commands.
     *
     * @param text the commands as they are; empty for others
     */
    public record Block(Kind kind, List<Span> spans, String text) {}

    /** Returns the blocks of a text; the lines of a paragraph are one. */
    public static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        StringBuilder commands = null;
        Kind kind = Kind.PARAGRAPH;
        for (String line : markdown.split("\n")) {
            if (line.strip().startsWith("```")) {
                end(blocks, kind, open);
                if (commands != null) {
                    blocks.add(new Block(
                            Kind.COMMAND, List.of(), commands.toString().stripTrailing()));
                }
                commands = commands == null ? new StringBuilder() : null;
                kind = Kind.PARAGRAPH;
            } else if (commands != null) {
                commands.append(line).append('\n');
            } else if (line.isBlank()) {
                end(blocks, kind, open);
                kind = Kind.PARAGRAPH;
            } else if (line.startsWith("    ") && open.isEmpty()) {
                blocks.add(new Block(Kind.COMMAND, List.of(), line.strip()));
            } else if (line.startsWith("- ")) {
                end(blocks, kind, open);
                kind = Kind.ITEM;
                open.append(line.substring(2).strip());
            } else {
                open.append(open.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        end(blocks, kind, open);
        return blocks;
    }

    private static void end(List<Block> blocks, Kind kind, StringBuilder open) {
        if (!open.isEmpty()) {
            blocks.add(new Block(kind, spans(open.toString()), ""));
            open.setLength(0);
        }
    }

    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher inline = INLINE.matcher(text);
        int from = 0;
        while (inline.find()) {
            if (inline.start() > from) {
                spans.add(new Span(Kind.TEXT, text.substring(from, inline.start()), ""));
            }
            if (inline.group(1) != null) {
                spans.add(new Span(Kind.CODE, inline.group(1), ""));
            } else if (inline.group(4) != null) {
                spans.add(new Span(Kind.LINK, inline.group(4).replace("`", ""), inline.group(5)));
            } else {
                spans.add(new Span(Kind.STRONG, inline.group(2) == null ? inline.group(3) : inline.group(2), ""));
            }
            from = inline.end();
        }
        if (from < text.length()) {
            spans.add(new Span(Kind.TEXT, text.substring(from), ""));
        }
        return spans;
    }
}
