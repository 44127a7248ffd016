package dev.harden.facts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.lambda.FunctionConfiguration;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.logs.SubscriptionFilters;
import dev.harden.facts.sns.GivenTopics;
import dev.harden.facts.sns.Reach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

class EventReachTest {
    private static final String REGION = "eu-west-1";
    private static final String EVENT = "{\"source\":\"aws.config\",\"detail\":{}}";
    private static final String MATCHING = "{\"source\":[\"aws.config\"]}";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:f";
    private static final String BUS = "arn:aws:events:eu-west-1:111122223333:event-bus/central";
    private static final String GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/x:*";

    private static Rule rule(String name, String state, String pattern) {
        return Rule.builder()
                .name(name)
                .arn("arn:aws:events:eu-west-1:111122223333:rule/" + name)
                .state(state)
                .eventPattern(pattern)
                .build();
    }

    private static Given rules(Given given, String bus, Rule... rules) {
        return given.fact(new Rules(REGION, bus), List.of(rules));
    }

    private static Given targets(Given given, String bus, String rule, String... arns) {
        return given.fact(
                new Targets(REGION, bus, rule),
                Stream.of(arns)
                        .map(arn -> Target.builder().id("1").arn(arn).build())
                        .toList());
    }

    private static Given one(Given given, String... targets) {
        return targets(rules(given, "default", rule("r", "ENABLED", MATCHING)), "default", "r", targets);
    }

    private static Reach reach(Given given) {
        return given.derive(EventReach.of(REGION, EVENT));
    }

    private static Given withFunction(String state) {
        return Given.facts().fact(new FunctionConfiguration(REGION, FUNCTION), Optional.ofNullable(state));
    }

    @Test
    void aRuleThatIsOnAndMatchesReachesItsLiveTarget() {
        assertThat(reach(one(withFunction("Active"), FUNCTION))).isEqualTo(new Reach.Live("rule r to function f"));
        assertThat(reach(one(withFunction(null), FUNCTION)))
                .isEqualTo(new Reach.Broken("rule r: function f does not exist"));
        assertThat(reach(one(Given.facts()))).isEqualTo(new Reach.Broken("rule r: it has no target"));
    }

