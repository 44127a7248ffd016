package dev.harden.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs patterns over texts, all at once: a state is the set of places that the patterns have come to. A group of which one
 * pattern has come to its last star matches for good, and its other places no longer matter.
 */
final class Automaton {
    private static final int WITHIN = 0;
    private static final int WITHOUT = 1;
    private static final String LETTERS = "xyzwvutsrqponmlkjihgfedcba";
    private static final String DIGITS = "0123456789-";
    private static final String CAPITALS = "XYZWVUTSRQPONMLKJIHGFEDCBA_+=,.@/:";

    private final List<String> patterns = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    /** The group of each pattern: {@link #WITHIN}, {@link #WITHOUT}, or one of those that are asked about. */
    private final List<Integer> groups = new ArrayList<>();

    private final String others;
    /** Where the places of what is beyond the domain's own patterns begin. */
    private final int domainEnd;

    /** Is the places that the patterns have come to, in order. */
    record State(int[] places) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State state && Arrays.equals(places, state.places);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(places);
        }
    }

    Automaton(Domain domain, Collection<List<String>> asked, boolean ignoreCase) {
        domain.within().forEach(pattern -> add(pattern.code(), WITHIN));
        int own = patterns.size();
        domain.without().forEach(pattern -> add(pattern.code(), WITHOUT));
        int group = WITHOUT;
        for (List<String> codes : new LinkedHashSet<>(asked)) {
            group++;
            for (String code : new LinkedHashSet<>(codes)) {
                if (domain.within().stream().anyMatch(one -> mayMeet(one.code(), code))) {
                    add(code, group);
                }
            }
        }
        int offset = 0;
        for (String pattern : patterns) {
            offsets.add(offset);
            offset += pattern.length() + 1;
        }
        domainEnd = own == patterns.size() ? offset : offsets.get(own);
        others = ignoreCase ? DIGITS : DIGITS + CAPITALS;
    }

    private void add(String code, int group) {
        patterns.add(code);
        groups.add(group);
    }

    /** Tells without much work that two patterns match no text together: they begin differently. */
    private static boolean mayMeet(String one, String other) {
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            if (Wildcard.isReserved(one.charAt(i)) || Wildcard.isReserved(other.charAt(i))) {
                return true;
            }
            if (one.charAt(i) != other.charAt(i)) {
                return false;
            }
        }
        return true;
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

        int[] sorted() {
            Arrays.sort(places, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || places[i] != places[kept - 1]) {
                    places[kept++] = places[i];
                }
            }
            return Arrays.copyOf(places, kept);
        }
    }

    /** Gives the state before the first character. */
    State first() {
        Places first = new Places();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            add(first, pattern, 0);
        }
        return state(first);
    }

    /** Makes a state, in which a group that matches for good has but its last places. */
    private State state(Places reached) {
        int[] places = reached.sorted();
        Map<Integer, Integer> forGood = new HashMap<>();
        for (int place : places) {
            int pattern = patternAt(place);
            if (matchesForGood(pattern, place - start(pattern))) {
                forGood.putIfAbsent(groups.get(pattern), pattern);
            }
        }
        if (forGood.isEmpty()) {
            return new State(places);
        }
        Places kept = new Places();
        for (int place : places) {
            if (!forGood.containsKey(groups.get(patternAt(place)))) {
                kept.add(place);
            }
        }
        forGood.keySet().forEach(group -> {
            // Whichever pattern it was: the first of the group that ends with a star stands for all.
            int pattern = groups.indexOf(group);
            while (!patterns.get(pattern).endsWith(String.valueOf(Wildcard.STAR))) {
                pattern++;
            }
            add(kept, pattern, patterns.get(pattern).length() - 1);
        });
        return new State(kept.sorted());
    }

    private boolean matchesForGood(int pattern, int position) {
        String code = patterns.get(pattern);
        return position == code.length() - 1 && code.charAt(position) == Wildcard.STAR;
    }

    /** Tells whether a text that begins so can be of the domain. */
    boolean isAlive(State state) {
        return state.places.length > 0 && state.places[0] < domainEnd && !isLeftOutForGood(state);
    }

    private boolean isLeftOutForGood(State state) {
        for (int place : state.places) {
            int pattern = patternAt(place);
            if (groups.get(pattern) == WITHOUT && matchesForGood(pattern, place - start(pattern))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStar(char token) {
        return token == Wildcard.STAR || token == Wildcard.VALUE;
    }

    /** Gives the groups that match. */
    BitSet matched(State state) {
        BitSet matched = new BitSet();
        for (int place : state.places) {
            int pattern = patternAt(place);
            if (place - start(pattern) == patterns.get(pattern).length()) {
                matched.set(groups.get(pattern));
            }
        }
        return matched;
    }

    static boolean isInDomain(BitSet matched) {
        return matched.get(WITHIN) && !matched.get(WITHOUT);
    }

    /** Gives the characters that lead from a state to different ones: those that some pattern waits for, and any other. */
    List<Character> next(State state) {
        LinkedHashSet<Character> awaited = new LinkedHashSet<>();
        boolean letter = false;
        boolean open = false;
        for (int place : state.places) {
            if (place >= domainEnd && !open) {
                break; // The domain itself goes on with these alone.
            }
            int pattern = patternAt(place);
            int position = place - start(pattern);
            if (position < patterns.get(pattern).length()) {
                char token = patterns.get(pattern).charAt(position);
                letter |= token == Wildcard.LETTER;
                open |= Wildcard.isReserved(token);
                if (!Wildcard.isReserved(token)) {
                    awaited.add(token);
                }
            }
        }
        List<Character> next = new ArrayList<>(awaited);
        if (open) {
            boolean added = addFirst(next, LETTERS, awaited);
            if (letter || !added) {
                addFirst(next, others, awaited);
            }
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

    /** Gives the state that a character leads to. */
    State after(State state, char next) {
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
        return state(places);
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z';
    }
}
