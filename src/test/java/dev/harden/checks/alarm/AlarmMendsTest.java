package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.checks.Prose;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.guardduty.DetectorStatus;
import dev.harden.facts.guardduty.Detectors;
import dev.harden.facts.securityhub.Hub;
import dev.harden.facts.securityhub.HubV2;
import dev.harden.facts.sns.GivenTopics;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmMendsTest {
    private static final String REGION = "eu-west-1";

    @Test
    void theFilterIsThatOfTheProse() {
        int seen = 0;
        for (var check : AlarmChecks.TOPIC.checks()) {
            if (check instanceof AlarmCheck) {
                String id = check.getClass()
                        .getAnnotation(dev.harden.checks.CheckInfo.class)
                        .id();
                assertThat(Prose.of(check.getClass()).fix())
                        .as(id)
                        .contains("--filter-pattern '" + Filters.pattern(id) + "'\n");
                seen++;
            }
        }
        assertThat(seen).isEqualTo(16);
    }

    @Test
    void aFilterAndAnAlarmAreMadeForTheTrailsLogGroup() {
        Given given = new GivenAlarms().facts();
        List<Step> steps = Mended.steps(given, new AlarmRootUse());
        assertThat(steps)
                .extracting(step -> step.call().command())
                .satisfiesExactly(
                        filter -> assertThat(filter)
                                .startsWith("aws logs put-metric-filter --region eu-west-1 --log-group-name trail-logs"
                                        + " --filter-name root-use --filter-pattern '{$.userIdentity.type=\"Root\""),
                        alarm -> assertThat(alarm)
                                .startsWith("aws cloudwatch put-metric-alarm --region eu-west-1 --alarm-name root-use")
                                .contains("\"AlarmActions\":[\"<TOPIC_ARN>\"]", "\"Threshold\":1"));
        assertThat(steps.get(1).placeholders()).extracting(Placeholder::name).containsExactly("TOPIC_ARN");
        assertThat(Mended.judged(given, new AlarmRootUse()))
                .as("a topic that is as its words ask for")
                .allMatch(line -> line.startsWith("PASS"));
        assertThat(steps.get(0).effects()).isEmpty();
        assertThat(steps.get(0).guards().get(0).expression())
                .isEqualTo("length(metricFilters[?filterName=='root-use']) == `0`");
    }

    @Test
    void theTopicIsThatOfAnotherAlarmOnTheLogGroupWhereSomebodyHearsOfIt() {
        Given given = new GivenAlarms()
                .filter("root-use", "{ $.eventName = StopLogging }")
                .facts();
        List<Step> steps = Mended.steps(given, new AlarmRootUse());
        assertThat(steps.get(0).call().input()).containsEntry("filterName", "root-use-2");
        assertThat(steps.get(1).call().input())
                .containsEntry("AlarmName", "root-use-2")
                .containsEntry("AlarmActions", List.of(GivenTopics.arn(GivenAlarms.TOPIC)));
        assertThat(steps.get(1).placeholders()).isEmpty();
        assertThat(Mended.judged(given, new AlarmRootUse())).allMatch(line -> line.startsWith("PASS"));
        assertThat(Mended.judged(given, new AlarmUserCreated())).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void withoutALogGroupItIsAskedFor() {
        Given given = new GivenAlarms()
                .trail(trail -> trail.cloudWatchLogsLogGroupArn(null))
                .facts();
        Step filter = Mended.steps(given, new AlarmTrailChanges()).get(0);
        assertThat(filter.placeholders()).extracting(Placeholder::name).containsExactly("LOG_GROUP");
        assertThat(filter.call().region()).isEqualTo(GivenTrails.HOME);
    }

    @Test
    void aLogGroupOfAnotherAccountIsForThatToFilter() {
        Given given = new GivenAlarms()
                .trail(trail -> trail.cloudWatchLogsLogGroupArn(GivenAlarms.groupArn("999999999999")))
                .facts()
                .beside(Given.in("999999999999")
                        .fact(
                                new dev.harden.facts.logs.LogGroup(GivenAlarms.REGION, GivenAlarms.GROUP),
                                Optional.empty()));
        assertThat(Mended.without(given, new AlarmTrailChanges()))
                .startsWith("OTHER_ACCOUNT trail main writes to a log group of account 999999999999");
    }

    @Test
    void aDetectorIsMadeOrResumedAtAPrice() {
        Given none = Given.facts().fact(new Detectors(REGION), List.of());
        Step made = Mended.steps(none, new AlarmDetectors(), REGION).get(0);
        assertThat(made.call().command())
                .isEqualTo("aws guardduty create-detector --region eu-west-1 --cli-input-json '{\"Enable\":true}'");
        assertThat(made.effects()).containsOnlyKeys(Effect.COSTS);
        assertThat(Mended.judged(none, new AlarmDetectors(), REGION)).allMatch(line -> line.startsWith("PASS"));
        Given suspended = Given.facts()
                .fact(new Detectors(REGION), List.of("d1"))
                .fact(new DetectorStatus(REGION, "d1"), "DISABLED");
        assertThat(suspended.commands(new AlarmDetectors(), REGION))
                .containsExactly("aws guardduty update-detector --region eu-west-1 --detector-id d1 --cli-input-json"
                        + " '{\"Enable\":true}'");
        assertThat(Mended.judged(suspended, new AlarmDetectors(), REGION)).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void theHubIsEnabledAtAPrice() {
        Given given = Given.facts().fact(new Hub(REGION), Optional.empty()).fact(new HubV2(REGION), Optional.empty());
        Step step = Mended.steps(given, new AlarmSecurityHub(), REGION).get(0);
        assertThat(step.call().operation()).isEqualTo("EnableSecurityHub");
        assertThat(step.effects()).containsOnlyKeys(Effect.COSTS);
        assertThat(Mended.judged(given, new AlarmSecurityHub(), REGION)).allMatch(line -> line.startsWith("PASS"));
    }
}