    @Test
    void rulesThatAreOffDoNotMatchOrRunByScheduleDoNotCount() {
        Given given = rules(
                Given.facts(),
                "default",
                rule("off", "DISABLED", MATCHING),
                rule("other", "ENABLED", "{\"source\":[\"aws.ec2\"]}"),
                rule("clock", "ENABLED", null));
        assertThat(reach(given)).isEqualTo(new Reach.Broken("no rule of bus default that is on matches"));
        Given all = targets(
                rules(
                        withFunction("Active"),
                        "default",
                        rule("r", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", MATCHING)),
                "default",
                "r",
                FUNCTION);
        assertThat(reach(all)).isInstanceOf(Reach.Live.class);
    }

    @Test
    void aPatternThatCannotBeReadLeavesItOpenUnlessAnotherRuleDecides() {
        Given given = rules(Given.facts(), "default", rule("new", "ENABLED", "{\"a\":[{\"newest\":1}]}"));
        assertThat(reach(targets(given, "default", "new")))
                .as("it has no target, whether it matches or not")
                .isInstanceOf(Reach.Broken.class);
        Given open = rules(withFunction("Active"), "default", rule("new", "ENABLED", "{\"a\":[{\"newest\":1}]}"));
        assertThatThrownBy(() -> reach(targets(open, "default", "new", FUNCTION)))
                .isInstanceOf(FactUnavailable.class);
        Given both = targets(
                rules(
                        withFunction("Active"),
                        "default",
                        rule("new", "ENABLED", "{\"a\":[{\"newest\":1}]}"),
                        rule("r", "ENABLED", MATCHING)),
                "default",
                "r",
                FUNCTION);
        targets(both, "default", "new", FUNCTION);
        assertThat(reach(both)).isInstanceOf(Reach.Live.class);
    }

    @Test
    void aRefusalStaysUnlessAnotherTargetIsLive() {
        Given refused = Given.facts().refused(new FunctionConfiguration(REGION, FUNCTION));
        assertThatThrownBy(() -> reach(one(refused, FUNCTION))).isInstanceOf(FactUnavailable.class);
        assertThat(reach(one(refused, FUNCTION, "arn:aws:ssm:eu-west-1:111122223333:opsitem")))
                .isInstanceOf(Reach.Live.class);
    }

    @Test
    void followsOneHopToABusOfTheAccount() {
        Given given = one(withFunction("Active"), BUS).fact(new EventBus(REGION, "central"), Optional.of(BUS));
        rules(given, "central", rule("far", "ENABLED", MATCHING));
        assertThat(reach(targets(given, "central", "far", FUNCTION)))
                .isEqualTo(new Reach.Live("rule r to rule far to function f"));
        assertThatThrownBy(() -> reach(targets(given, "central", "far", BUS)))
                .hasMessageContaining("harden follows one bus alone");
        given.fact(new EventBus(REGION, "central"), Optional.empty());
        assertThat(reach(given)).isEqualTo(new Reach.Broken("rule r: event bus central does not exist"));
    }

    @Test
    void theBusOfAnotherAccountAndTargetsThatCannotBeAskedForAreNotSeen() {
        assertThatThrownBy(() -> reach(one(Given.facts(), "arn:aws:events:eu-west-1:999999999999:event-bus/default")))
                .hasMessageContaining("belongs to account 999999999999");
        assertThatThrownBy(() -> reach(one(Given.facts(), "arn:aws:states:eu-west-1:111122223333:stateMachine:s")))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> reach(one(Given.facts(), "nothing"))).isInstanceOf(FactUnavailable.class);
    }

    private static Given group(List<MetricFilter> filters, List<String> subscriptions) {
        var group = software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName("/aws/events/x")
                .build();
        return Given.facts()
                .fact(new LogGroup(REGION, "/aws/events/x"), Optional.of(group))
                .fact(new MetricFilters(REGION, "/aws/events/x"), filters)
                .fact(new SubscriptionFilters(REGION, "/aws/events/x"), subscriptions);
    }

    @Test
    void whatOnlyStoresEventsNotifiesNoOne() {
        assertThat(reach(one(group(List.of(), List.of()), GROUP)))
                .isEqualTo(new Reach.Broken("rule r: log group /aws/events/x only stores events, and notifies no one"));
        for (String target :
                List.of("arn:aws:firehose:eu-west-1:111122223333:deliverystream/d", "arn:aws:s3:::my-events")) {
            assertThat(reach(one(Given.facts(), target)))
                    .isEqualTo(
                            new Reach.Broken("rule r: target " + target + " only stores events, and notifies no one"));
        }
        assertThatThrownBy(() -> reach(
                        one(group(List.of(MetricFilter.builder().filterName("m").build()), List.of()), GROUP)))
                .hasMessageContaining("has a metric filter of its own");
        assertThatThrownBy(() -> reach(one(group(List.of(), List.of("s")), GROUP)))
                .hasMessageContaining("has a subscription filter of its own");
        assertThatThrownBy(() -> reach(one(Given.facts(), "arn:aws:kinesis:eu-west-1:111122223333:stream/s")))
                .hasMessageContaining("keeps events for whoever reads it");
        assertThat(reach(one(group(List.of(), List.of()).refused(new LogGroup(REGION, "/aws/events/x")), GROUP)))
                .as("whether it is there or not")
                .isInstanceOf(Reach.Broken.class);
    }

    @Test
    void anApiDestinationIsCalledWhileItIsActive() {
        String target = "arn:aws:events:eu-west-1:111122223333:api-destination/pager/0f1c";
        Given given = one(Given.facts(), target);
        given.fact(new ApiDestination(REGION, "pager"), Optional.of("ACTIVE"));
        assertThat(reach(given)).isEqualTo(new Reach.Live("rule r to API destination pager"));
        given.fact(new ApiDestination(REGION, "pager"), Optional.of("INACTIVE"));
        assertThat(reach(given)).isEqualTo(new Reach.Broken("rule r: API destination pager is INACTIVE"));
        given.fact(new ApiDestination(REGION, "pager"), Optional.empty());
        assertThat(reach(given)).isEqualTo(new Reach.Broken("rule r: API destination pager does not exist"));
    }

    @Test
    void aLogGroupMustBeThere() {
        assertThat(reach(one(Given.facts().fact(new LogGroup(REGION, "/aws/events/x"), Optional.empty()), GROUP)))
                .isEqualTo(new Reach.Broken("rule r: log group /aws/events/x does not exist"));
    }

    @Test
    void aRoleMayDoWhatTheTopicsPolicyDoesNot() {
        Given given = new GivenTopics(Given.facts(), "alarms")
                .subscriber("email", "a@example.com")
                .there();
        assertThat(reach(one(given, GivenTopics.arn("alarms"))))
                .isEqualTo(new Reach.Broken("rule r: the policy of topic alarms does not let events.amazonaws.com in"));
        rules(given, "default", rule("r", "ENABLED", MATCHING))
                .fact(
                        new Targets(REGION, "default", "r"),
                        List.of(Target.builder()
                                .id("1")
                                .arn(GivenTopics.arn("alarms"))
                                .roleArn("arn:role")
                                .build()));
        assertThatThrownBy(() -> reach(given)).hasMessageContaining("whether role arn:role does");
    }
}
