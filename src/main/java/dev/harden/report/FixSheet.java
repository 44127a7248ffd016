package dev.harden.report;

import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.model.Visible;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Proof;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Is a plan on its way to whoever carries it out. */
public final class FixSheet {
    private final Report report;
    private final FixPlan plan;
    private final FixChoice choice;
    private final Map<FixPlan.Entry, Integer> numbers = new IdentityHashMap<>();
    private final Map<FixPlan.Entry, List<FixChoice.Reason>> reasons = new IdentityHashMap<>();

    private FixSheet(Report report, FixPlan plan, FixChoice choice) {
        this.report = report;
        this.plan = plan;
        this.choice = choice;
        for (FixPlan.Entry entry : plan.entries()) {
            numbers.put(entry, numbers.size() + 1);
            reasons.put(entry, against(entry));
        }
    }

    /**
     * Puts the values in their places.
     *
     * @param report the report that it is made from
     * @param plan the plan
     * @param choice what the user agrees to
     */
    public static FixSheet of(Report report, FixPlan plan, FixChoice choice) {
        return new FixSheet(report, plan.each(entry -> entry.with(choice.values())), choice);
    }

    public Report report() {
        return report;
    }

    FixPlan plan() {
        return plan;
    }

    FixChoice choice() {
        return choice;
    }

    /** Gives the entries that are active. */
    List<FixPlan.Entry> active() {
        return plan.entries().stream().filter(entry -> reasons(entry).isEmpty()).toList();
    }

    int number(FixPlan.Entry entry) {
        return numbers.get(entry);
    }

    /** Gives why an entry is not active; none where it is. */
    List<FixChoice.Reason> reasons(FixPlan.Entry entry) {
        return reasons.get(entry);
    }

    /** Gives what an entry does besides that is agreed to, fragments: what is not is among the reasons. */
    List<String> agreed(FixPlan.Entry entry) {
        List<String> agreed = new ArrayList<>();
        FixChoice.effects(entry).forEach((effect, what) -> {
            if (choice.kinds().contains(effect.word())) {
                agreed.add(Visible.text(effect.of(what)));
            }
        });
        if (choice.kinds().contains(FixChoice.OWN) && !entry.access().isEmpty()) {
            agreed.add(Visible.text("your own access: " + entry.access()));
        }
        return agreed;
    }

    /** An entry that does not help without an earlier one is not active where that is not. */
    private List<FixChoice.Reason> against(FixPlan.Entry entry) {
        List<FixChoice.Reason> against = choice.reasons(entry);
        if (!against.isEmpty()) {
            return against;
        }
        Set<Finding> closes = new HashSet<>(entry.proof().closes());
        for (FixPlan.Entry earlier : plan.entries()) {
            if (earlier == entry) {
                break;
            }
            boolean together = earlier.wanting().stream()
                    .anyMatch(closes.isEmpty() ? entry.wanting()::contains : closes::contains);
            if (together && !reasons(earlier).isEmpty() && earlier.proof().state() != Proof.State.NEEDLESS) {
                return List.of(
                        new FixChoice.Reason("", "it goes with step " + number(earlier) + ", which is not active"));
            }
        }
        return List.of();
    }

    /** Says what the active entries come to. */
    String sum() {
        int closed = FixPlan.closedBy(active()).size();
        int steps = active().size();
        if (!plan.made()) {
            return "No plan could be made: a defect in harden itself kept it from that; "
                    + count(plan.failures(), "failure");
        }
        if (plan.failures() == 0) {
            return "Nothing failed that is not waived, so that there is nothing to do";
        }
        if (plan.entries().isEmpty()) {
            return "No command is known for "
                    + (plan.failures() == 1 ? "the one failure" : "any of " + count(plan.failures(), "failure"));
        }
        return count(steps, "step") + closes(active(), steps) + closed + " of " + count(plan.failures(), "failure");
    }

    /** Gives the verb: what is not proven is only meant. */
    static String closes(List<FixPlan.Entry> entries, int steps) {
        boolean proven = entries.stream().allMatch(entry -> entry.proof().state() == Proof.State.PROVEN);
        if (proven) {
            return steps == 1 ? " closes " : " close ";
        }
        return steps == 1 ? " is meant to close " : " are meant to close ";
    }

    /** Says what the plan leaves out, sentences without their stops: what could not be judged, and what is waived. */
    List<String> leftOut() {
        List<String> out = new ArrayList<>();
        int unknown = unknown();
        if (unknown > 0) {
            out.add(count(unknown, "finding") + (unknown == 1 ? " is UNKNOWN, and is" : " are UNKNOWN, and are")
                    + " not in this plan: 'harden audit' tells what kept harden from seeing");
        }
        int waived = waived();
        if (waived > 0) {
            out.add(count(waived, "waived failure") + (waived == 1 ? " is" : " are") + " left as "
                    + (waived == 1 ? "it is" : "they are"));
        }
        return out;
    }

    int unknown() {
        return (int) report.findings().stream()
                .filter(finding -> finding.status() == Status.UNKNOWN)
                .count();
    }

    int waived() {
        return (int) report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL
                        && finding.marks().waiver().isPresent())
                .count();
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Says which failures an entry closes: the checks, worst first, and how many of each. */
    static String closes(FixPlan.Entry entry) {
        return closes(List.of(entry));
    }

    /** Says it of several entries that stand in one line. */
    static String closes(List<FixPlan.Entry> entries) {
        List<Finding> closed = entries.stream()
                .flatMap(entry -> entry.proof().closes().stream())
                .toList();
        Proof.State state = entries.get(0).proof().state();
        if (state == Proof.State.HELD_BACK) {
            return "is wanted for "
                    + checks(entries.stream()
                            .flatMap(entry -> entry.wanting().stream())
                            .toList());
        }
        if (closed.isEmpty()) {
            return state == Proof.State.NEEDLESS ? "closes nothing more" : "goes with another step";
        }
        return (state == Proof.State.PROVEN ? "closes " : "is meant to close ") + closed.size() + ": " + checks(closed);
    }

    private static String checks(List<Finding> findings) {
        Map<String, List<Finding>> checks = findings.stream()
                .sorted((one, other) -> one.severity().compareTo(other.severity()))
                .collect(Collectors.groupingBy(
                        finding -> finding.check() + " (" + finding.severity().word() + ")",
                        LinkedHashMap::new,
                        Collectors.toList()));
        return checks.entrySet().stream()
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
