package dev.harden.model.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.Account;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Outcome;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/me");

    /** Closes ports of a group; what is wanted of one group is one call. */
    private record Close(String group, TreeSet<Integer> ports) implements Intent {
        static Close of(String group, Integer... ports) {
            return new Close(group, new TreeSet<>(List.of(ports)));
        }

        @Override
        public Target target() {
            return new Target("AWS::EC2::SecurityGroup", "eu-west-1", group);
        }

        @Override
        public String about() {
            return ports + " of " + group + " are closed";
        }

        @Override
        public Optional<Intent> with(Intent other) {
            if (!(other instanceof Close more)) {
                return Optional.empty();
            }
            TreeSet<Integer> all = new TreeSet<>(ports);
            all.addAll(more.ports);
            return Optional.of(new Close(group, all));
        }

        @Override
        public List<Step> steps() {
            return List.of(Step.of(Call.of(
                    "ec2", "RevokeSecurityGroupIngress", "eu-west-1", "GroupId", group, "Ports", List.copyOf(ports))));
        }
    }

    private static Told told(String id, Step... steps) {
        return new Told(new Target("X::Y::Z", "eu-west-1", id), id + " is as it should be", List.of(steps));
    }

    private static Step step(String operation) {
        return Step.of(Call.of("x", operation, "eu-west-1"));
    }

    private static Finding failure(String check, Severity severity, String id, Remedy remedy) {
        return new Finding(
                        check,
                        severity,
                        ACCOUNT.id(),
                        "eu-west-1",
                        new Resource("arn:" + id, id, "X::Y::Z", id),
                        new Outcome(Status.FAIL, "is wrong", List.of(), Optional.empty()))
                .mendedBy(Optional.of(remedy));
    }

    private static List<String> abouts(FixPlan plan) {
        return plan.entries().stream().map(FixPlan.Entry::about).toList();
    }

    @Test
    void whatFailuresWantOfOneTargetIsOneEntry() {
        Finding admin = failure("sg-admin-ports", Severity.HIGH, "sg-1", Remedy.of(Close.of("sg-1", 22)));
        Finding databases = failure("sg-database-ports", Severity.HIGH, "sg-1", Remedy.of(Close.of("sg-1", 3306)));
        Finding other = failure("sg-admin-ports", Severity.HIGH, "sg-2", Remedy.of(Close.of("sg-2", 22)));
        FixPlan plan = Planner.of(ACCOUNT, List.of(admin, databases, other));
        assertThat(abouts(plan)).containsExactly("[22, 3306] of sg-1 are closed", "[22] of sg-2 are closed");
        assertThat(plan.entries().get(0).proof().closes()).containsExactly(admin, databases);
        List<Finding> settled = plan.settled(List.of(admin, databases));
        assertThat(settled.get(0).remedy().orElseThrow().alone())
                .isEqualTo(settled.get(1).remedy().orElseThrow().alone());
        assertThat(abouts(Planner.of(ACCOUNT, settled))).containsExactly("[22, 3306] of sg-1 are closed");
    }

    @Test
    void whatDoesNotJoinStandsSideBySide() {
        Finding finding =
                failure("a-b", Severity.LOW, "one", Remedy.of(told("one", step("A")), told("one", step("B"))));
        assertThat(Planner.of(ACCOUNT, List.of(finding)).entries()).hasSize(2);
    }

    @Test
    void whatIsSafeComesFirstAndWhatCannotBeUndoneLast() {
        List<Finding> findings = List.of(
                failure(
                        "a-root",
                        Severity.CRITICAL,
                        "root",
                        Remedy.of(told("root", step("R").but(Effect.NEEDS_ROOT, "")))),
                failure(
                        "a-gone",
                        Severity.CRITICAL,
                        "gone",
                        Remedy.of(told("gone", step("D").but(Effect.IRREVERSIBLE, "")))),
                failure(
                        "a-cut",
                        Severity.CRITICAL,
                        "cut",
                        Remedy.of(told("cut", step("C").but(Effect.CUTS_OFF, "all")))),
                failure(
                        "a-paid",
                        Severity.HIGH,
                        "paid",
                        Remedy.of(told("paid", step("P").but(Effect.COSTS, "5 a month")))),
                failure("a-low", Severity.LOW, "low", Remedy.of(told("low", step("L")))),
                failure("a-high", Severity.HIGH, "high", Remedy.of(told("high", step("H")))),
                failure(
                        "a-value",
                        Severity.CRITICAL,
                        "value",
                        Remedy.of(told("value", step("V").needing(new Placeholder("TOPIC", "a topic"))))));
        assertThat(Planner.of(ACCOUNT, findings).entries())
                .extracting(entry -> entry.target().id())
                .containsExactly("high", "low", "value", "paid", "cut", "gone", "root");
    }

    @Test
    void whatAFailureWantsOfSeveralTargetsIsDoneInItsOrder() {
        Told first = told("z-first", step("A").but(Effect.COSTS, "much"));
        Finding finding = failure("a-b", Severity.LOW, "x", Remedy.of(first, told("a-second", step("B"))));
        FixPlan plan = Planner.of(ACCOUNT, List.of(finding));
        assertThat(abouts(plan)).containsExactly("z-first is as it should be", "a-second is as it should be");
        assertThat(plan.entries())
                .extracting(entry -> entry.proof().closes())
                .containsExactly(List.of(), List.of(finding));
    }

    @Test
    void theReadersOwnAccessComesLastAndWithAWord() {
        Told own = new Told(
                new Target("AWS::IAM::User", "global", "me"),
                "me has no key",
                List.of(Step.of(Call.of("iam", "UpdateAccessKey", "us-east-1", "UserName", "me"))));
        Told port = new Told(
                new Target("AWS::EC2::SecurityGroup", "eu-west-1", "sg-1"),
                "closed",
                List.of(Step.of(Call.of(
                                "ec2",
                                "RevokeSecurityGroupIngress",
                                "eu-west-1",
                                "IpPermissions",
                                List.of(Call.map(
                                        "IpProtocol",
                                        "tcp",
                                        "FromPort",
                                        0,
                                        "ToPort",
                                        100,
                                        "IpRanges",
                                        List.of(Call.map("CidrIp", "0.0.0.0/0"))))))
                        .but(Effect.CUTS_OFF, "everybody")));
        FixPlan plan = Planner.of(
                ACCOUNT,
                List.of(
                        failure("a-own", Severity.CRITICAL, "me", Remedy.of(own)),
                        failure("a-port", Severity.CRITICAL, "sg-1", Remedy.of(port)),
                        failure("a-low", Severity.INFO, "low", Remedy.of(told("low", step("L"))))));
        assertThat(plan.entries().get(0).access()).isEmpty();
        assertThat(plan.entries())
                .extracting(FixPlan.Entry::access)
                .anyMatch(word -> word.contains("of me;"))
                .anyMatch(word -> word.contains("tcp 22 (SSH)"));
    }

    @Test
    void whatIsWaivedIsNotPlannedAndWhatHasNoCommandSaysWhy() {
        Waiver waiver = new Waiver("a-b", "*", "agreed", "me", LocalDate.of(2099, 1, 1));
        Finding waived = failure("a-b", Severity.HIGH, "one", Remedy.of(told("one", step("A"))))
                .with(new Marks(List.of(), Optional.of(waiver), false));
        Finding without = failure("c-d", Severity.HIGH, "two", Remedy.none(NoCommand.Why.PERSON, "somebody has to"));
        FixPlan plan = Planner.of(ACCOUNT, List.of(waived, without));
        assertThat(plan.entries()).isEmpty();
        assertThat(plan.open()).containsExactly(without);
        assertThat(plan.failures()).isEqualTo(1);
    }

    @Test
    void whoMadeAResourceIsToldByItsNameOrTags() {
        Finding tower = failure(
                "a-b", Severity.LOW, "x", Remedy.of(told("aws-controltower-logs-111122223333-eu-west-1", step("A"))));
        assertThat(Planner.of(ACCOUNT, List.of(tower)).entries().get(0).owner()).contains("AWS Control Tower");
        Step recorder = Step.of(Call.of(
                "configservice",
                "PutConfigurationRecorder",
                "eu-west-1",
                "ConfigurationRecorder",
                Call.map("name", "aws-controltower-BaselineConfigRecorder")));
        Step channel = Step.of(Call.of(
                "configservice",
                "PutDeliveryChannel",
                "eu-west-1",
                "DeliveryChannel",
                Call.map("name", "default", "s3BucketName", "aws-controltower-logs-111122223333-eu-west-1")));
        Target region = new Target("AWS::Config::ConfigurationRecorder", "eu-west-1", "eu-west-1");
        assertThat(Owners.byName(region, List.of(recorder))).contains("AWS Control Tower");
        assertThat(Owners.byName(region, List.of(channel)))
                .as("what it goes to is another's")
                .isEmpty();
        assertThat(Owners.byTags(Map.of("aws:cloudformation:stack-name", "shop")))
                .contains("the CloudFormation stack shop");
        assertThat(Owners.byTags(Map.of("ManagedBy", "terraform"))).isPresent();
        assertThat(Owners.byTags(Map.of("Name", "terraform notes"))).isEmpty();
    }
}
