package dev.harden.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds, of all that requests can hold under a condition key, one for each way that the conditions on it can turn out
 * together: absence, and values between, at and beyond those that the conditions name.
 */
final class KeyValues {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** What stands in for a star: nothing, anything, and what makes an ARN of a principal whole. */
    private static final List<String> FILLINGS = List.of(
            "",
            "zq",
            "999988887777",
            "arn:aws:iam::999988887777:role/zq",
            "iam::999988887777:role/zq",
            ":999988887777:role/zq",
            "role/zq",
            "user/zq",
            "root");

    private static final int MOST_FILLINGS = 3;

    private final ConditionKey key;
    private final List<Condition> conditions;
    private final Context context;

    private KeyValues(ConditionKey key, List<Condition> conditions, Context context) {
        this.key = key;
        this.conditions = conditions;
        this.context = context;
    }

    /** Gives each way that conditions on one key can turn out in requests that do an action, in the conditions' order. */
    static Set<List<Truth>> ways(List<Condition> conditions, Context context, String action) {
        Condition first = conditions.get(0);
        if (first.operator() == Operator.UNREADABLE) {
            return Set.of(List.of(Truth.YES), List.of(Truth.NO));
        }
        return new KeyValues(first.about(), conditions, context).ways(action);
    }

    private Set<List<Truth>> ways(String action) {
        Set<List<Truth>> ways = new LinkedHashSet<>();
        String name = conditions.get(0).key();
        if (!key.isOf(action)) {
            ways.add(way(context.without(name)));
            return ways;
        }
        Map<List<Truth>, String> singles = new LinkedHashMap<>();
        for (String value : values()) {
            singles.putIfAbsent(way(context.with(name, value)), value);
        }
        boolean several = conditions.stream().anyMatch(one -> one.quantifier() != Condition.Quantifier.NONE);
        ways.addAll(singles.keySet());
        if (several) {
            addPairs(name, List.copyOf(singles.values()), ways);
        }
        if (!key.always() && !context.knows(name)) {
            ways.add(way(context.without(name)));
        }
        if (ways.isEmpty()) {
            ways.add(way(context.withSome(name)));
        }
        return ways;
    }

    private void addPairs(String name, List<String> values, Set<List<Truth>> ways) {
        for (String one : values) {
            for (String other : values) {
                ways.add(way(context.with(name, one, other)));
            }
        }
        ways.add(way(context.with(name, values.toArray(String[]::new))));
    }

    private List<Truth> way(Context known) {
        return conditions.stream().map(condition -> condition.met(known)).toList();
    }

    private Set<String> values() {
        Set<String> values = new LinkedHashSet<>(key.format().others());
        List<List<String>> patterns = new ArrayList<>();
        for (Condition condition : conditions) {
            for (Wildcard value : condition.values()) {
                value.in(context).filter(filled -> filled.variables().isEmpty()).ifPresent(filled -> {
                    add(condition.operator(), filled, values);
                    if (condition.operator().isLike()) {
                        patterns.add(List.of(filled.code()));
                    }
                });
            }
        }
        addTogether(patterns, values);
        context.since()
                .filter(since -> key.format() == KeyFormat.TIME)
                .ifPresent(since -> values.add(since.toString()));
        values.removeIf(value -> !key.format().takes(value) || isOver(value));
        return values;
    }

    /** Adds what several patterns match at once. */
    private static void addTogether(List<List<String>> patterns, Set<String> values) {
        if (patterns.size() > 1) {
            try {
                values.addAll(Representatives.of(Domain.EVERY_RESOURCE, patterns, false));
            } catch (UnclearPolicy tooMany) {
                throw new UnclearPolicy("has conditions that overlap in too many ways to be decided");
            }
        }
    }

    /** Tells a time that is over. */
    private boolean isOver(String value) {
        try {
            return key.format() == KeyFormat.TIME
                    && context.since().isPresent()
                    && Operator.time(value.replaceFirst("\\.5$", ""))
                            .isBefore(context.since().get());
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private void add(Operator operator, Wildcard wanted, Set<String> values) {
        String text = wanted.toString();
        switch (operator.compares()) {
            case NUMBERS -> addNumbers(text, values);
            case TIMES -> addTimes(text, values);
            case ADDRESSES -> values.addAll(IpRange.samples(text));
            case LETTERS -> {
                values.add(text);
                values.add(text.toUpperCase(Locale.ROOT));
                values.add(wanted.code());
            }
            case PATTERNS -> fill(wanted.code(), 0, values);
            case BOOLEANS -> values.addAll(List.of("true", "false"));
            case NOTHING -> values.addAll(List.of("zq-other", "true"));
            case TEXTS -> values.add(wanted.code());
        }
    }

    private static void addNumbers(String text, Set<String> values) {
        try {
            BigDecimal number = new BigDecimal(text);
            for (BigDecimal more : List.of(number, number.add(HALF), number.subtract(HALF))) {
                values.add(more.toPlainString());
            }
        } catch (NumberFormatException unreadable) {
            values.add("0");
        }
    }

    private static void addTimes(String text, Set<String> values) {
        try {
            Instant time = Operator.time(text);
            for (Instant more : List.of(time, time.plusSeconds(1), time.minusSeconds(1))) {
                values.add(more.toString());
            }
        } catch (DateTimeException unreadable) {
            values.add("2026-01-01T00:00:00Z");
        }
    }

    /** Adds texts that a pattern matches. */
    private static void fill(String code, int filled, Set<String> values) {
        int star = code.indexOf(Wildcard.STAR);
        if (star < 0) {
            values.add(code.replace(Wildcard.ONE, '9'));
            values.add(code.replace(Wildcard.ONE, 'z'));
            return;
        }
        for (String filling : filled < MOST_FILLINGS ? FILLINGS : List.of("zq")) {
            fill(code.substring(0, star) + filling + code.substring(star + 1), filled + 1, values);
        }
    }
}
