package dev.harden.report.html;

import dev.harden.model.Count;
import dev.harden.model.Report;
import dev.harden.model.Visible;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Is the plan as the page shows it.
 *
 * @param plan the plan
 */
public record PlanPart(FixPlan plan) {
    private static final int MOST = 10;

    /** Makes it of a report, whose remedies are settled. */
    public static PlanPart of(Report report) {
        return new PlanPart(Planner.of(report.account(), report.findings()));
    }

    /** Gives the entries to begin with. */
    public List<FixPlan.Entry> first() {
        return plan.entries().stream().limit(MOST).toList();
    }

    /** Tells how many there are besides. */
    public int more() {
        return Math.max(0, plan.entries().size() - MOST);
    }

    public String sum() {
        int closed = FixPlan.closedBy(plan.entries()).size();
        int steps = plan.entries().size();
        return steps + (steps == 1 ? " step is" : " steps are") + " meant to close " + closed + " of " + plan.failures()
                + (plan.failures() == 1 ? " failure." : " failures.");
    }

    public String closes(FixPlan.Entry entry) {
        int closed = entry.proof().closes().size();
        return closed == 0 ? "goes with a later step" : "for " + closed + (closed == 1 ? " failure" : " failures");
    }

    /** Gives what it does besides, in a word each. */
    public String effect(FixPlan.Entry entry) {
        return entry.effects().isEmpty()
                ? "safe"
                : entry.effects().stream().map(effect -> effect.of("")).collect(Collectors.joining(", "));
    }

    /** Counts its commands. */
    public String count(FixPlan.Entry entry) {
        return Count.of(entry.steps().size(), "command");
    }

    /** Says what has to be known before it is done. */
    public List<String> words(FixPlan.Entry entry) {
        TreeMap<Effect, String> effects = new TreeMap<>();
        entry.steps()
                .forEach(step -> step.effects()
                        .forEach((effect, what) -> effects.merge(
                                effect, what, (one, other) -> one.contains(other) ? one : one + "; " + other)));
        List<String> words = new ArrayList<>();
        effects.forEach((effect, what) -> words.add("it " + effect.of(what)));
        if (!entry.access().isEmpty()) {
            words.add(entry.access());
        }
        entry.owner()
                .ifPresent(owner -> words.add("it is made by " + owner + ": change it there, or this will be undone"));
        return words;
    }

    public String commands(FixPlan.Entry entry) {
        return entry.steps().stream()
                .map(step -> Visible.text(step.call().command()))
                .collect(Collectors.joining("\n"));
    }
}
