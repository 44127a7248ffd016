package dev.harden.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what the user may have meant. */
final class Suggestion {
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
            throw new UsageError("there is no " + kind + " '" + word + "'"
                    + nearest(word, known)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; " + help));
        }
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
