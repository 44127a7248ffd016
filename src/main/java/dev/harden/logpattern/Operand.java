package dev.harden.logpattern;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Is what a pattern compares a field with. */
sealed interface Operand {
    Pattern NUMBER = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,9})?");

    /** Compares it with a text of the event. */
    Match compare(Operator operator, String value);

    /** Reads a number as patterns write it. */
    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Takes the operand that stands at the cursor: quoted, a regular expression, a number, or a bare text. */
    static Operand at(Cursor cursor, Operator operator) {
        int start = cursor.at();
        Operand operand;
        if (cursor.peek() == '"') {
            operand = new Text(cursor.quoted());
        } else if (cursor.peek() == '%') {
            operand = new Expression(cursor.regex());
        } else {
            String bare = cursor.takeWhile(
                    letter -> !Character.isWhitespace(letter) && "()&|=!<>\"{}[],".indexOf(letter) < 0);
            if (bare.isEmpty()) {
                throw cursor.fail("expected a value");
            }
            operand =
                    number(bare).<Operand>map(value -> new Numeric(value, bare)).orElseGet(() -> new Text(bare));
        }
        if (operator.orders() && !(operand instanceof Numeric)) {
            throw Cursor.fail(operator.sign() + " takes a number", start);
        }
        return operand;
    }

    /**
     * Is a text; a star at its start or end stands for any characters there.
     *
     * @param value the text with its stars
     */
    record Text(String value) implements Operand {
        boolean isAnything() {
            return value.equals("*");
        }

        @Override
        public Match compare(Operator operator, String text) {
            boolean plain = plain(text);
            boolean glob = hasInnerStar() ? Glob.matches(value, text) : plain;
            Match match = plain == glob
                    ? Match.of(plain)
                    : new Match(Truth.NO_BY_PLAIN_STAR, "the star inside " + Cursor.quote(value));
            return operator == Operator.NOT_EQUAL ? match.not() : match;
        }

        private boolean hasInnerStar() {
            int star = value.indexOf('*', 1);
            return star > 0 && star < value.length() - 1;
        }

        /** Compares with stars at the start and the end alone. */
        private boolean plain(String text) {
            boolean open = value.startsWith("*");
            boolean wide = value.endsWith("*") && value.length() > 1;
            String core = value.substring(open ? 1 : 0, value.length() - (wide ? 1 : 0));
            if (open) {
                return wide ? text.contains(core) : text.endsWith(core);
            }
            return wide ? text.startsWith(core) : text.equals(core);
        }

        @Override
        public String toString() {
            return Cursor.quote(value);
        }
    }

    /**
     * Is a number.
     *
     * @param value its value
     * @param text as the pattern writes it
     */
    record Numeric(BigDecimal value, String text) implements Operand {
        Match compare(Operator operator, BigDecimal number) {
            return Match.of(operator.holds(number.compareTo(value)));
        }

        /** Compares it with a field of a space-delimited event, where numbers are texts. */
        @Override
        public Match compare(Operator operator, String field) {
            return number(field)
                    .map(number -> compare(operator, number))
                    .orElseGet(() -> Match.of(operator == Operator.NOT_EQUAL));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Is a regular expression, found anywhere in the text. */
    record Expression(Regex regex) implements Operand {
        @Override
        public Match compare(Operator operator, String text) {
            Match match = regex.find(text);
            return operator == Operator.NOT_EQUAL ? match.not() : match;
        }

        @Override
        public String toString() {
            return regex.toString();
        }
    }
}
