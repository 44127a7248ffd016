package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.eventbridge.model.RuleState.DISABLED;
import static software.amazon.awssdk.services.eventbridge.model.RuleState.ENABLED;
import static software.amazon.awssdk.services.eventbridge.model.RuleState.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS;

import dev.harden.checks.Check;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.events.EventBus;
import dev.harden.facts.events.Rules;
import dev.harden.facts.events.Targets;
import dev.harden.facts.iam.ConsoleUsers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Follows events through EventBridge. */
class AlarmRulesTest {
    private static final String EAST = GivenTrails.HOME;
    private static final String WEST = GivenTrails.OTHER;
    private static final String USERS = "{\"source\":[\"aws.iam\"],\"detail\":{\"eventName\":[\"CreateUser\","
            + "\"CreateLoginProfile\",\"CreateAccessKey\"]}}";
    private static final String KEYS =
            "{\"source\":[\"aws.kms\"],\"detail\":{\"eventName\":[\"DisableKey\",\"ScheduleKeyDeletion\"]}}";
    private static final String ROOT = "{\"detail\":{\"userIdentity\":{\"type\":[\"Root\"]}}}";

    private final GivenAlarms given = new GivenAlarms().trail(trail -> trail.cloudWatchLogsLogGroupArn(null));

    private String said(Check<?> check) {
        return given.facts().fact(new ConsoleUsers(), true).judge(check).get(0).replace(" 111122223333", "");
    }

    @Test
    void passesWithARuleInTheRegionOfGlobalServices() {
        given.rule(EAST, "users", ENABLED, USERS);
        assertThat(said(new AlarmUserCreated()))
                .startsWith(
                        "PASS: all 3 events are covered: rule users in us-east-1 to topic security with soc@example.com");
    }

    @Test
    void failsWithThatRuleInAnyOtherRegion() {
        given.rule(WEST, "users", ENABLED, USERS);
        assertThat(said(new AlarmUserCreated())).startsWith("FAIL: trail main sends its events to no log group");
    }

    @Test
    void regionalServicesNeedARuleInEveryRegion() {
        given.rule(EAST, "keys", ENABLED, KEYS);
        assertThat(said(new AlarmKeyDeletion())).startsWith("FAIL");
        given.rule(WEST, "keys", ENABLED, KEYS);
        assertThat(said(new AlarmKeyDeletion())).startsWith("PASS");
    }

    @Test
    void aRuleMayNameItsOwnRegionAndAccount() {
        String own = KEYS.replaceFirst("\\{", "{\"account\":[\"111122223333\"],\"region\":[\"REGION\"],");
        given.rule(EAST, "keys", ENABLED, own.replace("REGION", EAST))
                .rule(WEST, "keys", ENABLED, own.replace("REGION", WEST));
        assertThat(said(new AlarmKeyDeletion())).startsWith("PASS");
    }

    @Test
    void failsWhenTheRuleIsOff() {
        given.rule(EAST, "users", DISABLED, USERS);
        assertThat(said(new AlarmUserCreated())).startsWith("FAIL: trail main sends");
    }

    @Test
    void failsWhenTheRuleLeavesOutEventsThatOnlyRead() {
        given.rule(EAST, "root", ENABLED, ROOT).rule(WEST, "root", ENABLED, ROOT);
        assertThat(said(new AlarmRootUse()))
                .startsWith(
                        "FAIL: rule root in us-east-1 covers 3 of 5 events, not s3:ListBuckets, ec2:DescribeInstances;"
                                + " rule root in eu-west-1 is ENABLED, which leaves out events that only read, so no one is"
                                + " notified of s3:ListBuckets, ec2:DescribeInstances");
    }

    @Test
    void passesWhenTheRuleTakesThemToo() {
        given.rule(EAST, "root", ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, ROOT)
                .rule(WEST, "root", ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, ROOT);
        assertThat(said(new AlarmRootUse())).startsWith("PASS");
    }

    @Test
    void failsWhenTheRuleHasNoTarget() {
        given.rule(EAST, "users", ENABLED, USERS, new String[0]);
        assertThat(said(new AlarmUserCreated())).startsWith("FAIL: rule users in us-east-1 has no target");
    }

    @Test
    void failsWhenTheTopicDoesNotLetEventBridgeIn() {
        given.rule(EAST, "users", ENABLED, USERS)
                .topic(topic -> topic.lets("cloudwatch.amazonaws.com").subscriber("email", "a@example.com"));
        assertThat(said(new AlarmUserCreated()))
                .startsWith("FAIL: rule users in us-east-1: the policy of topic security does not let"
                        + " events.amazonaws.com in");
    }

    @Test
    void aRuleThatRingsForEverythingIsNotListenedTo() {
        given.rule(EAST, "all", ENABLED, "{\"source\":[{\"prefix\":\"aws.\"}]}");
        assertThat(said(new AlarmUserCreated())).startsWith("FAIL");
    }

    @Test
    void harmlessEventsThatDoNotComeToTheRuleDoNotCount() {
        String all =
                "{\"source\":[\"aws.iam\"],\"detail\":{\"eventName\":[{\"prefix\":\"Create\"},{\"prefix\":\"Get\"}]}}";
        given.rule(EAST, "users", ENABLED, all);
        assertThat(said(new AlarmUserCreated())).as("Get only reads").startsWith("PASS");
    }

