package dev.harden.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds, of all the texts of a domain, one for each way that a list of patterns can match: two texts that the same
 * patterns match are one to every policy made of these patterns. So a question about all texts becomes one about a few.
 *
 * <p>It walks the automaton that runs all patterns at once: a state is the set of places that the patterns have come to.
 */
final class Representatives {
    /** Beyond this the patterns overlap in too many ways; a policy of AWS's size that people write takes a hundredth. */
    private static final int MOST_WORK = 5_000_000;

    private static final int MOST_TEXTS = 20_000;
    private static final String LETTERS = "xyzwvutsrqponmlkjihgfedcba";
    private static final String DIGITS = "0123456789-";
    private static final String CAPITALS = "XYZWVUTSRQPONMLKJIHGFEDCBA_+=,.@/:";

    private final List<String> patterns = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final int within;
    private final int without;
    private final String others;
    /** Where the places of what is beyond the domain's own patterns begin. */
    private final int domainEnd;

    private int work;

    private record State(int[] places) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State state && Arrays.equals(places, state.places);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(places);
        }
    }

    private Representatives(Domain domain, Collection<String> codes, boolean ignoreCase) {
        domain.within().forEach(pattern -> patterns.add(pattern.code()));
        within = patterns.size();
        domain.without().forEach(pattern -> patterns.add(pattern.code()));
        without = patterns.size();
        patterns.addAll(new LinkedHashSet<>(codes));
        int offset = 0;
        for (String pattern : patterns) {
            offsets.add(offset);
            offset += pattern.length() + 1;
        }
        domainEnd = within == patterns.size() ? offset : offsets.get(within);
        others = ignoreCase ? DIGITS : DIGITS + CAPITALS;
    }

    /**
     * Finds them.
     *
     * @param codes the patterns, as in {@link Wildcard#code()}
     * @param ignoreCase whether texts are of small letters alone
     * @throws UnclearPolicy when there are too many
     */
    static List<String> of(Domain domain, Collection<String> codes, boolean ignoreCase) {
        return new Representatives(domain, codes, ignoreCase).walk();
    }

    private List<String> walk() {
        Map<BitSet, String> found = new HashMap<>();
        List<String> texts = new ArrayList<>();
        Map<State, String> seen = new HashMap<>();
        Deque<State> open = new ArrayDeque<>();
        Places first = new Places();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            add(first, pattern, 0);
        }
        reach(first.state(), "", seen, open);
        while (!open.isEmpty()) {
            State state = open.remove();
            String text = seen.get(state);
            BitSet matched = matched(state);
            if (isInDomain(matched) && found.putIfAbsent(beyondDomain(matched), text) == null) {
                texts.add(text);
                if (texts.size() > MOST_TEXTS) {
                    throw tooIntricate();
                }
            }
            for (char next : next(state)) {
                reach(after(state, next), text + next, seen, open);
            }
        }
        return texts;
    }

    private void reach(State state, String text, Map<State, String> seen, Deque<State> open) {
        work += state.places.length + 1;
        if (work > MOST_WORK || seen.size() > MOST_WORK / 50) {
            throw tooIntricate();
        }
        boolean alive = state.places.length > 0 && state.places[0] < domainEnd;
        if (alive && seen.putIfAbsent(state, text) == null) {
            open.add(state);
        }
    }

    private static UnclearPolicy tooIntricate() {
        return new UnclearPolicy("overlaps in too many ways to be decided");
    }

    private int start(int pattern) {
        return offsets.get(pattern);
    }

    private int patternAt(int place) {
        int low = 0;
        int high = offsets.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offsets.get(middle) <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Adds a place of a pattern, and those behind stars that it may skip. */
    private void add(Places places, int pattern, int position) {
        String code = patterns.get(pattern);
        int at = position;
        places.add(start(pattern) + at);
        while (at < code.length() && isStar(code.charAt(at))) {
            places.add(start(pattern) + ++at);
        }
    }

    /** Gathers places. */
    private static final class Places {
        private int[] places = new int[16];
        private int size;

        void add(int place) {
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            places[size++] = place;
        }

        State state() {
            return new State(Arrays.stream(places, 0, size).sorted().distinct().toArray());
        }
    }

    private static boolean isStar(char token) {
        return token == Wildcard.STAR || token == Wildcard.VALUE;
    }

    private BitSet matched(State state) {
        BitSet matched = new BitSet();
        for (int place : state.places) {
            int pattern = patternAt(place);
            if (place - start(pattern) == patterns.get(pattern).length()) {
                matched.set(pattern);
            }
        }
        return matched;
    }

    private boolean isInDomain(BitSet matched) {
        int excluded = matched.nextSetBit(within);
        return matched.nextSetBit(0) >= 0 && matched.nextSetBit(0) < within && (excluded < 0 || excluded >= without);
    }

    private BitSet beyondDomain(BitSet matched) {
        return matched.get(without, Math.max(without, matched.length()));
    }

    /** Gives the characters that lead from a state to different ones: those that some pattern waits for, and any other. */
    private List<Character> next(State state) {
        LinkedHashSet<Character> awaited = new LinkedHashSet<>();
        boolean letter = false;
        for (int place : state.places) {
            int pattern = patternAt(place);
            int position = place - start(pattern);
            if (position < patterns.get(pattern).length()) {
                char token = patterns.get(pattern).charAt(position);
                letter |= token == Wildcard.LETTER;
                if (!Wildcard.isReserved(token)) {
                    awaited.add(token);
                }
            }
        }
        List<Character> next = new ArrayList<>(awaited);
        boolean added = addFirst(next, LETTERS, awaited);
        if (letter || !added) {
            addFirst(next, others, awaited);
        }
        return next;
    }

    private static boolean addFirst(List<Character> next, String candidates, Set<Character> awaited) {
        for (char candidate : candidates.toCharArray()) {
            if (!awaited.contains(candidate)) {
                next.add(candidate);
                return true;
            }
        }
        return false;
    }

    private State after(State state, char next) {
        Places places = new Places();
        for (int place : state.places) {
            int pattern = patternAt(place);
            int position = place - start(pattern);
            String code = patterns.get(pattern);
            if (position == code.length()) {
                continue;
            }
            char token = code.charAt(position);
            if (isStar(token)) {
                add(places, pattern, position);
            } else if (token == next || token == Wildcard.ONE || token == Wildcard.LETTER && isLetter(next)) {
                add(places, pattern, position + 1);
            }
        }
        return places.state();
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z';
    }
}
