package dev.harden.cli;

import dev.harden.model.Glob;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user may have meant. */
final class Suggestion {
    private static final int SHORTEST = 3;
    private static final int MOST = 20;

    private Suggestion() {}

    /**
     * Holds a word to being one of those known.
     *
     * @param kind what it names, as {@code check}
     * @param help where to find those known
     * @throws UsageError when it is none of them
     */
    static void require(String kind, String word, Collection<String> known, String help) {
        if (!known.contains(word)) {
            throw new UsageError("there is no " + kind + " '" + word + "'" + meant(word, known, help));
        }
    }

    /**
     * Holds a word to being one of those known, or a pattern to matching one of them.
     *
     * @throws UsageError when it is, or does, not
     */
    static void match(String kind, String word, Collection<String> known, String help) {
        Glob glob = new Glob(word);
        if (!glob.isWide()) {
            require(kind, word, known, help);
        } else if (known.stream().noneMatch(glob::matches)) {
            throw new UsageError("there is no " + kind + " that matches '" + word + "'; " + help);
        }
    }

    /** Names what the word may stand for: a typing error by a letter first, then what holds it, then what is near. */
    private static String meant(String word, Collection<String> known, String help) {
        Optional<String> near = nearest(word, known);
        List<String> holding = word.length() < SHORTEST
                ? List.of()
                : known.stream()
                        .filter(one -> one.contains(word.toLowerCase(Locale.ROOT)))
                        .toList();
        if (!holding.isEmpty() && near.filter(one -> distance(word, one) == 1).isEmpty() && holding.size() <= MOST) {
            return holding.size() == 1
                    ? "; did you mean '" + holding.get(0) + "'?"
                    : "; did you mean one of " + String.join(", ", holding) + "?";
        }
        return near.map(one -> "; did you mean '" + one + "'?").orElse("; " + help);
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** Counts the letters to change, add or drop. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= other.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
