package dev.harden.report.html;

import dev.harden.model.AccountSum;
import dev.harden.model.Count;
import dev.harden.model.Organization;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.WaiverUse;
import java.util.List;

/**
 * Is the page that links the pages of several accounts.
 *
 * @param about what the run is about
 * @param style the style sheet
 * @param policy the content security policy that lets it in, and nothing else
 * @param lines a line an account
 * @param checks what failed or could not be judged, worst first
 * @param tally what was counted
 */
public record Index(
        Organization about, String style, String policy, List<Line> lines, List<CheckLine> checks, Tally tally) {
    public Index {
        lines = List.copyOf(lines);
        checks = List.copyOf(checks);
    }

    /**
     * Is an account's line.
     *
     * @param sum what its report says
     * @param page the name of its page
     */
    public record Line(AccountSum sum, String page) {}

    /**
     * Is a check's line.
     *
     * @param id the check's id
     * @param title what it wants
     * @param sums how often it failed
     */
    public record CheckLine(String id, String title, Tally.OfCheck sums) {}

    /** Says the most important thing in a sentence. */
    public String verdict() {
        long notSeen =
                lines.stream().filter(line -> line.sum().notSeen().isPresent()).count();
        return Count.of(tally.count(Status.FAIL), "failure") + " and "
                + Count.of(tally.count(Status.UNKNOWN), "unknown") + " in " + Count.of(tally.accounts(), "account")
                + (notSeen == 0 ? "." : "; " + notSeen + " could not be entered.");
    }

    /** Gives the waivers that have expired or are about nothing. */
    public List<WaiverUse> uselessWaivers() {
        return tally.waivers().stream()
                .filter(use -> use.state() != WaiverUse.State.USED)
                .toList();
    }
}
