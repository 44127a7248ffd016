package dev.harden.report.html;

import dev.harden.model.CallOutcome;
import dev.harden.model.Count;
import dev.harden.model.Coverage;
import dev.harden.model.Finding;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what stands at the top of a page: how it is, who was asked, how and when. */
public final class Top {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String AWS = "AWS";

    private Top() {}

    /** Writes a time as people do. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** Says in a few sentences how the account stands, for who reads no further. */
    static String verdict(Report report, Optional<String> worst) {
        List<Finding> failed = report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL && finding.counts())
                .toList();
        long unknown = report.count(Status.UNKNOWN);
        String second = unknown == 0
                ? " Everything could be judged."
                : " " + Count.of(unknown, "finding") + " could not be judged, so the picture is not complete.";
        if (failed.isEmpty()) {
            return "Nothing that could be judged " + (accepted(report) == 0 ? "failed." : "fails that is not accepted.")
                    + second + baseline(report);
        }
        long critical = count(failed, Severity.CRITICAL);
        long high = count(failed, Severity.HIGH);
        String how = critical > 0 ? "Act now: " : high > 0 ? "Act soon: " : "Nothing is urgent: ";
        String which = critical + high == 0
                ? ", none of them critical or high."
                : critical > 0 && high > 0
                        ? ", " + critical + " of them critical and " + high + " high."
                        : ", " + Math.max(critical, high) + " of them " + (critical > 0 ? "critical." : "high.");
        return how
                + Count.of(failed.size(), "finding fails", "findings fail")
                + which
                + worst.map(title -> " The worst: " + title + ".").orElse("")
                + second
                + baseline(report);
    }

    private static long count(List<Finding> failed, Severity severity) {
        return failed.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** Counts the failures that are waived, or were in the baseline. */
    static long accepted(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL && !finding.counts())
                .count();
    }

    private static String baseline(Report report) {
        long known = report.findings().stream()
                .filter(finding ->
                        finding.status() == Status.FAIL && finding.marks().known())
                .count();
        return known == 0
                ? ""
                : " " + Count.of(known, "failure was", "failures were")
                        + " in the baseline already; those that count are new or worse.";
    }

    /** Says whose endpoints answered. */
    public static String answered(Origin origin) {
        return origin.answeredBy()
                .map(who -> "Answered by " + Visible.text(who) + ".")
                .orElse("Whose endpoints answered, this report does not say.");
    }

    /** Tells whether AWS alone answered. */
    public static boolean isAws(Origin origin) {
        return origin.answeredBy().filter(AWS::equals).isPresent();
    }

    /** Says as whom, when, by what and how widely was asked. */
    static String asked(Report report) {
        List<Coverage> calls = report.coverage().stream()
                .filter(row -> !row.operation().equals("*"))
                .toList();
        long all = calls.stream().mapToLong(Coverage::calls).sum();
        long refused = calls.stream()
                .filter(row -> row.outcome() != CallOutcome.ANSWERED)
                .mapToLong(Coverage::calls)
                .sum();
        long regions = report.coverage().size() - (long) calls.size();
        String how = all == 0
                ? ""
                : ", by " + Count.of(all, "call")
                        + (refused == 0
                                ? ", all of them answered"
                                : ", of which " + Count.of(refused, "was not answered", "were not answered"));
        return "Asked as " + Visible.text(report.account().caller()) + " on " + time(report.startedAt())
                + ", by harden "
                + report.tool() + ": " + Count.of(report.extent().checks().size(), "check") + " in "
                + Count.of(report.regions().size(), "region") + how + "."
                + (regions == 0 ? "" : " " + Count.of(regions, "region was", "regions were") + " not looked into.");
    }
}
