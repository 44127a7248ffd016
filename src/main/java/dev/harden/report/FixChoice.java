package dev.harden.report;

import dev.harden.model.Visible;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Proof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Is what the user agrees to: steps that do more than mend are active only where their kind is named.
 *
 * @param kinds the names of the kinds, as {@code cuts-off}
 * @param values the values of placeholders by name
 */
public record FixChoice(Set<String> kinds, Map<String, String> values) {
    static final String INCLUDE = "--include ";
    static final String OWN = "own-access";
    private static final String MANAGED = "managed";
    private static final String NOT_PROVEN = "not-proven";

    public FixChoice {
        kinds = Set.copyOf(kinds);
        values = Map.copyOf(values);
    }

    /** Gives the names of all kinds. */
    public static List<String> all() {
        return Stream.concat(Arrays.stream(Effect.values()).map(Effect::word), Stream.of(OWN, MANAGED, NOT_PROVEN))
                .toList();
    }

    /**
     * Is why an entry is not active.
     *
     * @param option what makes it active, as {@code --include costs}; empty where nothing does
     * @param text the reason, a fragment
     */
    record Reason(String option, String text) {
        Reason {
            text = Visible.text(text);
        }

        @Override
        public String toString() {
            return option.isEmpty() ? text : text + " (" + option + ")";
        }
    }

    /** Gives why an entry by itself is not active; none where it is. */
    List<Reason> reasons(FixPlan.Entry entry) {
        List<Reason> reasons = new ArrayList<>();
        if (entry.proof().state() == Proof.State.HELD_BACK) {
            return List.of(new Reason("", "held back: " + heldBack(entry)));
        }
        if (entry.proof().state() == Proof.State.NEEDLESS) {
            return List.of(new Reason("", "not needed: " + entry.proof().why()));
        }
        effects(entry).forEach((effect, what) -> add(reasons, effect.word(), effect.of(what)));
        if (!entry.access().isEmpty()) {
            add(reasons, OWN, "your own access: " + entry.access());
        }
        entry.owner()
                .ifPresent(owner ->
                        add(reasons, MANAGED, "it is made by " + owner + ": change it there, or this will be undone"));
        if (entry.proof().state() == Proof.State.NOT_PROVEN) {
            add(reasons, NOT_PROVEN, "not proven: " + entry.proof().why());
        }
        unfilled(entry)
                .forEach((name, meaning) -> reasons.add(new Reason("--set " + name + "=VALUE", "it takes " + meaning)));
        return reasons;
    }

    private void add(List<Reason> reasons, String kind, String text) {
        if (!kinds.contains(kind)) {
            reasons.add(new Reason(INCLUDE + kind, text));
        }
    }

    private static String heldBack(FixPlan.Entry entry) {
        String worse = entry.proof().worsens().stream()
                .limit(3)
                .map(finding -> finding.check() + " of " + finding.resource().id() + " ("
                        + finding.outcome().message() + ")")
                .collect(Collectors.joining("; "));
        return Visible.text(entry.proof().why() + (worse.isEmpty() ? "" : ": " + worse));
    }

    /** Gives what an entry does besides, each kind with all its words. */
    static Map<Effect, String> effects(FixPlan.Entry entry) {
        Map<Effect, String> effects = new TreeMap<>();
        entry.steps()
                .forEach(step -> step.effects()
                        .forEach((effect, what) -> effects.merge(
                                effect, what, (one, other) -> one.contains(other) ? one : one + "; " + other)));
        return effects;
    }

    /** Gives the placeholders that have no value, with what they mean. */
    static Map<String, String> unfilled(FixPlan.Entry entry) {
        return entry.steps().stream()
                .flatMap(step -> step.placeholders().stream())
                .collect(Collectors.toMap(Placeholder::name, Placeholder::meaning, (one, other) -> one, TreeMap::new));
    }
}
