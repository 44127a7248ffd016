package dev.harden.logpattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the grammar to patterns made at random: printed and read they are the same, and mean what a plain reading says. */
class GeneratedPatternsTest {
    private static final int MANY = 5000;
    private static final List<String> NAMES = List.of("a", "b", "x-y", "c_d");
    private static final List<String> VALUES = List.of("x", "xy", "yx", "xyx", "z");

    private final Random random = new Random(4711);

    /** Is a made pattern, and what it means, worked out beside it. */
    private record Made(String text, boolean matches) {}

    private record Event(String a, String b, String xy, String cd) {
        String value(String name) {
            return List.of(a, b, xy, cd).get(NAMES.indexOf(name));
        }

        LogEvent log() {
            return LogEvent.of(
                    "{\"a\":\"" + a + "\",\"b\":\"" + b + "\",\"x-y\":\"" + xy + "\",\"c_d\":\"" + cd + "\"}");
        }
    }

    @Test
    void saysOfRandomPatternsWhatAPlainReadingSays() {
        int matched = 0;
        for (int i = 0; i < MANY; i++) {
            Event event = new Event(value(), value(), value(), value());
            Made made = anyOf(event, 3);
            FilterPattern pattern = FilterPattern.parse("{" + space() + made.text + space() + "}");
            Match match = pattern.match(event.log());
            assertThat(match.truth()).as(made.text).isEqualTo(Truth.of(made.matches));
            FilterPattern again = FilterPattern.parse(pattern.toString());
            assertThat(again).isEqualTo(pattern).hasToString(pattern.toString());
            matched += made.matches ? 1 : 0;
        }
        assertThat(matched).isBetween(MANY / 10, MANY * 9 / 10);
    }

    private Made anyOf(Event event, int depth) {
        Made made = allOf(event, depth);
        for (int i = random.nextInt(3); i > 0; i--) {
            Made other = allOf(event, depth);
            made = new Made(made.text + space() + "||" + space() + other.text, made.matches || other.matches);
        }
        return made;
    }

    private Made allOf(Event event, int depth) {
        Made made = term(event, depth);
        for (int i = random.nextInt(3); i > 0; i--) {
            Made other = term(event, depth);
            made = new Made(made.text + space() + "&&" + space() + other.text, made.matches && other.matches);
        }
        return made;
    }

    private Made term(Event event, int depth) {
        if (depth > 0 && random.nextBoolean()) {
            Made inner = anyOf(event, depth - 1);
            return new Made("(" + space() + inner.text + space() + ")", inner.matches);
        }
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String there = event.value(name);
        String wanted = value();
        boolean equal = random.nextBoolean();
        String sign = space() + (equal ? "=" : "!=") + space();
        return switch (random.nextInt(6)) {
            case 0 -> new Made("$." + name + sign + "*" + wanted, there.endsWith(wanted) == equal);
            case 1 -> new Made("$." + name + sign + "\"" + wanted + "*\"", there.startsWith(wanted) == equal);
            case 2 -> new Made("$." + name + sign + "%" + wanted + "%", there.contains(wanted) == equal);
            case 3 -> new Made("$.['" + name + "']" + sign + wanted, there.equals(wanted) == equal);
            case 4 -> new Made("$.none" + sign + wanted, false);
            default -> new Made("$." + name + " NOT" + " ".repeat(1 + random.nextInt(2)) + "EXISTS", false);
        };
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private String space() {
        return " ".repeat(random.nextInt(3));
    }
}