    @Test
    void usersSignInInEveryRegionAndRootInOne() {
        String failures = "{\"detail-type\":[\"AWS Console Sign In via CloudTrail\"],"
                + "\"detail\":{\"responseElements\":{\"ConsoleLogin\":[\"Failure\"]}}}";
        given.rule(EAST, "failures", ENABLED, failures);
        assertThat(said(new AlarmSigninFailures()))
                .startsWith("FAIL")
                .contains("signin:ConsoleLogin (IAMUser, ")
                .doesNotContain("(Root, ");
        given.rule(WEST, "failures", ENABLED, failures);
        assertThat(said(new AlarmSigninFailures())).startsWith("PASS");
    }

    @Test
    void failsWithTheTypeOfSignInsAsOnePageSpellsIt() {
        String misspelt = "{\"detail-type\":[\"AWS Console Signin via CloudTrail\"]}";
        given.rule(EAST, "signin", ENABLED, misspelt).rule(WEST, "signin", ENABLED, misspelt);
        assertThat(said(new AlarmSigninWithoutMfa()))
                .startsWith(
                        "FAIL: rule signin in eu-west-1 waits for the detail-type AWS Console Signin via CloudTrail")
                .contains("come as AWS Console Sign In via CloudTrail");
    }

    @Test
    void aFilterAndARuleShareTheEvents() {
        GivenAlarms both = new GivenAlarms()
                .filter("users", "{ $.eventName = CreateUser }")
                .rule(EAST, "rest", ENABLED, USERS.replace("\"CreateUser\",", ""));
        assertThat(both.facts().judge(new AlarmUserCreated()))
                .allMatch(said -> said.startsWith("PASS") && said.contains("and in 1 other way"));
    }

    @Test
    void followsAnEventToOneMoreBus() {
        String bus = "arn:aws:events:us-east-1:111122223333:event-bus/central";
        given.rule(EAST, "keys", ENABLED, KEYS, bus).rule(WEST, "keys", ENABLED, KEYS, bus);
        Rule central = Rule.builder()
                .name("ring")
                .arn("arn:aws:events:us-east-1:111122223333:rule/central/ring")
                .state(ENABLED)
                .eventPattern(KEYS)
                .build();
        var facts = given.facts()
                .fact(new EventBus(EAST, "central"), Optional.of(bus))
                .fact(new Rules(EAST, "central"), List.of(central))
                .fact(
                        new Targets(EAST, "central", "ring"),
                        List.of(Target.builder()
                                .id("1")
                                .arn(dev.harden.facts.sns.GivenTopics.arn(GivenAlarms.TOPIC))
                                .build()));
        assertThat(facts.judge(new AlarmKeyDeletion()))
                .allMatch(said -> said.startsWith("PASS") && said.contains("to bus central in us-east-1"));
        assertThat(facts.fact(new Rules(EAST, "central"), List.of()).judge(new AlarmKeyDeletion()))
                .allMatch(said -> said.startsWith("FAIL"));
    }

    @Test
    void theBusOfAnotherAccountIsNotSeenFromHere() {
        given.rule(EAST, "users", ENABLED, USERS, "arn:aws:events:us-east-1:999988887777:event-bus/central");
        assertThat(said(new AlarmUserCreated())).startsWith("UNKNOWN: NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void aRefusedListOfRulesIsUnknownWhereARuleCouldRing() {
        assertThat(given.facts().refused(Rules.of(EAST)).judge(new AlarmUserCreated()))
                .allMatch(said -> said.startsWith("UNKNOWN"));
        assertThat(given.facts().refused(Rules.of(WEST)).judge(new AlarmUserCreated()))
                .allMatch(said -> said.startsWith("FAIL"));
        assertThat(given.facts().refused(Rules.of(WEST)).judge(new AlarmKeyDeletion()))
                .as("no rule of us-east-1 matches, whatever eu-west-1 has")
                .allMatch(said -> said.startsWith("FAIL"));
    }

    @Test
    void refusedRulesDoNotMatterWhereAlarmsRing() {
        GivenAlarms whole =
                new GivenAlarms().filter("keys", "{($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion)}");
        assertThat(whole.facts().refused(Rules.of(EAST)).refused(Rules.of(WEST)).judge(new AlarmKeyDeletion()))
                .allMatch(said -> said.startsWith("PASS"));
    }

    @Test
    void aPatternThatTheMatcherCannotReadIsUnknown() {
        given.rule(EAST, "new", ENABLED, "{\"source\":[{\"unheard-of\":\"x\"}]}");
        assertThat(said(new AlarmUserCreated()))
                .startsWith("UNKNOWN: NOT_SETTLED AWS's own matcher cannot read the event pattern of rule new");
    }

    @Test
    void withoutATrailNoEventComesToARule() {
        GivenAlarms none = new GivenAlarms().trails(nobody -> {}).rule(EAST, "users", ENABLED, USERS);
        assertThat(none.facts().judge(new AlarmUserCreated()))
                .allMatch(said -> said.startsWith("FAIL 111122223333: no trail that logs records it"));
    }

    @Test
    void aTrailThatMayNotLogProvesNoRule() {
        GivenAlarms unsure = new GivenAlarms()
                .trails(those -> those.trailWithoutStatus(GivenTrails.multiRegion("main")))
                .rule(EAST, "users", ENABLED, USERS);
        assertThat(unsure.facts().judge(new AlarmUserCreated())).allMatch(said -> said.startsWith("UNKNOWN"));
    }
}
