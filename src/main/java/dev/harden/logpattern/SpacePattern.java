package dev.harden.logpattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Is a pattern over the fields of a space-delimited event, as of an access log; of JSON events it says nothing sensible.
 *
 * @param fields in their order
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-in-space-delimited-log-events.html">
 *     Matching terms in space-delimited log events</a>
 */
record SpacePattern(List<SpacePattern.Field> fields) implements FilterPattern {
    /** What stands between brackets, or between quotes, is one field. */
    private static final Pattern FIELD = Pattern.compile("\\[([^\\]]*+)\\]|\"([^\"]*+)\"|(\\S++)");

    /** Is one field, or an ellipsis. */
    sealed interface Field {}

    /** Stands for any number of fields. */
    record Ellipsis() implements Field {
        @Override
        public String toString() {
            return "...";
        }
    }

    /**
     * Is one field.
     *
     * @param anyOf its conditions: one of the lists must hold in all its parts; empty when any value will do
     */
    record Named(String name, List<List<Test>> anyOf) implements Field {
        Named {
            anyOf = anyOf.stream().map(List::copyOf).toList();
        }

        Match match(String value) {
            if (anyOf.isEmpty()) {
                return Match.YES;
            }
            Match match = Match.NO;
            for (List<Test> all : anyOf) {
                match = match.or(all.stream()
                        .map(test -> test.operand.compare(test.operator, value))
                        .reduce(Match.YES, Match::and));
            }
            return match;
        }

        @Override
        public String toString() {
            return anyOf.isEmpty()
                    ? name
                    : anyOf.stream()
                            .map(all ->
                                    all.stream().map(test -> name + " " + test).collect(Collectors.joining(" && ")))
                            .collect(Collectors.joining(" || "));
        }
    }

    record Test(Operator operator, Operand operand) {
        @Override
        public String toString() {
            return operator.sign() + " " + operand;
        }
    }

    SpacePattern {
        fields = List.copyOf(fields);
    }

    @Override
    public Match match(LogEvent event) {
        return event.isJson() ? Match.open("a space-delimited pattern over JSON") : match(split(event.text()));
    }

    private static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            String inner = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            values.add(inner == null ? matcher.group() : inner);
        }
        return values;
    }

    private Match match(List<String> values) {
        // before[i] says whether the fields so far match the first i values.
        Match[] before = new Match[values.size() + 1];
        for (int i = 0; i <= values.size(); i++) {
            before[i] = Match.of(i == 0);
        }
        for (Field field : fields) {
            Match[] after = new Match[values.size() + 1];
            after[0] = field instanceof Ellipsis ? before[0] : Match.NO;
            for (int i = 1; i <= values.size(); i++) {
                after[i] = field instanceof Named named
                        ? before[i - 1].and(named.match(values.get(i - 1)))
                        : before[i].or(after[i - 1]);
            }
            before = after;
        }
        return before[values.size()];
    }

    @Override
    public String toString() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
