package dev.harden.model;

import java.util.Locale;

/** Makes what would steer whoever shows a text visible: escape sequences, line breaks, direction marks. */
public final class Visible {
    private Visible() {}

    /** Replaces control, format and other characters that nobody sees by their code: {@code <U+202E>}. */
    public static String text(String text) {
        return text == null || text.codePoints().noneMatch(Visible::hides) ? text : replaced(text);
    }

    private static String replaced(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(point -> append(visible, point));
        return visible.toString();
    }

    /** Appends a character, or its code. */
    public static void append(StringBuilder visible, int point) {
        if (hides(point)) {
            visible.append(String.format(Locale.ROOT, "<U+%04X>", point));
        } else {
            visible.appendCodePoint(point);
        }
    }

    /** Tells whether a character is one that nobody sees, or that does something. */
    public static boolean hides(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
