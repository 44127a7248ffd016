package dev.harden.facts.alarm;

import dev.harden.facts.FactUnavailable;
import dev.harden.logpattern.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the rule of a composite alarm when some alarms are in ALARM and all others are not: those may be OK, or lack
 * data.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html">
 *     PutCompositeAlarm, AlarmRule</a>
 */
final class AlarmRule {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*+(\"(?:[^\"\\\\]|\\\\.)*+\"|[(),]|[^\\s(),\"]++)", Pattern.DOTALL);
    private static final int DEEPEST = 100;

    private final String rule;
    private final Set<String> ringing;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private AlarmRule(String rule, Set<String> ringing) {
        this.rule = rule;
        this.ringing = ringing;
        Matcher matcher = TOKEN.matcher(rule);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), rule.length());
        }
        if (matcher.regionStart() < rule.stripTrailing().length()) {
            throw unread();
        }
    }

    /**
     * Tells whether the rule holds.
     *
     * @param ringing the names and ARNs of the alarms that are in ALARM
     * @throws FactUnavailable when the rule cannot be read
     */
    static Truth holds(String rule, Set<String> ringing) {
        AlarmRule reader = new AlarmRule(rule, ringing);
        Truth truth = reader.anyOf();
        if (reader.at < reader.tokens.size()) {
            throw reader.unread();
        }
        return truth;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at >= tokens.size()) {
            throw unread();
        }
        return tokens.get(at++);
    }

    private boolean accept(String token) {
        boolean there = peek().equalsIgnoreCase(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unread();
        }
    }

    private Truth anyOf() {
        Truth truth = allOf();
        while (accept("OR")) {
            truth = truth.or(allOf());
        }
        return truth;
    }

    private Truth allOf() {
        Truth truth = term();
        while (accept("AND")) {
            truth = truth.and(term());
        }
        return truth;
    }

    private Truth term() {
        if (++depth > DEEPEST) {
            throw unread();
        }
        Truth truth;
        if (accept("NOT")) {
            truth = term().not();
        } else if (accept("(")) {
            truth = anyOf();
            expect(")");
        } else if (accept("TRUE") || accept("FALSE")) {
            truth = Truth.of(tokens.get(at - 1).equalsIgnoreCase("TRUE"));
        } else if (accept("AT_LEAST")) {
            truth = atLeast();
        } else {
            String state = next();
            expect("(");
            truth = is(state, name());
            expect(")");
        }
        depth--;
        return truth;
    }

    private String name() {
        String token = next();
        return token.startsWith("\"")
                ? token.substring(1, token.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : token;
    }

    private Truth is(String state, String alarm) {
        boolean rings = ringing.contains(alarm);
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "ALARM" -> Truth.of(rings);
            case "OK", "INSUFFICIENT_DATA" -> rings ? Truth.NO : Truth.OPEN;
            default -> throw unread();
        };
    }

    /** Reads {@code (2, ALARM, (a, b, c))}. */
    private Truth atLeast() {
        expect("(");
        String number = next();
        expect(",");
        boolean negated = accept("NOT");
        String state = next();
        expect(",");
        expect("(");
        int certain = 0;
        int possible = 0;
        do {
            Truth one = is(state, name());
            Truth truth = negated ? one.not() : one;
            certain += truth == Truth.YES ? 1 : 0;
            possible += truth == Truth.NO ? 0 : 1;
        } while (accept(","));
        expect(")");
        expect(")");
        if (!number.matches("\\d{1,3}")) {
            throw unread(); // a share of the alarms, in percent
        }
        int least = Integer.parseInt(number);
        if (certain >= least) {
            return Truth.YES;
        }
        return possible >= least ? Truth.OPEN : Truth.NO;
    }

    private FactUnavailable unread() {
        return FactUnavailable.notSettled("harden cannot work out the alarm rule " + rule);
    }
}
