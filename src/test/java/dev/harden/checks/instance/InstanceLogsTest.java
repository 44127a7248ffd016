package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.Seen;
import dev.harden.facts.logs.InstanceStreams;
import dev.harden.facts.logs.LogGroups;
import dev.harden.facts.logs.LogStreams;
import dev.harden.facts.ssm.AssociationParameters;
import dev.harden.facts.ssm.InstanceAssociations;
import dev.harden.facts.ssm.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.ssm.model.InstanceAssociationStatusInfo;

class InstanceLogsTest {
    private static final InstanceLogs CHECK = new InstanceLogs();
    private static final Inventory INVENTORY = new Inventory(REGION, "i-1");
    private static final InstanceAssociations ASSOCIATIONS = new InstanceAssociations(REGION, "i-1");
    private static final String MANAGE = "AmazonCloudWatch-ManageAgent";
    private static final String PACKAGE = "AWS-ConfigureAWSPackage";
    private static final InstanceStreams STREAMS = new InstanceStreams(REGION);

    @Test
    void passesWhenItsInventoryHasTheAgentAndAsksNoLogGroupThen() {
        for (String name : List.of("amazon-cloudwatch-agent", "Amazon CloudWatch Agent", "AmazonCloudWatchAgent")) {
            Given given = GivenInstances.one().facts().fact(INVENTORY, found(Duration.ofDays(1), "bash", name));
            assertThat(said(given, CHECK))
                    .as(name)
                    .isEqualTo("PASS i-1: the inventory of 2026-11-23T12:00:00Z has the CloudWatch agent, which does"
                            + " not say that it runs");
        }
    }

    @Test
    void passesWhenAnAssociationSetsTheAgentToWork() {
        for (String action : List.of("configure", "configure (append)", "start")) {
            assertThat(said(nothing(MANAGE, Map.of("action", List.of(action))), CHECK))
                    .isEqualTo("PASS i-1: association a-1 manages its CloudWatch agent (" + action + "): Success");
        }
        assertThat(said(nothing(MANAGE, Map.of()), CHECK))
                .as("the document's own default")
                .isEqualTo("PASS i-1: association a-1 manages its CloudWatch agent (configure): Success");
    }

    @Test
    void takesNoAssociationThatLeavesTheAgentAlone() {
        for (var parameters : List.of(
                Map.of("action", List.of("stop")),
                Map.of("action", List.of("status")),
                Map.of("action", List.of("configure (remove)")),
                Map.of("action", List.of("configure"), "optionalRestart", List.of("no")))) {
            assertThat(said(nothing(MANAGE, parameters), CHECK))
                    .as(parameters.toString())
                    .startsWith("FAIL");
        }
        Given gone = nothing()
                .fact(ASSOCIATIONS, association(MANAGE, "Success"))
                .fact(new AssociationParameters(REGION, "a-1", ""), Optional.empty());
        assertThat(said(gone, CHECK)).as("deleted meanwhile").startsWith("FAIL");
    }

    @Test
    void takesTheLastAssociationThatMovesTheAgent() {
        var first = manages("a-1", 1);
        var later = manages("a-2", 2);
        Given stopped = nothing()
                .fact(ASSOCIATIONS, List.of(first, later))
                .fact(new AssociationParameters(REGION, "a-1", ""), Optional.of(Map.of("action", List.of("start"))))
                .fact(new AssociationParameters(REGION, "a-2", ""), Optional.of(Map.of("action", List.of("stop"))));
        assertThat(said(stopped, CHECK)).startsWith("FAIL");
        stopped.fact(new AssociationParameters(REGION, "a-2", ""), Optional.of(Map.of("action", List.of("status"))));
        assertThat(said(stopped, CHECK)).startsWith("PASS i-1: association a-1");
        stopped.refused(new AssociationParameters(REGION, "a-2", ""));
        assertThat(said(stopped, CHECK)).startsWith("UNKNOWN i-1: ACCESS_DENIED");
        stopped.fact(STREAMS, streams("i-1", Duration.ofHours(1)));
        assertThat(said(stopped, CHECK)).as("certain all the same").startsWith("PASS i-1: log stream");
    }

