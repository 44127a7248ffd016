package dev.harden.logpattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads JSON patterns: {@code ||} below {@code &&} below parentheses. */
final class JsonParser {
    private static final int DEEPEST = 200;
    private static final int MOST_DIGITS = 9;

    private final Cursor cursor;
    private int depth;

    private JsonParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static JsonPattern parse(Cursor cursor) {
        return new JsonParser(cursor).whole();
    }

    /** Reads the name of a field alone; absent when it is none. */
    static Optional<Selector> field(String text) {
        Cursor cursor = new Cursor(text);
        try {
            Selector selector = new JsonParser(cursor).selector();
            return cursor.atEnd() ? Optional.of(selector) : Optional.empty();
        } catch (PatternException none) {
            return Optional.empty();
        }
    }

    private JsonPattern whole() {
        cursor.expect("{");
        Condition condition = anyOf();
        cursor.skipSpace();
        cursor.expect("}");
        cursor.skipSpace();
        if (!cursor.atEnd()) {
            throw cursor.fail("expected the end");
        }
        return new JsonPattern(condition);
    }

    private Condition anyOf() {
        List<Condition> parts = new ArrayList<>(List.of(allOf()));
        while (accept("||")) {
            parts.add(allOf());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.AnyOf(parts);
    }

    private Condition allOf() {
        List<Condition> parts = new ArrayList<>(List.of(term()));
        while (accept("&&")) {
            parts.add(term());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
    }

    private boolean accept(String operator) {
        cursor.skipSpace();
        return cursor.accept(operator);
    }

    private Condition term() {
        if (!accept("(")) {
            return comparison();
        }
        if (++depth > DEEPEST) {
            throw cursor.fail("more than " + DEEPEST + " parentheses in one another");
        }
        Condition inner = anyOf();
        cursor.skipSpace();
        cursor.expect(")");
        depth--;
        return inner;
    }

    private Condition comparison() {
        Selector selector = selector();
        cursor.skipSpace();
        int start = cursor.at();
        if (cursor.acceptWord("IS")) {
            cursor.skipSpace();
            for (Condition.Is is : List.of(Condition.Is.NULL, Condition.Is.TRUE, Condition.Is.FALSE)) {
                if (cursor.acceptWord(is.name())) {
                    return new Condition.Kind(selector, is, words(start));
                }
            }
            throw cursor.fail("expected NULL, TRUE or FALSE");
        }
        if (cursor.acceptWord("NOT")) {
            cursor.skipSpace();
            if (cursor.acceptWord("EXISTS")) {
                return new Condition.Kind(selector, Condition.Is.ABSENT, words(start));
            }
            throw cursor.fail("expected EXISTS");
        }
        Operator operator = Operator.at(cursor).orElseThrow(() -> cursor.fail("expected an operator"));
        cursor.skipSpace();
        return new Condition.Comparison(selector, operator, Operand.at(cursor, operator));
    }

    /** Gives the words as they are written, and in lower case when any letter of theirs is. */
    private String words(int start) {
        String written = cursor.since(start).strip().replaceAll("\\s+", " ");
        return written.equals(written.toUpperCase(Locale.ROOT)) ? written : written.toLowerCase(Locale.ROOT);
    }

    private Selector selector() {
        cursor.skipSpace();
        cursor.expect("$");
        List<Selector.Step> steps = new ArrayList<>();
        while (cursor.peek() == '.' || cursor.peek() == '[') {
            steps.add(step());
        }
        if (steps.isEmpty()) {
            throw cursor.fail("expected a field");
        }
        return new Selector(steps);
    }

    private Selector.Step step() {
        if (cursor.accept("[*]")) {
            return new Selector.Each(true);
        }
        if (cursor.accept(".*")) {
            return new Selector.Each(false);
        }
        if (cursor.accept(".['") || cursor.accept("['")) {
            int start = cursor.at();
            String name = cursor.takeWhile(letter -> letter != '\'');
            if (!cursor.accept("']")) {
                throw Cursor.fail("a field's name is not closed", start);
            }
            return new Selector.Member(name);
        }
        if (cursor.accept("[")) {
            String digits = cursor.takeWhile(letter -> letter >= '0' && letter <= '9');
            if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
                throw cursor.fail("expected the number of an element");
            }
            cursor.expect("]");
            return new Selector.Element(Integer.parseInt(digits));
        }
        cursor.expect(".");
        String name = cursor.takeWhile(Selector::isNameLetter);
        if (name.isEmpty()) {
            throw cursor.fail("expected a field's name");
        }
        return new Selector.Member(name);
    }
}
