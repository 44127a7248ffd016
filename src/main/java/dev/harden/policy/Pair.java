package dev.harden.policy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Weighs what the statements say of one action on one resource. */
final class Pair {
    private final Evaluation evaluation;
    private final List<Evaluation.Entry> entries;
    private final Context context;
    private final String action;
    private final String resource;
    private final BitSet concerned;
    private final Truth[] about;
    /** How open conditions turn out; empty while they are open. */
    private final Map<Condition, Truth> met;

    /**
     * @param concerned the statements that are about the action, by their place among the entries
     * @param about keeps which statements are about the resource
     * @param met how open conditions turn out; empty while they are open
     */
    Pair(
            Evaluation evaluation,
            String action,
            String resource,
            BitSet concerned,
            Truth[] about,
            Map<Condition, Truth> met) {
        this.met = met;
        this.evaluation = evaluation;
        this.entries = evaluation.entries();
        this.context = evaluation.context();
        this.action = action;
        this.resource = resource;
        this.concerned = concerned;
        this.about = about;
    }

    private Truth matches(int i) {
        if (about[i] == null) {
            about[i] = entries.get(i).statement().resources().mean(resource, context);
        }
        return about[i] == Truth.NO ? Truth.NO : applies(entries.get(i)).and(about[i]);
    }

    private Truth applies(Evaluation.Entry entry) {
        return met.isEmpty() || entry.applies() != Truth.DEPENDS
                ? entry.applies()
                : entry.statement().applies(context, met);
    }

    /** Gives the same in one case of the open conditions. */
    Pair in(Map<Condition, Truth> turns) {
        return new Pair(evaluation, action, resource, concerned, about, turns);
    }

    /** Gives the statements whose conditions it may hang on. */
    List<Evaluation.Entry> open() {
        return concerned.stream()
                .filter(i -> entries.get(i).applies() == Truth.DEPENDS && matches(i) != Truth.NO)
                .mapToObj(entries::get)
                .toList();
    }

    /** Tells two pairs apart between which statements differ. */
    List<Object> signature() {
        BitSet certain = new BitSet();
        BitSet open = new BitSet();
        for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
            Truth matches = matches(i);
            certain.set(i, matches == Truth.YES);
            open.set(i, matches == Truth.DEPENDS);
        }
        return List.of(certain, open);
    }

    Access access(Truth truth, Optional<Place> by, Set<String> keys, String why) {
        return new Access(action, resource, truth, by, keys, why);
    }

    private Access access(Truth truth, Evaluation.Entry by) {
        Set<String> keys = truth == Truth.YES ? Set.of() : keys(by);
        return access(truth, Optional.of(by.place()), keys, "");
    }

    private Set<String> keys(Evaluation.Entry entry) {
        Set<String> keys = new TreeSet<>(entry.statement().undecided(context));
        for (Wildcard pattern : entry.statement().resources().patterns()) {
            pattern.in(context)
                    .ifPresent(filled -> filled.variables()
                            .forEach(variable ->
                                    keys.add(ConditionKey.of(variable.key()).name())));
        }
        return keys;
    }

    /** Tells whether a statement denies it; the one that does is added. */
    Access denied(Set<Place> denying) {
        Access found = access(Truth.NO, Optional.empty(), Set.of(), "");
        for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
            Evaluation.Entry entry = entries.get(i);
            Truth denied = entry.statement().allows() ? Truth.NO : matches(i);
            if (denied == Truth.YES) {
                denying.add(entry.place());
                return access(Truth.YES, entry);
            }
            if (denied == Truth.DEPENDS && found.truth() == Truth.NO) {
                found = access(Truth.DEPENDS, entry);
            }
        }
        return evaluation.unclear().isEmpty()
                ? found
                : access(
                        Truth.DEPENDS,
                        Optional.empty(),
                        Set.of(),
                        evaluation.unclear().values().iterator().next());
    }

    /** Tells whether a statement denies it without naming it. */
    Access deniedBut(boolean actionsToo) {
        Access found = access(Truth.NO, Optional.empty(), Set.of(), "");
        for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
            Statement statement = entries.get(i).statement();
            Truth denied = statement.allows() ? Truth.NO : matches(i);
            boolean named = statement.resources().isSome()
                    || actionsToo && statement.actions().isSome();
            if (denied == Truth.YES && !named) {
                return access(Truth.YES, entries.get(i));
            }
            if (denied == Truth.DEPENDS && !actionsToo && !named) {
                found = access(Truth.DEPENDS, entries.get(i));
            }
        }
        return found;
    }

    Access allowedOrNamed(boolean actionsToo) {
        return allowed(layer -> {
            Access allowed = allowed(layer);
            return allowed.truth() != Truth.YES && names(layer, actionsToo)
                    ? access(Truth.YES, Optional.empty(), Set.of(), "")
                    : allowed;
        });
    }

    /** Tells whether a statement that allows all else leaves it out by its name. */
    private boolean names(int layer, boolean actionsToo) {
        for (Evaluation.Entry entry : entries) {
            Statement statement = entry.statement();
            if (entry.layer() == layer && statement.allows() && applies(entry) == Truth.YES) {
                boolean about = statement.actions().means(action);
                boolean onIt = statement.resources().mean(resource, context) == Truth.YES;
                boolean byAction = actionsToo && statement.actions().negated() && !about;
                boolean byResource = statement.resources().negated() && !onIt;
                if ((byAction || about) && (byResource || onIt) && (byAction || byResource)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tells whether each layer has a statement that allows it; the first layer without one is told. */
    Access allowed() {
        return allowed(this::allowed);
    }

    private Access allowed(IntFunction<Access> inLayer) {
        Access found = null;
        for (int layer = 0; layer < evaluation.layers(); layer++) {
            Access here = inLayer.apply(layer);
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
            Evaluation.Entry entry = entries.get(i);
            boolean here = entry.layer() == layer && entry.statement().allows();
            Truth allowed = here ? matches(i) : Truth.NO;
            if (allowed == Truth.YES) {
                return access(Truth.YES, entry);
            }
            if (allowed == Truth.DEPENDS && found.truth() == Truth.NO) {
                found = access(Truth.DEPENDS, entry);
            }
        }
        return evaluation.unclear().containsKey(layer)
                ? access(
                        Truth.DEPENDS,
                        Optional.empty(),
                        Set.of(),
                        evaluation.unclear().get(layer))
                : found;
    }
}
