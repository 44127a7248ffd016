package dev.harden.report;

import dev.harden.model.Account;
import dev.harden.model.Cause;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import dev.harden.model.Waiver;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Planner;
import dev.harden.model.remedy.Proof;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.model.remedy.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Is a plan with one of everything: each effect, a step held back, one not proven, a value, a decision. */
final class SamplePlan {
    private static final Account ACCOUNT =
            new Account("111122223333", "aws", "arn:aws:sts::111122223333:assumed-role/auditor/me");
    private static final String EVIL = "b\u001b[31mad";

    private static final Map<String, Object> SSH = Call.map(
            "IpProtocol", "tcp", "FromPort", 22, "ToPort", 22, "IpRanges", List.of(Call.map("CidrIp", "0.0.0.0/0")));

    private SamplePlan() {}

    static Finding failure(String check, Severity severity, String region, String id, Remedy remedy) {
        return finding(check, severity, region, id, Status.FAIL).mendedBy(Optional.of(remedy));
    }

    private static Finding finding(String check, Severity severity, String region, String id, Status status) {
        return new Finding(
                check,
                severity,
                ACCOUNT.id(),
                region,
                new Resource("arn:aws:thing:" + region + ":111122223333:" + id, id, "AWS::Thing::Thing", id),
                new Outcome(
                        status,
                        "it is as it is",
                        List.of(),
                        status == Status.UNKNOWN
                                ? Optional.of(
                                        new Unknown(Cause.ACCESS_DENIED, "iam:GetUser", "iam:GetUser", "AccessDenied"))
                                : Optional.empty()));
    }

    private static Told told(String type, String region, String id, String about, Step... steps) {
        return new Told(new Target(type, region, id), about, List.of(steps));
    }

    private static Step encryption(String region) {
        return Step.of(Call.of("ec2", "EnableEbsEncryptionByDefault", region))
                .guarded(Guard.of(
                        Call.of("ec2", "GetEbsEncryptionByDefault", region), "EbsEncryptionByDefault == `false`"))
                .undoneBy(Call.of("ec2", "DisableEbsEncryptionByDefault", region));
    }

    private static Finding encrypted(String region) {
        return failure(
                "instance-ebs-encryption",
                Severity.MEDIUM,
                region,
                "account",
                Remedy.of(told(
                        "AWS::EC2::Account",
                        region,
                        "ebs",
                        "new EBS volumes in " + region + " are encrypted",
                        encryption(region))));
    }

    private static Finding detector(String region) {
        return failure(
                "alarm-detectors",
                Severity.MEDIUM,
                region,
                "detector",
                Remedy.of(told(
                        "AWS::GuardDuty::Detector",
                        region,
                        "detector",
                        "GuardDuty is enabled in " + region,
                        Step.of(Call.of("guardduty", "CreateDetector", region, "Enable", true))
                                .but(Effect.COSTS, "GuardDuty bills what it analyses in " + region))));
    }

    static Finding withoutCommand() {
        return failure(
                "iam-user-mfa",
                Severity.HIGH,
                "global",
                "bob",
                Remedy.none(NoCommand.Why.PERSON, "whoever the user is has to register a device"));
    }

