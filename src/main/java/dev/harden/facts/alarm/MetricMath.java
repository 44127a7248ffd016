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

    /**
     * Is what a part of the expression gives.
     *
     * @param number its value in the period; absent where there is no data
     * @param constant whether the expression writes it out
     */
    private record Part(Optional<BigDecimal> number, boolean constant) {
        static Part of(Optional<BigDecimal> number) {
            return new Part(number, false);
        }
    }

    /** Gives the value; absent where there is no data. */
    Optional<BigDecimal> value() {
        if (tokens.size() > MOST_TOKENS) {
            throw open();
        }
        Part value = sum();
        if (at < tokens.size()) {
            throw open();
        }
        return value.number;
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

    private Part sum() {
        Part value = product();
        while (peek().equals("+") || peek().equals("-")) {
            boolean plus = accept("+") || !accept("-");
            value = both(value, product(), plus ? BigDecimal::add : BigDecimal::subtract);
        }
        return value;
    }

    private Part product() {
        Part value = factor();
        while (accept("*")) {
            value = both(value, factor(), (left, right) -> left.multiply(right, MathContext.DECIMAL64));
        }
        return value;
    }

    private Part both(Part left, Part right, BinaryOperator<BigDecimal> operation) {
        boolean known = left.constant || right.constant || left.number.isPresent() == right.number.isPresent();
        if (!known) {
            throw open(); // what becomes of data beside no data is not written down
        }
        Optional<BigDecimal> number =
                left.number.flatMap(one -> right.number.map(other -> operation.apply(one, other)));
        return new Part(number, left.constant && right.constant);
    }

    private Part factor() {
        if (++depth > DEEPEST) {
            throw open();
        }
        String token = peek();
        at++;
        Part value = switch (token) {
            case "(" -> {
                Part inner = sum();
                expect(")");
                yield inner;
            }
            case "SUM" -> Part.of(several().stream().flatMap(Optional::stream).reduce(BigDecimal::add));
            case "MAX" -> Part.of(several().stream().flatMap(Optional::stream).reduce(BigDecimal::max));
            case "FILL" -> fill();
            default -> single(token);
        };
        depth--;
        return value;
    }

    private Part single(String token) {
        if (metrics.containsKey(token)) {
            return Part.of(metrics.get(token));
        }
        if (token.matches("\\d.*")) {
            return new Part(Optional.of(new BigDecimal(token)), true);
        }
        if (!token.matches("[a-z][A-Za-z0-9_]*") || peek().equals("(")) {
            throw open();
        }
        return Part.of(others.apply(token));
    }

    private Part fill() {
        expect("(");
        Part value = sum();
        expect(",");
        String with = peek();
        if (!with.matches("\\d.*")) {
            throw open();
        }
        at++;
        expect(")");
        return Part.of(Optional.of(value.number.orElseGet(() -> new BigDecimal(with))));
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
                values.add(sum().number);
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
