package dev.harden.model;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Marks what people have accepted in a report: by waivers, and by a baseline. Nothing is left out by it. */
public final class Acceptance {
    private Acceptance() {}

    /** Marks the failures and what could not be judged by the first waiver in force that is about it. */
    public static Report waive(Report report, List<Waiver> waivers) {
        LocalDate today = LocalDate.ofInstant(report.startedAt(), ZoneOffset.UTC);
        int[] matched = new int[waivers.size()];
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Optional<Waiver> inForce = Optional.empty();
            for (int i = 0; isOpen(finding) && i < matched.length; i++) {
                if (waivers.get(i).isAbout(finding)) {
                    matched[i]++;
                    inForce = inForce.isEmpty() && !waivers.get(i).isExpired(today)
                            ? Optional.of(waivers.get(i))
                            : inForce;
                }
            }
            findings.add(inForce.map(waiver -> finding.with(finding.marks().waivedBy(waiver)))
                    .orElse(finding));
        }
        List<WaiverUse> uses = new ArrayList<>(report.waivers().stream()
                .filter(use -> !waivers.contains(use.waiver()))
                .toList());
        for (int i = 0; i < matched.length; i++) {
            uses.add(new WaiverUse(waivers.get(i), state(waivers.get(i), matched[i], today), matched[i]));
        }
        return report.with(findings, uses);
    }

    private static boolean isOpen(Finding finding) {
        return finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN;
    }

    private static WaiverUse.State state(Waiver waiver, int matched, LocalDate today) {
        if (waiver.isExpired(today)) {
            return WaiverUse.State.EXPIRED;
        }
        return matched > 0 ? WaiverUse.State.USED : WaiverUse.State.UNMATCHED;
    }

    /** Marks what was in the baseline already, as bad or worse, and says what became of the baseline's. */
    public static Report compare(Report report, Report baseline) {
        Comparison comparison = new Comparison(baseline, report);
        List<Finding> findings = report.findings().stream()
                .map(finding -> isOpen(finding) && !comparison.isNewOrWorse(finding)
                        ? finding.with(finding.marks().inBaseline())
                        : finding)
                .map(finding -> comparison
                        .before(finding)
                        .map(old -> old.marks().since().orElse(baseline.startedAt()))
                        .map(first -> finding.with(finding.marks().since(first)))
                        .orElse(finding))
                .toList();
        Report marked = report.with(findings, report.waivers());
        return marked.comparedAs(Compared.of(marked, baseline));
    }
}
