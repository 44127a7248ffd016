package dev.harden.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Answers one question: weighs one action and one resource for each way that the statements' patterns can match, and so
 * all of them.
 */
final class Evaluation {
    private static final long MOST_WORK = 100_000_000;

    /** Is a statement that may be about the requests. */
    private record Entry(int layer, Place place, Truth applies) {
        Statement statement() {
            return place.statement();
        }
    }

    private final Layers layers;
    private final Question question;
    private final List<Entry> entries = new ArrayList<>();
    /** What is not understood, by layer. */
    private final Map<Integer, String> unclear = new LinkedHashMap<>();

    Evaluation(Layers layers, Question question) {
        this.layers = layers;
        this.question = question;
        for (int layer = 0; layer < layers.layers().size(); layer++) {
            for (Policy policy : layers.layers().get(layer)) {
                if (policy.document().isEmpty()) {
                    unclear.putIfAbsent(layer, policy.name() + " " + policy.problem());
                }
                for (Statement statement : policy.statements()) {
                    Truth applies = statement.applies(question.context());
                    if (applies != Truth.NO) {
                        entries.add(new Entry(layer, new Place(policy.name(), statement), applies));
                    }
                }
            }
        }
        // What denies without a condition spares nobody, so it is what is told.
        entries.sort(Comparator.comparing(entry -> entry.statement().isConditional()));
    }

    Answer allows() {
        return over((pair, denying) -> {
            Access denied = pair.denied(denying);
            if (denied.truth() == Truth.YES) {
                return pair.access(Truth.NO, denied.by(), Set.of(), "");
            }
            Access allowed = pair.allowed();
            boolean byDeny = allowed.truth() == Truth.YES && denied.truth() == Truth.DEPENDS;
            return byDeny ? denied : allowed;
        });
    }

    Answer allowsButForDenies() {
        return over((pair, denying) -> pair.allowed());
    }

    Answer denies() {
        return over(Pair::denied);
    }

    private Answer over(BiFunction<Pair, Set<Place>, Access> weigh) {
        try {
            return weighed(weigh);
        } catch (UnclearPolicy tooIntricate) {
            return Answer.unclear(largest() + " " + tooIntricate.getMessage());
        }
    }

    private String largest() {
        return layers.policies().stream()
                .max(Comparator.comparingInt(policy -> policy.statements().stream()
                        .mapToInt(one -> one.actions().patterns().size()
                                + one.resources().patterns().size())
                        .sum()))
                .map(Policy::name)
                .orElse("no policy");
    }

    private Answer weighed(BiFunction<Pair, Set<Place>, Access> weigh) {
        Map<BitSet, String> actions = actions();
        List<String> resources = resources(actions.keySet());
        if ((long) actions.size() * resources.size() * Math.max(1, entries.size()) > MOST_WORK) {
            throw new UnclearPolicy("overlaps in too many ways to be decided");
        }
        Set<Place> denying = new LinkedHashSet<>();
        Access[] witnesses = new Access[Truth.values().length];
        for (String resource : resources) {
            Truth[] about = new Truth[entries.size()];
            actions.forEach((concerned, action) -> {
                Access access = weigh.apply(new Pair(action, resource, concerned, about), denying);
                int truth = access.truth().ordinal();
                if (witnesses[truth] == null || witnesses[truth].unclear().isEmpty()) {
                    witnesses[truth] = better(witnesses[truth], access);
                }
            });
        }
        return new Answer(
                Optional.ofNullable(witnesses[Truth.YES.ordinal()]),
                Optional.ofNullable(witnesses[Truth.DEPENDS.ordinal()]),
                Optional.ofNullable(witnesses[Truth.NO.ordinal()]),
                denying);
    }

    /** Keeps the first witness, unless a later one hangs on a policy that is not understood, which has to be told. */
    private static Access better(Access first, Access later) {
        return first == null || !later.unclear().isEmpty() ? later : first;
    }

