package dev.harden.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lays text out in columns of a terminal: wraps it, and makes what would steer the terminal visible. */
final class Layout {
    /** A command, or what is to be done in its place, behind the word that says what it does. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|^[^:]{1,60}: )(?:aws [a-z0-9-]+ |# )");

    private final Appendable out;
    private final int width;

    /**
     * @param width how many columns there are; {@link Integer#MAX_VALUE} where nothing is wrapped
     */
    Layout(Appendable out, int width) {
        this.out = out;
        this.width = width;
    }

    void line() throws IOException {
        out.append('\n');
    }

    /**
     * Writes a text, wrapped.
     *
     * @param first what stands before its first line
     * @param rest what stands before the others, as wide
     */
    void paragraph(String first, String rest, String text) throws IOException {
        String before = first;
        for (String line : wrap(Plain.shortened(text), width - columns(first))) {
            out.append(before).append(line).append('\n');
            before = rest;
        }
    }

    /** Writes a line of evidence: a command as it is, so that it can be copied, and all else wrapped. */
    void evidence(String before, String text) throws IOException {
        if (COMMAND.matcher(text).find()) {
            out.append(before).append(Plain.whole(text)).append('\n');
        } else {
            paragraph(before, before, text);
        }
    }

    /** Writes the head of lines of numbers as it is, in a style. */
    void head(Style style, String text) throws IOException {
        out.append(style.of(text)).append('\n');
    }

    /** Writes a line of numbers as it is. */
    void row(String text) throws IOException {
        out.append(text).append('\n');
    }

    /** Writes a line that is short and of the program's own making, in a style. */
    void title(Style style, String text) throws IOException {
        for (String line : wrap(Plain.shortened(text), width)) {
            out.append(style.of(line)).append('\n');
        }
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String rest = word;
            if (!line.isEmpty() && columns(line) + 1 + columns(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (columns(rest) > width) {
                String head = fitting(rest, width);
                lines.add(head);
                rest = rest.substring(head.length());
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Gives as much of the beginning as fits. */
    private static String fitting(String text, int width) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (used + columns(point) > width) {
                break;
            }
            used += columns(point);
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    int width() {
        return width;
    }

    /** Gives a text cut to a number of columns, with a sign where something is cut off. */
    static String clipped(String text, int columns) {
        return columns(text) <= columns ? text : fitting(text, columns - 1) + "…";
    }

    static int columns(CharSequence text) {
        return text.codePoints().map(Layout::columns).sum();
    }

    /** Tells how many columns a character takes: none for marks above others, two for East Asian wide ones. */
    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0x1F300 && point <= 0x1FAFF
                || point >= 0x20000 && point <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
