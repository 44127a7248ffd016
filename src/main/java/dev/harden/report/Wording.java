package dev.harden.report;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.Waiver;
import java.util.List;
import java.util.Optional;

/** Gives what formats say of checks, also of those that this harden does not know: a saved report may be of another. */
record Wording(Registry registry) {
    /** Returns whether this harden has the check. */
    boolean knows(String check) {
        return registry.find(check).isPresent();
    }

    /** Returns what is wrong where a finding failed, and else the expected state. */
    String title(Finding finding) {
        return finding.status() == Status.FAIL ? fault(finding.check()) : expected(finding.check());
    }

    /** Returns what is wrong where one of a check's findings failed, and else the expected state. */
    String title(String check, List<Finding> findings) {
        boolean failed = findings.stream().anyMatch(finding -> finding.status() == Status.FAIL);
        return failed ? fault(check) : expected(check);
    }

    /** Returns what is wrong where some of a check's findings failed, and else the expected state. */
    String title(String check, Tally.OfCheck sums) {
        return sums.findings(Status.FAIL) > 0 ? fault(check) : expected(check);
    }

    /** Returns what is wrong when the check fails. */
    String fault(String check) {
        return registry.find(check).map(known -> known.info().fault()).orElse(check);
    }

    /** Returns the expected state. */
    String expected(String check) {
        return registry.find(check).map(known -> known.info().title()).orElse(check);
    }

    /** Gives the topic's name; the check's first word where the check is not known. */
    String topic(String check) {
        return registry.find(check).map(Registered::topic).orElseGet(() -> check.replaceFirst("-.*", ""));
    }

    /** Gives why it matters; empty where the check is not known. */
    String why(String check) {
        return registry.find(check).map(known -> known.prose().why()).orElse("");
    }

    /** Gives how to mend it; empty where the check is not known. */
    String fix(String check) {
        return registry.find(check).map(known -> known.prose().fix()).orElse("");
    }

    /** Gives the pages that it rests on; none where the check is not known. */
    List<String> references(String check) {
        return registry.find(check).map(known -> known.prose().references()).orElse(List.of());
    }

    /** Says that a finding is waived: by whom, until when, why. */
    static String waived(Waiver waiver) {
        return "suppressed (accepted risk) by " + waiver.owner() + " until " + waiver.expires() + ": "
                + waiver.reason();
    }

    /** Says what stands beside a finding's verdict; empty where nothing does. */
    static String marks(Finding finding) {
        Optional<String> waived = finding.marks().waiver().map(Wording::waived);
        String known = finding.marks().known() ? "in the baseline" : "";
        return waived.map(text -> known.isEmpty() ? text : known + "; " + text).orElse(known);
    }
}
