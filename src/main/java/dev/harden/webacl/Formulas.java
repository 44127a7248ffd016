package dev.harden.webacl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Holds formulas over what is true or false of a request, each once (an ordered binary decision diagram): two formulas
 * mean the same when they are the same number.
 */
final class Formulas {
    static final int FALSE = 0;
    static final int TRUE = 1;
    private static final int MOST = 400_000;

    /** Says what a variable stands for. */
    enum Kind {
        /** Is something that a request may have or not, whatever else it has. */
        TRAIT,
        /** Is whether a source is in a set of addresses that could not be seen. */
        SOURCE,
        /** Is what becomes of a request in a place that could not be seen. */
        HIDDEN,
        /** Is whether a step gives its labels; it does, unless it is asked what would be so without. */
        SWITCH
    }

    /** Says that the formulas are too large to be decided. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record Node(int variable, int without, int with) {}

    private record Pair(int first, int second) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Object, Integer> variables = new HashMap<>();
    private final Map<Pair, Integer> conjunctions = new HashMap<>();
    private final Map<Integer, Integer> negations = new HashMap<>();

    Formulas() {
        nodes.add(new Node(Integer.MAX_VALUE, FALSE, FALSE));
        nodes.add(new Node(Integer.MAX_VALUE, TRUE, TRUE));
    }

    /** Gives the number of a variable; one key is one variable. */
    int variable(Kind kind, String key) {
        return variables.computeIfAbsent(List.of(kind, key), unused -> {
            kinds.add(kind);
            return kinds.size() - 1;
        });
    }

    /** Gives the formula that is true where a variable is. */
    int is(Kind kind, String key) {
        return node(variable(kind, key), FALSE, TRUE);
    }

    private int node(int variable, int without, int with) {
        if (without == with) {
            return with;
        }
        return numbers.computeIfAbsent(new Node(variable, without, with), node -> {
            if (nodes.size() >= MOST) {
                throw new TooLarge();
            }
            nodes.add(node);
            return nodes.size() - 1;
        });
    }

    int not(int one) {
        if (one <= TRUE) {
            return TRUE - one;
        }
        Integer known = negations.get(one);
        if (known == null) {
            Node node = nodes.get(one);
            known = node(node.variable, not(node.without), not(node.with));
            negations.put(one, known);
        }
        return known;
    }

    int and(int one, int other) {
        if (one == other || other == TRUE) {
            return one;
        }
        if (one == FALSE || other == FALSE) {
            return FALSE;
        }
        if (one == TRUE) {
            return other;
        }
        Pair pair = new Pair(Math.min(one, other), Math.max(one, other));
        Integer known = conjunctions.get(pair);
        if (known == null) {
            int top = Math.min(nodes.get(one).variable, nodes.get(other).variable);
            known = node(
                    top,
                    and(half(one, top, false), half(other, top, false)),
                    and(half(one, top, true), half(other, top, true)));
            conjunctions.put(pair, known);
        }
        return known;
    }

    int or(int one, int other) {
        return not(and(not(one), not(other)));
    }

    int minus(int one, int other) {
        return and(one, not(other));
    }

    private int half(int formula, int variable, boolean with) {
        Node node = nodes.get(formula);
        return node.variable != variable ? formula : with ? node.with : node.without;
    }

    /** Says how a variable is taken out of a formula. */
    private enum Way {
        SOME,
        EVERY,
        SET,
        CLEARED
    }

    private int without(int formula, Way way, IntPredicate which, Map<Integer, Integer> done) {
        if (formula <= TRUE) {
            return formula;
        }
        Integer known = done.get(formula);
        if (known != null) {
            return known;
        }
        Node node = nodes.get(formula);
        int no = without(node.without, way, which, done);
        int yes = without(node.with, way, which, done);
        int result = !which.test(node.variable)
                ? joined(node.variable, no, yes)
                : switch (way) {
                    case SOME -> or(no, yes);
                    case EVERY -> and(no, yes);
                    case SET -> yes;
                    case CLEARED -> no;
                };
        done.put(formula, result);
        return result;
    }

    private int joined(int variable, int no, int yes) {
        int is = node(variable, FALSE, TRUE);
        return or(and(is, yes), and(not(is), no));
    }

    private int without(int formula, Way way, Kind kind) {
        return without(formula, way, variable -> kinds.get(variable) == kind, new HashMap<>());
    }

    /** Gives the formula where a step's labels are missing. */
    int withoutLabels(int formula, int step) {
        return without(formula, Way.CLEARED, variable -> variable == step, new HashMap<>());
    }

    /** Tells whether some request makes it true, if what could not be seen is so. */
    boolean isPossible(int formula) {
        return without(formula, Way.SET, Kind.SWITCH) != FALSE;
    }

    /** Tells whether some request makes it true, whatever could not be seen. */
    boolean isCertain(int formula) {
        int given = without(formula, Way.SET, Kind.SWITCH);
        int seen = without(given, Way.EVERY, Kind.HIDDEN);
        return without(without(seen, Way.SOME, Kind.TRAIT), Way.EVERY, Kind.SOURCE) != FALSE;
    }
}
