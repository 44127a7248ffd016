package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.logs.SubscriptionFilters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Holds what is said of events that are not covered to what is so. */
class AlarmGapsTest {
    private static final String FAILURES = "{($.eventName=ConsoleLogin) && ($.errorMessage=\"Failed authentication\")}";
    private static final String REFUSED =
            "{($.errorCode=\"*UnauthorizedOperation\") || ($.errorCode=\"AccessDenied*\")}";
    private static final String BUCKETS =
            "{\"detail-type\":[\"AWS API Call via CloudTrail\"],\"detail\":{\"eventName\":"
                    + "[\"PutBucketAcl\",\"PutBucketPolicy\",\"PutBucketCors\",\"PutBucketLifecycle\",\"PutBucketReplication\","
                    + "\"DeleteBucketPolicy\",\"DeleteBucketCors\",\"DeleteBucketLifecycle\",\"DeleteBucketReplication\"]}}";
    private static final List<Check<?>> EC2 = List.of(
            new AlarmSecurityGroupChanges(),
            new AlarmNaclChanges(),
            new AlarmGatewayChanges(),
            new AlarmRouteTableChanges(),
            new AlarmVpcChanges());

    private final GivenAlarms given = new GivenAlarms();

    private static String said(Check<?> check, Given facts) {
        List<String> said = facts.judge(check);
        assertThat(said).hasSize(1);
        return said.get(0).replace(" 111122223333", "");
    }

    private String said(Check<?> check) {
        return said(check, given.facts());
    }

    @Test
    void namesTheRegionWhereARuleIsMissing() {
        given.rule(GivenTrails.HOME, "watch", RuleState.ENABLED, BUCKETS);
        assertThat(said(new AlarmBucketPolicyChanges()))
                .isEqualTo("FAIL: rule watch in us-east-1 covers all 9 events, but not in every region; no rule in"
                        + " eu-west-1 matches, so no one is notified of s3:DeleteBucketCors, s3:DeleteBucketLifecycle,"
                        + " s3:DeleteBucketPolicy and 6 more");
    }

    @Test
    void saysNothingOfEventsThatAnotherFilterCovers() {
        given.filter(
                        "users",
                        "{($.eventName=CreateUser) || ($.eventName=CreateLoginProfile) ||"
                                + " ($.eventName=CreateAccessKey)}")
                .filter("more", "{($.eventName=UpdateLoginProfile) || ($.eventName=UpdateAccessKey)}");
        assertThat(said(new AlarmUserCreated()))
                .endsWith("; not covered, and worth an alarm too: iam:CreateServiceSpecificCredential,"
                        + " iam:UploadSSHPublicKey, iam:UploadSigningCertificate");
        given.alarm("dumb", alarm -> alarm.metricName("odd").actionsEnabled(false))
                .filter("odd", "{$.eventName=UploadSSHPublicKey}", metric -> {});
        assertThat(said(new AlarmUserCreated())).contains("iam:UploadSSHPublicKey");
    }

    @Test
    void saysNothingOfEventsOfWhichItIsNotKnown() {
        given.filter(
                        "users",
                        "{($.eventName=CreateUser) || ($.eventName=CreateLoginProfile) ||"
                                + " ($.eventName=CreateAccessKey)}")
                .filter("odd", "[ip, user, ...]");
        assertThat(said(new AlarmUserCreated())).startsWith("PASS").doesNotContain("not covered");
    }

