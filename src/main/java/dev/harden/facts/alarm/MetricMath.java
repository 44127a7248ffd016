package dev.harden.facts.alarm;

import dev.harden.facts.FactUnavailable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out expressions over metrics as far as alarms on filters take: sums, the greatest, FILL, and plain arithmetic.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Using math
 *     expressions</a>
 */
final class MetricMath {
    private static final Pattern TOKEN = Pattern.compile("\\s*+([A-Za-z][A-Za-z0-9_]*+|\\d++(?:\\.\\d++)?|\\S)");
    private static final int DEEPEST = 50;
    private static final int MOST_TOKENS = 2000;

    private final String expression;
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Optional<BigDecimal>> metrics;
    private final Function<String, Optional<BigDecimal>> others;
    private int at;
    private int depth;

    /**
     * @param metrics what the metrics of the alarm are in a period, by id; absent where there is no data
     * @param others gives what another expression of the alarm is, by its id
     */
    MetricMath(
            String expression,
            Map<String, Optional<BigDecimal>> metrics,
            Function<String, Optional<BigDecimal>> others) {
        this.expression = expression;
        this.metrics = metrics;
        this.others = others;
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), expression.length());
        }
    }

    /** Gives the value; absent where there is no data. */
    Optional<BigDecimal> value() {
        if (tokens.size() > MOST_TOKENS) {
            throw open();
        }
        Optional<BigDecimal> value = sum();
        if (at < tokens.size()) {
            throw open();
        }
        return value;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean accept(String token) {
        boolean there = peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw open();
        }
    }

    private Optional<BigDecimal> sum() {
        Optional<BigDecimal> value = product();
        while (peek().equals("+") || peek().equals("-")) {
            boolean plus = accept("+") || !accept("-");
            Optional<BigDecimal> right = product();
            value = both(value, right, plus ? BigDecimal::add : BigDecimal::subtract);
        }
        return value;
    }

    private Optional<BigDecimal> product() {
        Optional<BigDecimal> value = factor();
        while (accept("*")) {
            value = both(value, factor(), (left, right) -> left.multiply(right, MathContext.DECIMAL64));
        }
        return value;
    }

    private Optional<BigDecimal> both(
            Optional<BigDecimal> left, Optional<BigDecimal> right, BinaryOperator<BigDecimal> operation) {
        if (left.isPresent() != right.isPresent()) {
            throw open(); // what becomes of data beside no data is not written down
        }
        return left.map(value -> operation.apply(value, right.get()));
    }

    private Optional<BigDecimal> factor() {
        if (++depth > DEEPEST) {
            throw open();
        }
        String token = peek();
        at++;
        Optional<BigDecimal> value = switch (token) {
            case "(" -> {
                Optional<BigDecimal> inner = sum();
                expect(")");
                yield inner;
            }
            case "SUM" -> several().stream().flatMap(Optional::stream).reduce(BigDecimal::add);
            case "MAX" -> several().stream().flatMap(Optional::stream).reduce(BigDecimal::max);
            case "FILL" -> fill();
            default -> single(token);
        };
        depth--;
        return value;
    }

    private Optional<BigDecimal> single(String token) {
        if (metrics.containsKey(token)) {
            return metrics.get(token);
        }
        if (token.matches("\\d.*")) {
            return Optional.of(new BigDecimal(token));
        }
        if (!token.matches("[a-z][A-Za-z0-9_]*") || peek().equals("(")) {
            throw open();
        }
        return others.apply(token);
    }

    private Optional<BigDecimal> fill() {
        expect("(");
        Optional<BigDecimal> value = sum();
        expect(",");
        String with = peek();
        if (!with.matches("\\d.*")) {
            throw open();
        }
        at++;
        expect(")");
        return Optional.of(value.orElseGet(() -> new BigDecimal(with)));
    }

    /** Reads {@code (METRICS())} or {@code ([m1, m2])}. */
    private List<Optional<BigDecimal>> several() {
        expect("(");
        List<Optional<BigDecimal>> values = new ArrayList<>();
        if (accept("METRICS")) {
            expect("(");
            expect(")");
            values.addAll(metrics.values());
        } else {
            expect("[");
            do {
                values.add(sum());
            } while (accept(","));
            expect("]");
        }
        expect(")");
        return values;
    }

    private FactUnavailable open() {
        return FactUnavailable.notSettled(
                "what one event makes of the metric math " + expression + " is not worked out");
    }
}
