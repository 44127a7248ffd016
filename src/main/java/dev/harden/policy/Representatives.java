package dev.harden.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds, of all the texts of a domain, one for each way that groups of patterns can match: two texts that the same groups
 * match are one to every policy whose statements list these patterns. So a question about all texts becomes one about a
 * few.
 */
final class Representatives {
    /** Beyond this the patterns overlap in too many ways; a policy of AWS's size that people write takes a hundredth. */
    private static final int MOST_WORK = 5_000_000;

    private static final int MOST_TEXTS = 20_000;

    private final Automaton automaton;
    private int work;

    private Representatives(Automaton automaton) {
        this.automaton = automaton;
    }

    /**
     * Finds them.
     *
     * @param asked the groups of patterns, as in {@link Wildcard#code()}
     * @param ignoreCase whether texts are of small letters alone
     * @throws UnclearPolicy when there are too many
     */
    static List<String> of(Domain domain, Collection<List<String>> asked, boolean ignoreCase) {
        Optional<String> only = domain.only();
        if (only.isPresent()) {
            return List.of(only.get());
        }
        return new Representatives(new Automaton(domain, asked, ignoreCase)).walk();
    }

    private List<String> walk() {
        Map<BitSet, String> found = new HashMap<>();
        List<String> texts = new ArrayList<>();
        Map<Automaton.State, String> seen = new HashMap<>();
        Deque<Automaton.State> open = new ArrayDeque<>();
        reach(automaton.first(), "", seen, open);
        while (!open.isEmpty()) {
            Automaton.State state = open.remove();
            String text = seen.get(state);
            BitSet matched = automaton.matched(state);
            if (Automaton.isInDomain(matched) && found.putIfAbsent(matched, text) == null) {
                texts.add(text);
                if (texts.size() > MOST_TEXTS) {
                    throw tooIntricate();
                }
            }
            for (char next : automaton.next(state)) {
                reach(automaton.after(state, next), text + next, seen, open);
            }
        }
        return texts;
    }

    private void reach(
            Automaton.State state, String text, Map<Automaton.State, String> seen, Deque<Automaton.State> open) {
        work += state.places().length + 1;
        if (work > MOST_WORK || seen.size() > MOST_WORK / 50) {
            throw tooIntricate();
        }
        if (automaton.isAlive(state) && seen.putIfAbsent(state, text) == null) {
            open.add(state);
        }
    }

    private static UnclearPolicy tooIntricate() {
        return new UnclearPolicy("overlaps in too many ways to be decided");
    }
}