    private void leavesOut(String source) {
        given.trails(those -> those.trailOf(
                GivenAlarms.main(),
                selectors -> selectors.eventSelectors(EventSelector.builder()
                        .readWriteType("All")
                        .includeManagementEvents(true)
                        .excludeManagementEventSources(source)
                        .build())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kms.amazonaws.com", "rdsdata.amazonaws.com"})
    void refusedCallsOfAServiceThatTheTrailLeavesOutAreSaid(String source) {
        given.filter("refused", REFUSED);
        leavesOut(source);
        assertThat(said(new AlarmUnauthorizedCalls()))
                .startsWith("PASS: all 7 events are covered: metric filter refused")
                .contains("; the trails leave out " + source + ", so no one is notified of what happens there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":[\"aws.ec2\"]}",
                "{\"source\":[\"aws.ec2\"],\"detail-type\":[\"AWS API Call via CloudTrail\"]}",
                "{\"detail\":{\"eventSource\":[\"ec2.amazonaws.com\"],\"readOnly\":[false]}}",
            })
    void allWritesOfEc2AreNoise(String pattern) {
        for (String region : List.of(GivenTrails.HOME, GivenTrails.OTHER)) {
            given.rule(region, "all", RuleState.ENABLED, pattern);
        }
        for (Check<?> check : EC2) {
            assertThat(said(check))
                    .startsWith("FAIL: rule all in eu-west-1 also matches the everyday ec2:RunInstances, so its"
                            + " notifications go unnoticed: ec2:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{($.eventSource=ec2.amazonaws.com) && ($.readOnly IS FALSE)}",
                "{($.eventSource=ec2.amazonaws.com) && ($.eventName!=Describe*)}",
                "{$.eventSource=ec2.amazonaws.com}",
            })
    void aFilterOfAllWritesOfEc2IsNoiseInAllFive(String pattern) {
        given.filter("writes", pattern);
        for (Check<?> check : EC2) {
            assertThat(said(check)).startsWith("FAIL: metric filter writes also matches the everyday ec2:RunInstances");
        }
    }

    @Test
    void allWritesOfKmsAreNoise() {
        given.filter("keys", "{($.eventSource=kms.amazonaws.com) && ($.readOnly IS FALSE)}");
        assertThat(said(new AlarmKeyDeletion())).contains("also matches the everyday kms:CreateGrant");
    }

    @Test
    void aRuleThatOnlyStoresNotifiesNoOne() {
        for (String region : List.of(GivenTrails.HOME, GivenTrails.OTHER)) {
            given.rule(
                    region,
                    "watch",
                    RuleState.ENABLED,
                    BUCKETS,
                    "arn:aws:logs:" + region + ":111122223333:log-group:/x");
        }
        Given facts = given.facts();
        for (String region : List.of(GivenTrails.HOME, GivenTrails.OTHER)) {
            facts.fact(
                            new LogGroup(region, "/x"),
                            Optional.of(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                                    .logGroupName("/x")
                                    .build()))
                    .fact(new MetricFilters(region, "/x"), List.of())
                    .fact(new SubscriptionFilters(region, "/x"), List.of());
        }
        assertThat(said(new AlarmBucketPolicyChanges(), facts))
                .startsWith("FAIL: rule watch in eu-west-1: log group /x only stores events, and notifies no one, so no"
                        + " one is notified of s3:");
        facts.fact(new SubscriptionFilters(GivenTrails.OTHER, "/x"), List.of("s"))
                .fact(new SubscriptionFilters(GivenTrails.HOME, "/x"), List.of("s"));
        assertThat(said(new AlarmBucketPolicyChanges(), facts)).startsWith("UNKNOWN: NOT_SETTLED log group /x");
    }

    @Test
    void anAlarmFromTheThirdEventIsLateUnlessTheOptionLetsIt() {
        given.filter("failures", FAILURES, metric -> {}).alarm("failures", alarm -> alarm.threshold(3.0));
        assertThat(said(new AlarmSigninFailures()))
                .startsWith("FAIL: metric filter failures: alarm failures notifies only from the third event within 5"
                        + " minutes: signin:ConsoleLogin (");
        assertThat(said(new AlarmSigninFailures(), given.facts().option("alarm-signin-failures.threshold", 2)))
                .startsWith("FAIL: metric filter failures: alarm failures notifies only from the third");
        assertThat(said(new AlarmSigninFailures(), given.facts().option("alarm-signin-failures.threshold", 3)))
                .startsWith("PASS: all 3 events are covered: metric filter failures to alarm failures to topic security"
                        + " with soc@example.com (email), only from the third event within 5 minutes");
    }

    @Test
    void anAlarmOfShorterPeriodsWaitsLonger() {
        given.filter("refused", REFUSED, metric -> {})
                .alarm("refused", alarm -> alarm.threshold(2.0).period(60));
        Given facts = given.facts().option("alarm-unauthorized-calls.threshold", 5);
        assertThat(said(new AlarmUnauthorizedCalls(), facts))
                .as("five events may fall into five minutes")
                .startsWith("FAIL: metric filter refused: alarm refused notifies only from the sixth event");
        assertThat(said(new AlarmUnauthorizedCalls(), facts.option("alarm-unauthorized-calls.threshold", 6)))
                .startsWith("PASS");
    }

    @Test
    void aLateAlarmThatReachesNoOneIsNotLate() {
        given.filter("failures", FAILURES, metric -> {})
                .alarm("failures", alarm -> alarm.threshold(3.0).alarmActions(List.of()));
        assertThat(said(new AlarmSigninFailures()))
                .startsWith("FAIL: metric filter failures: one event makes metric Trail/failures 1, and alarm failures"
                        + " fires only at 3 or more, so no one is notified of signin:");
    }
}
