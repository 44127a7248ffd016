package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.backend.Harden.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows alarms through the packaged tool, with each kind of link broken once. */
class AlarmsIT {
    @TempDir
    private Path home;

    private Run audit(Front front, String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("audit", "--endpoint-url", front.address().toString(), "--format", "json"),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return new Harden(home).withKeys().run(all);
    }

    private static String[] alarms() {
        return Alarms.patterns().keySet().stream()
                .flatMap(check -> Stream.of("--check", check))
                .toArray(String[]::new);
    }

    private String said(Front front, String check) {
        JsonNode finding =
                audit(front, "--check", check).json().path("findings").path(0);
        return finding.path("status").asText() + " " + finding.path("message").asText();
    }

    @Test
    void everythingRingsInAGoodAccount() {
        try (Front good = Accounts.good()) {
            Run run = audit(good, alarms());
            assertThat(run.err()).isEmpty();
            assertThat(run.statuses()).hasSize(16).containsValues("PASS");
            assertThat(Collections.frequency(new ArrayList<>(run.statuses().values()), "PASS"))
                    .isEqualTo(15);
            assertThat(run.of("alarm-organization-changes")).containsExactly("NOT_APPLICABLE");
            assertThat(good.calls()).extracting(Call::name).doesNotContain("events:ListRules");
        }
        try (Front management = Accounts.management()) {
            Run run = audit(management, "--check", "alarm-organization-changes");
            assertThat(run.of("alarm-organization-changes")).containsExactly("PASS");
        }
    }

    @Test
    void nothingRingsInASilentOne() {
        try (Front silent = Accounts.silent()) {
            Map<String, String> statuses = audit(silent, alarms()).statuses();
            assertThat(statuses).hasSize(16);
            assertThat(statuses.values()).containsOnly("FAIL");
            assertThat(said(silent, "alarm-root-use"))
                    .isEqualTo(
                            "FAIL metric filter alarm-root-use: alarm alarm-root-use: topic sealed: its key key-off is"
                                    + " Disabled, so no one is notified of signin:ConsoleLogin (Root, us-east-1), iam:CreateAccessKey,"
                                    + " s3:ListBuckets and 2 more");
        }
    }

    @Test
    void eachLinkIsNamedWhenItBreaks() {
        try (Front good = Accounts.good()) {
            good.change(
                    "cloudwatch:DescribeAlarms",
                    (call, body) -> body.replaceAll(
                            "(<AlarmName>alarm-nacl-changes</AlarmName>.*?<ActionsEnabled>)true", "$1false"));
            assertThat(said(good, "alarm-nacl-changes"))
                    .contains("the actions of alarm alarm-nacl-changes are disabled");
            good.change(
                    "sns:ListSubscriptionsByTopic",
                    (call, body) -> body.replaceAll("<SubscriptionArn>[^<]*", "<SubscriptionArn>PendingConfirmation"));
            assertThat(said(good, "alarm-vpc-changes")).contains("topic alarms has no confirmed subscription");
            good.change("logs:DescribeMetricFilters", (call, body) -> body.replace("CreateVpc)", "CreateVPC)"));
            assertThat(said(good, "alarm-vpc-changes")).contains("so no one is notified of");
            good.change(
                    "logs:DescribeLogGroups", (call, body) -> body.replace("\"STANDARD\"", "\"INFREQUENT_ACCESS\""));
            assertThat(said(good, "alarm-vpc-changes")).contains("of class INFREQUENT_ACCESS");
            good.when("logs:DescribeLogGroups", call -> Reply.json("{\"logGroups\":[]}"));
            assertThat(said(good, "alarm-vpc-changes"))
                    .contains("log group trail-main in us-east-1, which does not exist");
        }
    }

    @Test
    void aThrottledRegionDoesNotTakeTheAlarmsOfAnotherAway() {
        try (Front good = Accounts.good()) {
            new Seed(good.account())
                    .bucket("second-" + good.account())
                    .trail("second", "eu-west-1", "second-" + good.account(), true, true);
            String group = "arn:aws:logs:eu-west-1:" + good.account() + ":log-group:second:*";
            good.change(
                    "cloudtrail:DescribeTrails",
                    (call, body) -> Json.members(
                            body, "trailList", "Name", "second", Map.of("CloudWatchLogsLogGroupArn", group)));
            good.when(
                    call -> call.name().equals("logs:DescribeLogGroups")
                            && call.region().equals("eu-west-1"),
                    (call, behind) -> Wire.throttled(call));
            Run run = audit(good, "--check", "alarm-iam-changes", "--check", "alarm-vpc-changes");
            assertThat(run.of("alarm-iam-changes")).containsExactly("PASS");
            assertThat(run.of("alarm-vpc-changes")).containsExactly("PASS");
        }
    }

    @Test
    void aMemberIsUnknownUnlessARuleOfItsOwnRings() {
        try (Front member = Accounts.member()) {
            assertThat(said(member, "alarm-user-created"))
                    .startsWith("UNKNOWN trail org sends its events to account 999988887777");
            new Notices(member)
                    .topic("us-east-1", "own", "events.amazonaws.com")
                    .subscriber("us-east-1", "own", "email", "soc@example.com", "")
                    .rule(
                            "us-east-1",
                            "default",
                            "users",
                            "ENABLED",
                            "{\"source\":[\"aws.iam\"],\"detail\":{\"eventName\":[\"CreateUser\",\"CreateLoginProfile\","
                                    + "\"CreateAccessKey\"]}}",
                            "arn:aws:sns:us-east-1:" + member.account() + ":own");
            assertThat(said(member, "alarm-user-created"))
                    .startsWith("PASS all 3 events are covered: rule users in us-east-1 to topic own");
        }
    }

    @Test
    void explainPrintsThePatternAndTheCommands() {
        Run run = new Harden(home).run("explain", "alarm-root-use");
        assertThat(run.out())
                .contains("{$.userIdentity.type=\"Root\" && $.userIdentity.invokedBy NOT EXISTS")
                .contains(List.of(
                        "aws sns create-topic",
                        "aws sns subscribe",
                        "aws logs put-metric-filter",
                        "aws cloudwatch put-metric-alarm"));
    }
}
