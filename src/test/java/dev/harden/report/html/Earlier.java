package dev.harden.report.html;

import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes of a report one of an earlier run, from which the account has become this one. */
final class Earlier {
    static final Instant FIRST = Instant.parse("2026-06-01T08:00:00Z");
    static final Instant BEFORE = Instant.parse("2026-10-01T08:00:00Z");

    private Earlier() {}

    /** One failure is new since, one worse, one better, one gone, and one could not be judged any more. */
    static Report of(Report report) {
        List<Finding> findings = new ArrayList<>(report.findings());
        List<Finding> failures =
                findings.stream().filter(of(Status.FAIL)).limit(3).toList();
        Finding passes = first(report, one -> of(Status.PASS).test(one) && isListed(report, one));
        Finding unknown = first(report, of(Status.UNKNOWN));
        findings.remove(failures.get(0));
        replace(findings, failures.get(1), Status.PASS);
        replace(findings, passes, Status.FAIL);
        replace(findings, unknown, Status.FAIL);
        findings.remove(failures.get(2));
        findings.add(failures.get(2).with(Marks.NONE.since(FIRST)));
        findings.add(new Finding(
                passes.check(),
                Severity.HIGH,
                passes.account(),
                passes.region(),
                new Resource(passes.resource().arn() + "-gone", "gone-1", "AWS::S3::Bucket", "<i>gone</i>"),
                outcome(Status.FAIL)));
        return new Report(
                new Origin(report.tool(), BEFORE, Optional.empty()),
                report.account(),
                report.extent(),
                findings,
                List.of(),
                List.of());
    }

    private static boolean isListed(Report report, Finding finding) {
        return report.findings().stream()
                .noneMatch(other ->
                        other.status() == Status.UNKNOWN && other.check().equals(finding.check()));
    }

    private static Finding first(Report report, Predicate<Finding> test) {
        return report.findings().stream().filter(test).findFirst().orElseThrow();
    }

    private static Predicate<Finding> of(Status status) {
        return finding -> finding.status() == status;
    }

    private static void replace(List<Finding> findings, Finding one, Status status) {
        findings.set(
                findings.indexOf(one),
                new Finding(one.check(), one.severity(), one.account(), one.region(), one.resource(), outcome(status)));
    }

    private static Outcome outcome(Status status) {
        return new Outcome(status, "as it was", List.of(), Optional.empty());
    }
}
