package dev.harden.report;

import dev.harden.model.Account;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Coverage;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.Unknown;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Is the organization that the reporters are tested with: the sample, and an account that could not be entered. */
final class SampleOrganization {
    static final String REFUSED = "222222222222";
    private static final String HOSTILE = Sample.HOSTILE.get(1) + "\u001b[31m\u202E";

    private SampleOrganization() {}

    /** Keeps what is written in memory. */
    static final class Kept implements Papers {
        final StringBuilder first = new StringBuilder();
        final Map<String, StringWriter> further = new LinkedHashMap<>();

        @Override
        public Appendable first() {
            return first;
        }

        @Override
        public Writer further(String mark) {
            StringWriter writer = new StringWriter();
            further.put(mark, writer);
            return writer;
        }

        @Override
        public String name(String mark) {
            return "report-" + mark;
        }
    }

    static Report refused() {
        Account account = new Account(REFUSED, "aws", "arn:aws:iam::" + REFUSED + ":role/harden-audit");
        Unknown unknown = new Unknown(Cause.ACCESS_DENIED, "sts:AssumeRole", "sts:AssumeRole", "AccessDenied");
        Outcome outcome = new Outcome(
                Status.UNKNOWN, "sts:AssumeRole of " + account.caller() + " refused", List.of(), Optional.of(unknown));
        return new Report(
                Sample.report().origin(),
                account,
                new Extent(
                        List.of("root-mfa", "iam-user-mfa"),
                        List.of(),
                        List.of(),
                        List.of(new Coverage("sts", "AssumeRole", "global", 1, CallOutcome.ACCESS_DENIED))),
                List.of(
                        new Finding("root-mfa", Severity.CRITICAL, REFUSED, "global", account.resource(), outcome),
                        new Finding("iam-user-mfa", Severity.CRITICAL, REFUSED, "global", account.resource(), outcome)),
                List.of(),
                List.of());
    }

    private static Organization about(List<Report> reports) {
        List<Member> members = new ArrayList<>();
        reports.forEach(report -> members.add(new Member(report.account().id(), HOSTILE, "ACTIVE", true)));
        members.add(new Member("999999999999", "closed <b>", "SUSPENDED", false));
        return new Organization(Sample.report().origin(), "o-abcdefghij", List.of("root-mfa", "iam-user-mfa"), members);
    }

    static List<Report> reports() {
        return List.of(Sample.report(), refused());
    }

    static List<Report> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%012d".formatted(300_000_000_000L + i))
                .map(id -> new Account(id, "aws", "arn:aws:iam::" + id + ":role/harden-audit"))
                .map(account -> new Report(
                        Sample.report().origin(),
                        account,
                        new Extent(List.of("root-mfa"), List.of(), List.of(), List.of()),
                        List.of(new Finding(
                                "root-mfa",
                                Severity.CRITICAL,
                                account.id(),
                                "global",
                                account.resource(),
                                new Outcome(Status.FAIL, "root has no MFA", List.of(), Optional.empty()))),
                        List.of(),
                        List.of()))
                .toList();
    }

    static Kept write(List<Report> reports, Reporter reporter) throws IOException {
        Kept kept = new Kept();
        Document several = reporter.begin(about(reports), kept);
        Tally tally = new Tally();
        for (Report report : reports) {
            several.add(report);
            tally.add(report);
        }
        several.end(tally);
        return kept;
    }
}