    private static List<Finding> failures() {
        List<Finding> all = new ArrayList<>(List.of(
                encrypted("eu-central-1"), encrypted("eu-west-1"), detector("eu-central-1"), detector("eu-west-1")));
        all.add(withoutCommand());
        all.add(failure(
                "s3-replicated",
                Severity.LOW,
                "eu-west-1",
                "data",
                Remedy.none(NoCommand.Why.DECISION, "someone has to decide where to")));
        all.add(failure(
                "sg-admin-ports",
                Severity.CRITICAL,
                "eu-west-1",
                "sg-0a1b",
                Remedy.of(told(
                        "AWS::EC2::SecurityGroup",
                        "eu-west-1",
                        "sg-0a1b",
                        "tcp 22 of sg-0a1b is closed to the Internet",
                        Step.of(Call.of(
                                        "ec2",
                                        "RevokeSecurityGroupIngress",
                                        "eu-west-1",
                                        "GroupId",
                                        "sg-0a1b",
                                        "IpPermissions",
                                        List.of(SSH)))
                                .but(Effect.CUTS_OFF, "0.0.0.0/0 to tcp 22 of i-0f9e")))));
        all.add(failure(
                "sg-database-ports",
                Severity.HIGH,
                "eu-west-1",
                "sg-0c2d",
                Remedy.of(told(
                        "AWS::EC2::SecurityGroup",
                        "eu-west-1",
                        "sg-0c2d",
                        "tcp 3306 of sg-0c2d is closed to the Internet",
                        Step.of(Call.of("ec2", "RevokeSecurityGroupIngress", "eu-west-1", "GroupId", "sg-0c2d"))
                                .but(Effect.CUTS_OFF, "198.51.100.0/24 to tcp 3306 of " + EVIL)))));
        all.add(failure(
                "iam-unused-credentials",
                Severity.MEDIUM,
                "global",
                "eve",
                Remedy.of(told(
                        "AWS::IAM::User",
                        "global",
                        "eve",
                        "the user eve has no password",
                        Step.of(Call.of("iam", "DeleteLoginProfile", "us-east-1", "UserName", "eve"))
                                .but(Effect.IRREVERSIBLE, "the password")))));
        all.add(failure(
                "root-no-access-keys",
                Severity.CRITICAL,
                "global",
                "root",
                Remedy.of(told(
                        "AWS::IAM::User",
                        "global",
                        "root",
                        "the root user has no access keys",
                        Step.of(Call.of("iam", "DeleteAccessKey", "us-east-1", "AccessKeyId", "AKIA"))
                                .but(Effect.NEEDS_ROOT, "")))));
        all.add(failure(
                "config-alerts",
                Severity.MEDIUM,
                "eu-west-1",
                "rule",
                Remedy.of(told(
                        "AWS::Events::Rule",
                        "eu-west-1",
                        "rule",
                        "changes in eu-west-1 reach a topic",
                        Step.of(Call.of("events", "PutTargets", "eu-west-1", "Arn", "<TOPIC_ARN>"))
                                .needing(new Placeholder("TOPIC_ARN", "the ARN of a topic that someone hears"))))));
        all.add(failure(
                "trail-encrypted",
                Severity.MEDIUM,
                "eu-west-1",
                "main",
                Remedy.of(
                        told(
                                "AWS::KMS::Key",
                                "eu-west-1",
                                "key",
                                "a key is there for the trail",
                                Step.of(Call.of("kms", "CreateKey", "eu-west-1"))
                                        .but(Effect.COSTS, "KMS bills the key")),
                        told(
                                "AWS::KMS::Alias",
                                "eu-west-1",
                                "alias",
                                "alias/trail is of that key",
                                Step.of(Call.of("kms", "CreateAlias", "eu-west-1", "AliasName", "alias/trail"))))));
        all.add(failure(
                "s3-versioned",
                Severity.MEDIUM,
                "us-east-1",
                "StackSet-landing-logs",
                Remedy.of(told(
                        "AWS::S3::Bucket",
                        "us-east-1",
                        "StackSet-landing-logs",
                        "bucket StackSet-landing-logs keeps versions",
                        Step.of(Call.of(
                                "s3api", "PutBucketVersioning", "us-east-1", "Bucket", "StackSet-landing-logs"))))));
        all.add(failure(
                "waf-logs",
                Severity.LOW,
                "eu-west-1",
                "shop",
                Remedy.of(told(
                        "AWS::WAFv2::WebACL",
                        "eu-west-1",
                        "shop",
                        "web ACL shop logs its requests",
                        Step.of(Call.of("wafv2", "PutLoggingConfiguration", "eu-west-1", "ResourceArn", "shop"))))));
        all.add(failure(
                "iam-admin-policies",
                Severity.LOW,
                "global",
                "auditor",
                Remedy.of(told(
                        "AWS::IAM::Role",
                        "global",
                        "auditor",
                        "the role auditor has no policy but SecurityAudit",
                        Step.of(Call.of("iam", "DetachRolePolicy", "us-east-1", "RoleName", "auditor"))))));
        all.add(failure(
                "trail-bucket-private",
                Severity.HIGH,
                "eu-west-1",
                "logs",
                Remedy.of(told(
                        "AWS::S3::Bucket",
                        "eu-west-1",
                        "logs",
                        "bucket logs is not public",
                        Step.of(Call.of("s3api", "PutBucketAcl", "eu-west-1", "Bucket", "logs"))))));
        return all;
    }

    /** Gives what the plan is made from: its failures, one that is waived, one that passes and one that is not known. */
    static Report report() {
        List<Finding> findings = new ArrayList<>(failures());
        findings.add(finding("iam-policies-through-groups", Severity.LOW, "global", "eve", Status.PASS));
        findings.add(finding("iam-key-rotation", Severity.HIGH, "global", "eve", Status.UNKNOWN));
        findings.add(finding("iam-single-active-key", Severity.MEDIUM, "global", "eve", Status.FAIL)
                .with(new Marks(
                        List.of(),
                        Optional.of(new Waiver(
                                "iam-single-active-key", "eve", "she moves", "she", LocalDate.of(2027, 1, 31))),
                        false)));
        return new Report(
                new Origin("1.2.3", Instant.EPOCH, Optional.empty()),
                ACCOUNT,
                Extent.NONE,
                findings,
                List.of(),
                List.of());
    }

    static FixPlan plan() {
        return of(report(), failures());
    }

    /** Plans, and says of each entry how it was when it was tried. */
    static FixPlan of(Report report, List<Finding> failures) {
        return Planner.of(report.account(), failures).each(entry -> {
            List<Finding> closes = entry.proof().closes();
            return switch (entry.target().id()) {
                case "shop" -> entry.with(Proof.not(closes, "what AWS will answer afterwards is not modelled"));
                case "logs" ->
                    entry.with(Proof.heldBack(
                            List.of(finding("trail-deliveries", Severity.HIGH, "eu-west-1", "main", Status.FAIL)),
                            "it would make something fail that does not now, or fail worse"));
                default -> entry.with(Proof.proven(closes));
            };
        });
    }
}
