package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepresentativesTest {
    private static final List<String> TEXTS = texts("abx", 6);

    @Test
    void hasOneTextForEachWayThatPatternsMatchAndNoOther() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<String> within = patterns(random, 1 + random.nextInt(2));
            List<String> without = patterns(random, random.nextInt(2));
            List<String> patterns = patterns(random, 1 + random.nextInt(4));
            Domain domain = new Domain(codes(within), codes(without), false);
            List<String> found = Representatives.of(
                    domain, codes(patterns).stream().map(Wildcard::code).toList(), false);
            Set<BitSet> ways = new HashSet<>();
            for (String text : found) {
                assertThat(matched(within, text).isEmpty()).as(text).isFalse();
                assertThat(matched(without, text).isEmpty()).as(text).isTrue();
                assertThat(ways.add(matched(patterns, text)))
                        .as("%s is new in %s of %s", text, found, patterns)
                        .isTrue();
            }
            for (String text : TEXTS) {
                if (!matched(within, text).isEmpty() && matched(without, text).isEmpty()) {
                    assertThat(ways).as("%s for %s", patterns, text).contains(matched(patterns, text));
                }
            }
        }
    }

    @Test
    void knowsWhatIsOutsideOfAllLetters() {
        List<String> letters = IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> (char) letter + "*:*")
                .toList();
        List<String> codes = codes(letters).stream().map(Wildcard::code).toList();
        assertThat(Representatives.of(Domain.EVERY_ACTION, codes, true))
                .hasSize(26)
                .allMatch(action -> matched(letters, action).cardinality() == 1);
        assertThat(Representatives.of(Domain.EVERY_ACTION, codes.subList(1, 26), true))
                .hasSize(26)
                .anyMatch(action -> action.startsWith("a"));
    }

    @Test
    void refusesWhatOverlapsInTooManyWays() {
        List<String> codes = new ArrayList<>();
        for (char first = 'a'; first <= 'z'; first++) {
            codes.add(Wildcard.action("*" + first + "*" + (char) ('a' + ('z' - first)) + "*")
                    .code());
        }
        assertThatThrownBy(() -> Representatives.of(Domain.EVERY_ACTION, codes, true))
                .isInstanceOf(UnclearPolicy.class)
                .hasMessageContaining("too many ways");
    }

    private static List<Wildcard> codes(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> Wildcard.pattern(pattern, false))
                .toList();
    }

    private static BitSet matched(List<String> patterns, String text) {
        BitSet matched = new BitSet();
        for (int i = 0; i < patterns.size(); i++) {
            if (Pattern.matches(patterns.get(i).replace("*", ".*").replace("?", "."), text)) {
                matched.set(i);
            }
        }
        return matched;
    }

    static List<String> patterns(Random random, int count) {
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder pattern = new StringBuilder();
            int length = 1 + random.nextInt(3);
            for (int j = 0; j < length; j++) {
                pattern.append("aab**?".charAt(random.nextInt(6)));
            }
            patterns.add(pattern.toString());
        }
        return patterns;
    }

    static List<String> texts(String alphabet, int longest) {
        List<String> texts = new ArrayList<>(List.of(""));
        int from = 0;
        for (int length = 1; length <= longest; length++) {
            int to = texts.size();
            for (int i = from; i < to; i++) {
                for (char character : alphabet.toCharArray()) {
                    texts.add(texts.get(i) + character);
                }
            }
            from = to;
        }
        return texts;
    }
}