    @Test
    void takesAnInstalledPackageForTheAgentWhereNoInventoryTellsOtherwise() {
        Map<String, List<String>> installs =
                Map.of("action", List.of("Install"), "name", List.of("AmazonCloudWatchAgent"));
        assertThat(said(nothing(PACKAGE, installs).fact(INVENTORY, Optional.empty()), CHECK))
                .isEqualTo("PASS i-1: association a-1 installs the CloudWatch agent: Success, which does not say that"
                        + " it runs");
        assertThat(said(nothing(PACKAGE, installs), CHECK)).startsWith("FAIL");
        for (var other : List.of(
                Map.of("action", List.of("Uninstall"), "name", List.of("AmazonCloudWatchAgent")),
                Map.of("action", List.of("Install"), "name", List.of("AWSPVDriver")))) {
            assertThat(said(nothing(PACKAGE, other).fact(INVENTORY, Optional.empty()), CHECK))
                    .startsWith("UNKNOWN i-1: NOT_VISIBLE_FROM_HERE");
        }
    }

    @Test
    void takesNoOtherAssociationAndNoFailedOneForIt() {
        for (var other : List.of(
                association("AmazonCloudWatch-ManageAgent", "Failed"),
                association("AWS-ConfigureAWSPackage", "Failed"),
                association("AWS-GatherSoftwareInventory", "Success"))) {
            assertThat(said(nothing().fact(ASSOCIATIONS, other), CHECK)).startsWith("FAIL");
        }
    }

    @Test
    void passesWhenAStreamOfItsIdHasARecentEvent() {
        for (String name : List.of("i-1", "i-1/var/log/messages", "i-1_app", "i-1-web", "i-1messages")) {
            assertThat(said(nothing().fact(STREAMS, streams(name, Duration.ofHours(23))), CHECK))
                    .isEqualTo("PASS i-1: log stream " + name + " has an event of 2026-11-23T13:00:00Z");
        }
    }

    @Test
    void takesNoOldStreamAndNoneOfAnotherInstanceForIt() {
        assertThat(said(nothing().fact(STREAMS, streams("i-1", Duration.ofHours(24))), CHECK))
                .startsWith("FAIL");
        assertThat(said(nothing().fact(STREAMS, streams("i-12", Duration.ofHours(1))), CHECK))
                .startsWith("FAIL");
        Seen<LogStream> empty =
                Seen.all(List.of(LogStream.builder().logStreamName("i-1").build()));
        assertThat(said(nothing().fact(STREAMS, empty), CHECK)).startsWith("FAIL");
    }