    /** Gives an action for each set of statements that are about one. */
    private Map<BitSet, String> actions() {
        Set<String> codes = new LinkedHashSet<>();
        entries.forEach(entry -> entry.statement().actions().patterns().forEach(pattern -> codes.add(pattern.code())));
        Map<BitSet, String> actions = new LinkedHashMap<>();
        for (String action : Representatives.of(question.actions(), codes, true)) {
            BitSet concerned = new BitSet();
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).statement().actions().mean(action, question.context()) != Truth.NO) {
                    concerned.set(i);
                }
            }
            actions.putIfAbsent(concerned, action);
        }
        return actions;
    }

    private List<String> resources(Set<BitSet> concerned) {
        BitSet all = new BitSet();
        concerned.forEach(all::or);
        Set<String> codes = new LinkedHashSet<>();
        all.stream()
                .mapToObj(i -> entries.get(i).statement().resources().patterns())
                .flatMap(List::stream)
                .forEach(pattern -> pattern.in(question.context()).ifPresent(filled -> codes.add(filled.code())));
        return Representatives.of(question.resources(), codes, false);
    }

    /** Is one action on one resource. */
    private final class Pair {
        private final String action;
        private final String resource;
        private final BitSet concerned;
        private final Truth[] about;

        Pair(String action, String resource, BitSet concerned, Truth[] about) {
            this.action = action;
            this.resource = resource;
            this.concerned = concerned;
            this.about = about;
        }

        private Truth matches(int i) {
            if (about[i] == null) {
                about[i] = entries.get(i).statement().resources().mean(resource, question.context());
            }
            return entries.get(i).applies().and(about[i]);
        }

        Access access(Truth truth, Optional<Place> by, Set<String> keys, String why) {
            return new Access(action, resource, truth, by, keys, why);
        }

        private Access access(Truth truth, Entry by) {
            Set<String> keys = truth == Truth.YES ? Set.of() : keys(by);
            return access(truth, Optional.of(by.place()), keys, "");
        }

        private Set<String> keys(Entry entry) {
            Set<String> keys = new TreeSet<>(entry.statement().undecided(question.context()));
            for (Wildcard pattern : entry.statement().resources().patterns()) {
                pattern.in(question.context())
                        .ifPresent(filled -> filled.variables().forEach(variable -> keys.add(variable.key())));
            }
            return keys;
        }

        /** Tells whether a statement denies it; the one that does is added. */
        Access denied(Set<Place> denying) {
            Access found = access(Truth.NO, Optional.empty(), Set.of(), "");
            for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
                Entry entry = entries.get(i);
                Truth denied = entry.statement().allows() ? Truth.NO : matches(i);
                if (denied == Truth.YES) {
                    denying.add(entry.place());
                    return access(Truth.YES, entry);
                }
                if (denied == Truth.DEPENDS && found.truth() == Truth.NO) {
                    found = access(Truth.DEPENDS, entry);
                }
            }
            return unclear.isEmpty()
                    ? found
                    : access(
                            Truth.DEPENDS,
                            Optional.empty(),
                            Set.of(),
                            unclear.values().iterator().next());
        }

        /** Tells whether each layer has a statement that allows it; the first layer without one is told. */
        Access allowed() {
            Access found = null;
            for (int layer = 0; layer < layers.layers().size(); layer++) {
                Access here = allowed(layer);
                if (here.truth() == Truth.NO) {
                    return here;
                }
                if (found == null || found.truth() == Truth.YES && here.truth() == Truth.DEPENDS) {
                    found = here;
                }
            }
            return found == null ? access(Truth.YES, Optional.empty(), Set.of(), "") : found;
        }

        private Access allowed(int layer) {
            Access found = access(Truth.NO, Optional.empty(), Set.of(), "");
            for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
                Entry entry = entries.get(i);
                boolean here = entry.layer() == layer && entry.statement().allows();
                Truth allowed = here ? matches(i) : Truth.NO;
                if (allowed == Truth.YES) {
                    return access(Truth.YES, entry);
                }
                if (allowed == Truth.DEPENDS && found.truth() == Truth.NO) {
                    found = access(Truth.DEPENDS, entry);
                }
            }
            return unclear.containsKey(layer)
                    ? access(Truth.DEPENDS, Optional.empty(), Set.of(), unclear.get(layer))
                    : found;
        }
    }
}
