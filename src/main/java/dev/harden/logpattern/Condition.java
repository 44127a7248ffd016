package dev.harden.logpattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Is an expression of a JSON pattern. */
sealed interface Condition {
    Match match(JsonNode event);

    /** Holds when one of its parts does. */
    record AnyOf(List<Condition> parts) implements Condition {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public Match match(JsonNode event) {
            Match match = Match.NO;
            for (Condition part : parts) {
                match = match.or(part.match(event));
                if (match.isYes()) {
                    return match;
                }
            }
            return match;
        }

        @Override
        public String toString() {
            return String.join(
                    " || ",
                    parts.stream()
                            .map(part -> part instanceof AnyOf ? "(" + part + ")" : part.toString())
                            .toList());
        }
    }

    /** Holds when all of its parts do. */
    record AllOf(List<Condition> parts) implements Condition {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public Match match(JsonNode event) {
            Match match = Match.YES;
            for (Condition part : parts) {
                match = match.and(part.match(event));
                if (match.isNo()) {
                    return match;
                }
            }
            return match;
        }

        @Override
        public String toString() {
            return String.join(
                    " && ",
                    parts.stream()
                            .map(part -> part instanceof Comparison || part instanceof Kind
                                    ? part.toString()
                                    : "(" + part + ")")
                            .toList());
        }
    }

    /** Compares a field with a value. */
    record Comparison(Selector selector, Operator operator, Operand operand) implements Condition {
        @Override
        public Match match(JsonNode event) {
            List<JsonNode> found = selector.find(event);
            if (found.size() == 1) {
                return compare(found.get(0));
            }
            List<Match> matches = found.stream().map(this::compare).toList();
            if (operator == Operator.EQUAL || matches.isEmpty()) {
                return matches.stream().reduce(Match.NO, Match::or);
            }
            boolean alike = matches.stream().map(Match::truth).distinct().count() == 1;
            return alike ? matches.get(0) : Match.open(this + " where its values differ");
        }

        private Match compare(JsonNode value) {
            // What is not there, an object or an array satisfies no comparison, not even !=.
            if (value.isMissingNode() || value.isContainerNode()) {
                return Match.NO;
            }
            boolean anything = operand instanceof Operand.Text text && text.isAnything();
            if (value.isTextual() && !(operand instanceof Operand.Numeric)) {
                return operand.compare(operator, value.asText());
            }
            if (value.isNumber() && operand instanceof Operand.Numeric number) {
                return number.compare(operator, value.decimalValue());
            }
            if (anything && !value.isNull()) {
                return Match.of(operator == Operator.EQUAL);
            }
            return Match.open(this + " where the value is " + kind(value));
        }

        private static String kind(JsonNode value) {
            return switch (value.getNodeType()) {
                case STRING -> "a string";
                case NUMBER -> "a number";
                case BOOLEAN -> "a boolean";
                default -> "null";
            };
        }

        @Override
        public String toString() {
            return selector + " " + operator.sign() + " " + operand;
        }
    }

    /** Is what a field can be, whatever its value. */
    enum Is {
        NULL("IS NULL"),
        TRUE("IS TRUE"),
        FALSE("IS FALSE"),
        ABSENT("NOT EXISTS");

        private final String words;

        Is(String words) {
            this.words = words;
        }

        boolean holds(JsonNode value) {
            return switch (this) {
                case NULL -> value.isNull();
                case TRUE -> value.isBoolean() && value.booleanValue();
                case FALSE -> value.isBoolean() && !value.booleanValue();
                case ABSENT -> value.isMissingNode();
            };
        }

        String words() {
            return words;
        }
    }

    /**
     * Tells what a field is.
     *
     * @param written the words as the pattern writes them; AWS's documents know capitals alone
     */
    record Kind(Selector selector, Is is, String written) implements Condition {
        @Override
        public Match match(JsonNode event) {
            List<Boolean> all = selector.find(event).stream().map(is::holds).toList();
            if (!written.equals(is.words())) {
                return Match.open(this + " in lower case");
            }
            if (all.isEmpty()) {
                return is == Is.ABSENT ? Match.open(this + " where there is nothing to look through") : Match.NO;
            }
            return all.stream().distinct().count() == 1
                    ? Match.of(all.get(0))
                    : Match.open(this + " where its values differ");
        }

        @Override
        public String toString() {
            return selector + " " + written;
        }
    }
}
