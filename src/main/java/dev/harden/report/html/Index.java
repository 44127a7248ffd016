package dev.harden.report.html;

import dev.harden.model.AccountSum;
import dev.harden.model.CallOutcome;
import dev.harden.model.Compared;
import dev.harden.model.Compared.Kind;
import dev.harden.model.Count;
import dev.harden.model.Organization;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.WaiverUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Is the page that links the pages of several accounts.
 *
 * @param about what the run is about
 * @param style the style sheet
 * @param script the script of the filters
 * @param policy the content security policy that lets them in, and nothing else
 * @param lines a line an account, worst first
 * @param checks what failed or could not be judged, worst first
 * @param tally what was counted
 */
public record Index(
        Organization about,
        String style,
        String script,
        String policy,
        List<Line> lines,
        List<CheckLine> checks,
        Tally tally) {
    private static final Comparator<Line> WORST = Comparator.comparing(Line::rank)
            .thenComparing(line ->
                    -line.sum().severity().map(line.sum().failing()::get).orElse(0L))
            .thenComparing(line -> -line.sum().count(Status.FAIL))
            .thenComparing(line -> -line.sum().count(Status.UNKNOWN))
            .thenComparing(line -> line.sum().member().account());

    public Index {
        lines = lines.stream().sorted(WORST).toList();
        checks = List.copyOf(checks);
    }

    /**
     * Is an account's line.
     *
     * @param sum what its report says
     * @param page the name of its page
     */
    public record Line(AccountSum sum, String page) {
        /** Gives the worst severity that fails and counts, in a word; {@code none} where none does. */
        public String worst() {
            return sum.severity().map(Severity::word).orElse("none");
        }

        /** Gives its place by the worst severity; those that were not seen stand before those without failures. */
        public int rank() {
            int clean = Severity.values().length + 1;
            return sum.severity().map(Enum::ordinal).orElse(sum.notSeen().isPresent() ? clean - 1 : clean);
        }

        /** Gives how many differences of some kinds there are; absent where it was held to no older report. */
        public Optional<Long> changed(Kind... kinds) {
            return sum.compared().map(compared -> compared.count(kinds));
        }

        public Optional<Long> worse() {
            return changed(Kind.NEW, Kind.NOT_COVERED_BEFORE, Kind.WORSE);
        }

        public Optional<Long> better() {
            return changed(Kind.BETTER, Kind.GONE);
        }
    }

    /**
     * Is a check's line.
     *
     * @param id the check's id
     * @param title what it wants
     * @param sums how often it failed
     */
    public record CheckLine(String id, String title, Tally.OfCheck sums) {}

    /** Says the most important thing in a few sentences. */
    public String verdict() {
        long failing =
                lines.stream().filter(line -> line.sum().severity().isPresent()).count();
        long critical = failing(Severity.CRITICAL);
        long high = failing(Severity.HIGH);
        String how = critical > 0 ? "Act now: " : high > 0 ? "Act soon: " : failing > 0 ? "Nothing is urgent: " : "";
        String which = critical + high == 0 ? "" : ", " + critical + " critical and " + high + " high among them";
        long counting = lines.stream()
                .mapToLong(line -> line.sum().count(Status.FAIL) - line.sum().accepted())
                .sum();
        return how + Count.of(counting, "finding fails", "findings fail") + " in " + failing + " of "
                + Count.of(tally.accounts(), "account") + which + ". "
                + Count.of(tally.count(Status.UNKNOWN), "finding") + " could not be judged."
                + (notSeen() == 0 ? "" : " " + Count.of(notSeen(), "account") + " could not be entered.");
    }

    private long failing(Severity severity) {
        return lines.stream()
                .mapToLong(line -> line.sum().failing().getOrDefault(severity, 0L))
                .sum();
    }

    private long notSeen() {
        return lines.stream().filter(line -> line.sum().notSeen().isPresent()).count();
    }

    /** Says when and how widely was asked. */
    public String asked() {
        return "Asked on " + Top.time(about.origin().startedAt()) + ", by harden "
                + about.origin().tool() + ": " + Count.of(about.checks().size(), "check") + " in "
                + Count.of(tally.accounts(), "account") + ", by " + Count.of(tally.calls(), "call") + ".";
    }

    /** Counts what was not looked into, in a sentence each; none where nothing was left out. */
    public List<String> left() {
        List<String> left = new ArrayList<>();
        int out = about.left().size();
        if (out > 0) {
            left.add(Count.of(out, "account was", "accounts were") + " left out, as "
                    + (out == 1 ? "it is" : "they are") + " not active.");
        }
        if (notSeen() > 0) {
            left.add("Nothing could be seen of " + Count.of(notSeen(), "account") + ".");
        }
        left(left, CallOutcome.NOT_OPTED_IN, "not opted in");
        left(left, CallOutcome.REGION_DENIED, "denied");
        long accepted = lines.stream().mapToLong(line -> line.sum().accepted()).sum();
        if (accepted > 0) {
            left.add(Count.of(accepted, "more failure is", "more failures are")
                    + " accepted: suppressed (accepted risk), or in the baseline.");
        }
        return left;
    }

    private void left(List<String> left, CallOutcome why, String word) {
        if (!tally.regionsLeft(why).isEmpty()) {
            left.add("Regions " + word + ": "
                    + tally.regionsLeft(why).entrySet().stream()
                            .map(region -> region.getKey() + " in " + Count.of(region.getValue(), "account"))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    /** Tells whether some account was held to an older report. */
    public boolean isCompared() {
        return lines.stream().anyMatch(line -> line.sum().compared().isPresent());
    }

    /** Says what became of the baseline in all accounts that it holds. */
    public String since() {
        List<Line> some =
                lines.stream().filter(line -> line.sum().compared().isPresent()).toList();
        List<Compared.Sum> sums =
                some.stream().flatMap(line -> line.sum().compared().stream()).toList();
        long before = sums.stream().mapToLong(Compared.Sum::failures).sum();
        long now =
                some.stream().mapToLong(line -> line.sum().count(Status.FAIL)).sum();
        int others = lines.size() - some.size();
        return "The baseline had " + Count.of(before, "failure") + " in " + Count.of(some.size(), "account")
                + " of this run; these have " + Count.of(now, "failure")
                + " now. Of what fails or could not be judged, "
                + count(sums, Kind.NEW, Kind.NOT_COVERED_BEFORE) + " new and " + count(sums, Kind.WORSE)
                + " worse or bad in another way; of what did before, " + count(sums, Kind.BETTER) + " better, "
                + count(sums, Kind.GONE) + " gone and " + count(sums, Kind.NOT_JUDGED) + " not judged this time."
                + (others == 0
                        ? ""
                        : " " + Count.of(others, "account is", "accounts are")
                                + " not in the baseline: all that fails there is new, and not counted here.");
    }

    private static long count(List<Compared.Sum> sums, Kind... kinds) {
        return sums.stream().mapToLong(sum -> sum.count(kinds)).sum();
    }

    /** Gives the waivers that have expired or are about nothing. */
    public List<WaiverUse> uselessWaivers() {
        return tally.waivers().stream()
                .filter(use -> use.state() != WaiverUse.State.USED)
                .toList();
    }
}
