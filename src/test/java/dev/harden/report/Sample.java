package dev.harden.report;

import dev.harden.model.Account;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Coverage;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.NetworkMap;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import dev.harden.model.Waiver;
import dev.harden.model.WaiverUse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Is the report that all reporters are tested with: every status and cause, and names that mean harm. */
public final class Sample {
    public static final Account ACCOUNT =
            new Account("111122223333", "aws", "arn:aws:sts::111122223333:assumed-role/audit/me");
    private static final Instant TIME = Instant.parse("2026-11-24T12:00:00Z");
    private static final Origin ORIGIN = new Origin("0.1.0", TIME, Optional.empty());

    /** Names that would steer a terminal, a browser, a spreadsheet or a reader. */
    public static final List<String> HOSTILE = List.of(
            "red \u001b[31malert\u001b[0m \u001b]8;;https://example.com\u0007link\u001b]8;;\u0007",
            "<script>alert('x')</script>&amp;\"quotes\"",
            "=cmd|' /C calc'!A0",
            "right\u202Eto\u2066left",
            "line\nbreak\rand\u0000zero\u2028",
            "lone\uD800surrogate",
            "日本語の名前がここに長く続くのでこの行は折り返されるはずです",
            "x".repeat(10_000));

    private static final Waiver WAIVER = waiver("iam-single-active-key", "2027-01-31");
    private static final List<String> EXCHANGES =
            List.of("iam-us-east-1-GetAccountSummary-0123456789abcdef", "iam-us-east-1-ListUsers-fedcba9876543210");

    private Sample() {}

    public static Report report() {
        List<Finding> findings = new ArrayList<>();
        for (String name : HOSTILE) {
            findings.add(finding(
                            "iam-user-mfa",
                            Severity.CRITICAL,
                            user(name),
                            new Outcome(
                                    Status.FAIL, "the user " + name + " has no MFA", List.of("seen: " + name), none()))
                    .mendedBy(Optional.of(SampleRemedies.locked(name))));
        }
        findings.add(finding("root-mfa", Severity.CRITICAL, account(), pass("root has MFA")));
        findings.add(finding(
                        "iam-key-rotation",
                        Severity.HIGH,
                        user("worse"),
                        new Outcome(Status.FAIL, "raised above the check's own severity", List.of(), none()))
                .mendedBy(Optional.of(SampleRemedies.person())));
        findings.add(finding("iam-support-role", Severity.LOW, account(), fail("no role has AWSSupportAccess"))
                .mendedBy(Optional.of(SampleRemedies.role())));
        findings.add(finding(
                "org-all-features",
                Severity.HIGH,
                account(),
                new Outcome(Status.NOT_APPLICABLE, "the account belongs to no organization", List.of(), none())));
        for (String check : List.of("root-no-access-keys", "root-hardware-mfa")) {
            findings.add(finding(
                    check,
                    Severity.CRITICAL,
                    account(),
                    unknown(Cause.ACCESS_DENIED, "iam:GetAccountSummary", "iam:GetAccountSummary", "AccessDenied")));
        }
        for (Cause cause : Cause.values()) {
            findings.add(finding(
                    "iam-access-analyzer",
                    Severity.MEDIUM,
                    account(),
                    unknown(cause, "s3:HeadBucket", "s3:ListBucket", "code-" + cause)));
        }
        findings.add(marked("iam-single-active-key", user("waived"), new Marks(EXCHANGES, Optional.of(WAIVER), false)));
        findings.add(
                marked("iam-policies-through-groups", account(), new Marks(EXCHANGES.subList(1, 2), none(), true)));
        List<WaiverUse> waivers = List.of(
                new WaiverUse(WAIVER, WaiverUse.State.USED, 1),
                new WaiverUse(waiver("iam-key-rotation", "2026-11-23"), WaiverUse.State.EXPIRED, 1),
                new WaiverUse(waiver("s3-<b>*", "2027-11-23"), WaiverUse.State.UNMATCHED, 0));
        List<Coverage> coverage = List.of(
                new Coverage("iam", "GetAccountSummary", "global", 1, CallOutcome.ACCESS_DENIED),
                new Coverage("iam", "ListUsers", "global", 3, CallOutcome.ANSWERED),
                Coverage.ofRegion("me-south-1", CallOutcome.NOT_OPTED_IN),
                Coverage.ofRegion("eu-north-1", CallOutcome.REGION_DENIED));
        List<String> checks = findings.stream().map(Finding::check).distinct().toList();
        Extent extent = new Extent(checks, List.of("cis-aws-5.0"), List.of("us-east-1", "eu-west-1"), coverage);
        return new Report(ORIGIN, ACCOUNT, extent, findings, waivers, List.of(map())).recordedAs("ab".repeat(32));
    }

    public static Report empty() {
        return new Report(ORIGIN, ACCOUNT, Extent.NONE, List.of(), List.of(), List.of());
    }

    private static Finding finding(String check, Severity severity, Resource resource, Outcome outcome) {
        return new Finding(check, severity, ACCOUNT.id(), "global", resource, outcome);
    }

    /** Gives a VPC of two zones whose names mean harm, and of which not everything was seen. */
    private static NetworkMap map() {
        return new NetworkMap(
                "eu-west-1",
                "vpc-1",
                List.of(
                        new NetworkMap.Subnet(
                                "subnet-1",
                                HOSTILE.get(1),
                                "eu-west-1a",
                                NetworkMap.Kind.PUBLIC,
                                List.of("igw-1"),
                                3,
                                List.of(new NetworkMap.Reached(
                                        HOSTILE.get(2), 2, "tcp 22", "sg-1: tcp 22 from ::/0", ""))),
                        new NetworkMap.Subnet(
                                "subnet-2",
                                "app",
                                "eu-west-1a",
                                NetworkMap.Kind.PRIVATE,
                                List.of("nat-1"),
                                12,
                                List.of()),
                        new NetworkMap.Subnet(
                                "subnet-3", "data", "eu-west-1b", NetworkMap.Kind.NOT_SEEN, List.of(), -1, List.of())),
                List.of("igw-1"),
                List.of(new NetworkMap.Nat("nat-1", "subnet-1", "available")),
                List.of(
                        new NetworkMap.Endpoint("vpce-1", "s3", "Gateway"),
                        new NetworkMap.Endpoint("vpce-2", "kms", "Interface")),
                List.of("ec2:DescribeNetworkInterfaces in eu-west-1 refused"));
    }

    private static Finding marked(String check, Resource resource, Marks marks) {
        return finding(check, Severity.LOW, resource, fail("too many")).with(marks);
    }

    private static Waiver waiver(String check, String expires) {
        return new Waiver(check, "*", "moves in \u202Espring", "=platform@example.com", LocalDate.parse(expires));
    }

    private static Resource user(String name) {
        return new Resource("arn:aws:iam::111122223333:user/" + name, name, "AWS::IAM::User", name);
    }

    private static Resource account() {
        return ACCOUNT.resource();
    }

    private static Outcome pass(String message) {
        return new Outcome(Status.PASS, message, List.of(), none());
    }

    private static Outcome fail(String message) {
        return new Outcome(Status.FAIL, message, List.of(), none());
    }

    private static Outcome unknown(Cause cause, String operation, String action, String code) {
        return new Outcome(
                Status.UNKNOWN,
                operation + " did not tell",
                List.of(),
                Optional.of(new Unknown(cause, operation, action, code)));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
