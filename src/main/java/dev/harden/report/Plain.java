package dev.harden.report;

import dev.harden.model.Visible;

/** Makes what would steer whoever shows a text visible: escape sequences, line breaks, direction marks. */
final class Plain {
    private static final int LONGEST = 400;

    private Plain() {}

    /** Replaces control and format characters by their code, and shortens what is longer than anybody reads. */
    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    /**
     * As {@link #shortened(String)}, to another length.
     *
     * @param longest in code points of the text, without the note that says how much is left out
     */
    static String shortened(String text, int longest) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> Visible.append(plain, point));
        long rest = text.codePoints().count() - longest;
        return rest > 0 ? plain + "… (" + rest + " more)" : plain.toString();
    }

    /** Replaces control and format characters by their code. */
    static String whole(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> Visible.append(plain, point));
        return plain.toString();
    }
}