    @Test
    void failsOnlyWhenTheInventoryIsThereAndLacksTheAgent() {
        assertThat(said(nothing(), CHECK))
                .isEqualTo("FAIL i-1: the inventory of 2026-11-24T11:00:00Z lacks the CloudWatch agent, and no log"
                        + " stream of its id has an event of the last 24 hours");
        assertThat(nothing().commands(CHECK, REGION))
                .containsExactly("aws ssm send-command --region eu-west-1 --document-name AWS-ConfigureAWSPackage"
                        + " --cli-input-json '{\"InstanceIds\":[\"i-1\"],\"Parameters\":{\"action\":[\"Install\"],"
                        + "\"name\":[\"AmazonCloudWatchAgent\"]}}'");
        assertThat(said(nothing().fact(INVENTORY, Optional.empty()), CHECK))
                .startsWith("UNKNOWN i-1: NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void takesAnOldInventoryForNone() {
        assertThat(said(nothing().fact(INVENTORY, found(Duration.ofDays(32), "bash")), CHECK))
                .startsWith("UNKNOWN i-1: NOT_VISIBLE_FROM_HERE");
        assertThat(said(nothing().fact(INVENTORY, found(Duration.ofDays(32), "amazon-cloudwatch-agent")), CHECK))
                .startsWith("UNKNOWN i-1: NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void doesNotKnowWhatAnotherShipperDoes() {
        assertThat(said(nothing().fact(INVENTORY, found(Duration.ofHours(1), "fluent-bit")), CHECK))
                .isEqualTo(
                        "UNKNOWN i-1: NOT_SETTLED the instance has no CloudWatch agent, but fluent-bit, which may ship logs under any name");
    }

    @Test
    void isUnknownWhenSomethingThatCouldShowItIsRefused() {
        for (var refused : List.of(INVENTORY, ASSOCIATIONS, STREAMS)) {
            assertThat(said(nothing().refused(refused), CHECK)).startsWith("UNKNOWN i-1: ACCESS_DENIED");
        }
        Given one = nothing(MANAGE, Map.of()).refused(INVENTORY);
        assertThat(said(one, CHECK)).as("certain all the same").startsWith("PASS");
    }

    @Test
    void asksEachLogGroupOnceForAllInstancesAndNoneOfLambda() {
        Given given = Given.facts()
                .fact(new LogGroups(REGION), List.of(group("/app"), group("/aws/lambda/f"), group("/other")))
                .fact(
                        new LogStreams(REGION, "/app", "i-"),
                        streams("i-1", Duration.ofHours(1)).items())
                .refused(new LogStreams(REGION, "/other", "i-"));
        Seen<LogStream> seen = given.derive(STREAMS);
        assertThat(seen.items()).hasSize(1);
        assertThat(seen.missing()).hasSize(1);
        Given facts = nothing().fact(STREAMS, new Seen<>(List.of(), seen.missing()));
        assertThat(said(facts, CHECK)).startsWith("UNKNOWN i-1: ACCESS_DENIED");
    }

    @Test
    void doesNotApplyToAStoppedInstance() {
        assertThat(said(GivenInstances.in("stopped").facts(), CHECK)).startsWith("NOT_APPLICABLE i-1");
    }

    /** Gives an inventory without the agent, and nothing else that shows logs. */
    private static Given nothing() {
        return GivenInstances.one()
                .facts()
                .fact(INVENTORY, found(Duration.ofHours(1), "bash", "cloudwatch-dashboards"))
                .fact(ASSOCIATIONS, List.of())
                .fact(STREAMS, Seen.all(List.of()));
    }

    /** As {@link #nothing()}, with an association that succeeded. */
    private static Given nothing(String document, Map<String, List<String>> parameters) {
        return nothing()
                .fact(ASSOCIATIONS, association(document, "Success"))
                .fact(new AssociationParameters(REGION, "a-1", ""), Optional.of(parameters));
    }

    private static InstanceAssociationStatusInfo manages(String id, int hour) {
        return association(MANAGE, "Success").get(0).toBuilder()
                .associationId(id)
                .executionDate(Instant.parse("2026-11-24T0" + hour + ":00:00Z"))
                .build();
    }

    private static Optional<Inventory.Applications> found(Duration ago, String... names) {
        Instant captured = Given.NOW.minus(ago);
        return Optional.of(new Inventory.Applications(captured, List.of(names)));
    }

    private static List<InstanceAssociationStatusInfo> association(String document, String status) {
        return List.of(InstanceAssociationStatusInfo.builder()
                .associationId("a-1")
                .name(document)
                .status(status)
                .build());
    }

    private static Seen<LogStream> streams(String name, Duration ago) {
        return Seen.all(List.of(LogStream.builder()
                .logStreamName(name)
                .lastEventTimestamp(Given.NOW.minus(ago).toEpochMilli())
                .build()));
    }

    private static LogGroup group(String name) {
        return LogGroup.builder().logGroupName(name).build();
    }
}
