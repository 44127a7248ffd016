package dev.harden.facts.alarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is a query of CloudWatch Metrics Insights, as far as it is simple: one function of one metric, from a namespace or from a
 * schema of dimensions, where dimensions have values.
 *
 * @param statistic the function as a metric's statistic is named
 * @param metric the metric's name and namespace
 * @param schema the names of the dimensions that the metrics have, and no others; absent where all metrics are meant
 * @param where the values that dimensions have to have
 * @param simple whether nothing follows that is not worked out
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html">
 *     Metrics Insights query components and syntax</a>
 */
record Insights(
        String statistic,
        Emission.Name metric,
        Optional<Set<String>> schema,
        Map<String, String> where,
        boolean simple) {
    private static final Map<String, String> STATISTICS =
            Map.of("AVG", "Average", "COUNT", "SampleCount", "MAX", "Maximum", "MIN", "Minimum", "SUM", "Sum");
    private static final Pattern TOKEN =
            Pattern.compile("\\s*+(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|[(),]|!?=|[^\\s(),\"'=!]++)");

    Insights {
        schema = schema.map(Set::copyOf);
        where = Map.copyOf(where);
    }

    static boolean isQuery(String expression) {
        return expression.stripLeading().toUpperCase(Locale.ROOT).matches("(?s)SELECT\\s.*");
    }

    /** Reads a query; absent when not even its metric can be told. */
    static Optional<Insights> read(String expression) {
        Reader reader = new Reader(expression);
        return reader.unread ? Optional.empty() : reader.query();
    }

    /** Tells whether its metrics may be those of these dimensions. */
    boolean takes(Map<String, String> dimensions) {
        return schema.map(dimensions.keySet()::equals).orElse(true)
                && where.entrySet().stream().allMatch(one -> one.getValue().equals(dimensions.get(one.getKey())));
    }

    /** Reads token by token. */
    private static final class Reader {
        private final List<String> tokens = new ArrayList<>();
        private final boolean unread;
        private int at;

        Reader(String text) {
            Matcher matcher = TOKEN.matcher(text);
            while (matcher.lookingAt()) {
                tokens.add(matcher.group(1));
                matcher.region(matcher.end(), text.length());
            }
            unread = matcher.regionStart() < text.stripTrailing().length();
        }

        private String next() {
            return at < tokens.size() ? tokens.get(at++) : "";
        }

        private boolean accept(String token) {
            boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
            at += there ? 1 : 0;
            return there;
        }

        private static String plain(String token) {
            return token.matches("(?s)[\"'].*") ? token.substring(1, token.length() - 1) : token;
        }

        Optional<Insights> query() {
            accept("SELECT");
            String statistic = STATISTICS.getOrDefault(next().toUpperCase(Locale.ROOT), "");
            boolean open = accept("(");
            String metric = plain(next());
            if (statistic.isEmpty() || !open || !accept(")") || !accept("FROM")) {
                return Optional.empty();
            }
            boolean named = accept("SCHEMA");
            if (named && !accept("(")) {
                return Optional.empty();
            }
            String namespace = plain(next());
            Set<String> schema = new LinkedHashSet<>();
            while (named && accept(",")) {
                schema.add(plain(next()));
            }
            if (named && !accept(")")) {
                return Optional.empty();
            }
            Map<String, String> where = new LinkedHashMap<>();
            boolean simple = !accept("WHERE") || conditions(where);
            return Optional.of(new Insights(
                    statistic,
                    new Emission.Name(namespace, metric),
                    named ? Optional.of(schema) : Optional.empty(),
                    where,
                    simple && at == tokens.size()));
        }

        private boolean conditions(Map<String, String> where) {
            do {
                String key = plain(next());
                if (!accept("=")) {
                    return false;
                }
                String value = next();
                if (!value.startsWith("'") || key.startsWith("AWS.") || where.put(key, plain(value)) != null) {
                    return false;
                }
            } while (accept("AND"));
            return true;
        }
    }
}
