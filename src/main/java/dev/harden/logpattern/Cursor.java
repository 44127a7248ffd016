package dev.harden.logpattern;

import java.util.function.IntPredicate;

/** Goes through a pattern's text. */
final class Cursor {
    /** What {@link #peek} gives behind the end. */
    static final char END = '\0';

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char next() {
        return text.charAt(at++);
    }

    void skipSpace() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    /** Goes past a text that stands here; stays where it does not. */
    boolean accept(String wanted) {
        boolean there = text.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    /** As {@link #accept}, of letters in either case that no further letter follows. */
    boolean acceptWord(String wanted) {
        int end = at + wanted.length();
        boolean there = text.regionMatches(true, at, wanted, 0, wanted.length())
                && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        at += there ? wanted.length() : 0;
        return there;
    }

    void expect(String wanted) {
        if (!accept(wanted)) {
            throw fail("expected " + wanted);
        }
    }

    /** Takes characters as long as they pass; perhaps none. */
    String takeWhile(IntPredicate test) {
        int start = at;
        while (!atEnd() && test.test(peek())) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Takes a quoted text, at whose opening quote it stands; a backslash before a quote makes it part of the text. */
    String quoted() {
        int start = at;
        expect("\"");
        StringBuilder value = new StringBuilder();
        while (!accept("\"")) {
            if (atEnd()) {
                throw fail("a quote is not closed", start);
            }
            value.append(accept("\\\"") ? '"' : next());
        }
        return value.toString();
    }

    static String quote(String value) {
        return "\"" + value.replace("\"", "\\\"") + "\"";
    }

    /** Takes a regular expression, at whose opening percent sign it stands. */
    Regex regex() {
        int start = at;
        expect("%");
        int from = at;
        String expression = takeWhile(letter -> letter != '%');
        if (!accept("%")) {
            throw fail("a regular expression is not closed", start);
        }
        return Regex.parse(expression, from);
    }

    int at() {
        return at;
    }

    /** Gives what was passed since a place. */
    String since(int start) {
        return text.substring(start, at);
    }

    PatternException fail(String problem) {
        return fail(problem, at);
    }

    static PatternException fail(String problem, int at) {
        return new PatternException(problem, at + 1);
    }
}
