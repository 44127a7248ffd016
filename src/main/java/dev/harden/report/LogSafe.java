package dev.harden.report;

import java.io.IOException;

/**
 * Passes a text on so that no line of it is a command to the CI system in whose log it is shown: GitHub takes lines that
 * begin with two colons, and Azure and GitHub take {@code ##[} anywhere, from whoever may name a thing in the account.
 */
public final class LogSafe implements Appendable {
    private static final String VSO = "##vso[";

    /** Says how a character is written so that it means the same and does nothing. */
    public enum Form {
        TEXT("<U+003A>", "<U+0023>"),
        JSON("\\u003a", "\\u0023"),
        MARKUP("&#58;", "&#35;");

        private final String colon;
        private final String number;

        Form(String colon, String number) {
            this.colon = colon;
            this.number = number;
        }
    }

    private final Appendable out;
    private final Form form;
    private boolean begins = true;
    private String held = "";

    public LogSafe(Appendable out, Form form) {
        this.out = out;
        this.form = form;
    }

    /** Gives a text that is no command, and holds none. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder();
        try {
            LogSafe line = new LogSafe(safe, Form.TEXT);
            line.append(text);
            line.end();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return safe.toString();
    }

    /** Passes on what was held back to see what follows it. */
    public void end() throws IOException {
        out.append(held);
        held = "";
    }

    @Override
    public Appendable append(char c) throws IOException {
        String text = held + c;
        if (c == '\n' || c == '\r') {
            out.append(text);
            held = "";
            begins = true;
        } else if (begins && text.equals(":")
                || "##[".startsWith(text) && !text.equals("##[")
                || VSO.startsWith(text) && !text.equals(VSO)) {
            held = text;
        } else if (begins && text.equals("::")) {
            pass(form.colon + ":");
        } else if (text.equals("##[") || text.equals(VSO)) {
            pass("#" + form.number + text.substring(2));
        } else if (held.isEmpty()) {
            out.append(c);
            begins &= isBlank(c);
        } else {
            // What was held is no command; what comes now may begin one.
            String before = held;
            held = "";
            boolean again = before.equals("##") && c == '#';
            out.append(again ? "#" : before);
            held = again ? "#" : "";
            begins = false;
            append(c);
        }
        return this;
    }

    private void pass(String text) throws IOException {
        out.append(text);
        held = "";
        begins = false;
    }

    @Override
    public Appendable append(CharSequence text) throws IOException {
        return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
        int passed = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (held.isEmpty() && c != '\n' && c != '\r' && c != '#' && !(begins && c == ':')) {
                begins = begins && isBlank(c);
                continue;
            }
            // All before it means nothing to anybody, and is passed on at once.
            out.append(text, passed, i);
            append(c);
            passed = i + 1;
        }
        out.append(text, passed, end);
        return this;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
