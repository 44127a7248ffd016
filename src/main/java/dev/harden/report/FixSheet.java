package dev.harden.report;

import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Visible;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Proof;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Is a plan on its way to whoever carries it out.
 *
 * @param report the report that it is made from
 * @param plan the plan, with the values that were given in their places
 * @param choice what the user agrees to
 */
public record FixSheet(Report report, FixPlan plan, FixChoice choice) {
    /** Puts the values in their places. */
    public static FixSheet of(Report report, FixPlan plan, FixChoice choice) {
        return new FixSheet(report, plan.each(entry -> entry.with(choice.values())), choice);
    }

    /** Gives the entries that are active. */
    List<FixPlan.Entry> active() {
        return plan.entries().stream().filter(choice::isActive).toList();
    }

    int number(FixPlan.Entry entry) {
        return plan.entries().indexOf(entry) + 1;
    }

    /** Says what the active entries come to. */
    String sum() {
        int closed = FixPlan.closedBy(active()).size();
        int steps = active().size();
        return count(steps, "step") + (steps == 1 ? " closes " : " close ") + closed + " of "
                + count(plan.failures(), "failure");
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Says which failures an entry closes: the checks, worst first, and how many of each. */
    static String closes(FixPlan.Entry entry) {
        List<Finding> closed = entry.proof().closes();
        if (closed.isEmpty()) {
            return entry.proof().state() == Proof.State.NEEDLESS
                    ? "closes nothing more"
                    : "goes with " + (entry.proof().state() == Proof.State.HELD_BACK ? "others" : "another step");
        }
        Map<String, List<Finding>> checks = closed.stream()
                .sorted((one, other) -> one.severity().compareTo(other.severity()))
                .collect(Collectors.groupingBy(
                        finding -> finding.check() + " (" + finding.severity().word() + ")",
                        LinkedHashMap::new,
                        Collectors.toList()));
        return "closes " + closed.size() + ": "
                + checks.entrySet().stream()
                        .map(one -> one.getKey()
                                + (one.getValue().size() == 1
                                        ? ""
                                        : " x" + one.getValue().size()))
                        .collect(Collectors.joining(", "));
    }

    static String about(FixPlan.Entry entry) {
        return Visible.text(entry.about());
    }

    /** Gives the failures without a command, by why: each with its checks and how many. */
    Map<String, Map<String, Long>> open() {
        return plan.open().stream()
                .collect(Collectors.groupingBy(
                        FixSheet::why,
                        TreeMap::new,
                        Collectors.groupingBy(Finding::check, TreeMap::new, Collectors.counting())));
    }

    static String why(Finding finding) {
        return finding.remedy().orElse(null) instanceof NoCommand none
                ? Visible.text(none.text())
                : "no command is known; 'harden explain CHECK' tells what to do";
    }
}
