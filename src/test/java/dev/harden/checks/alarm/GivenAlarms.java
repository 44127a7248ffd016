package dev.harden.checks.alarm;

import dev.harden.checks.Given;
import dev.harden.checks.trail.GivenTrails;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.cloudwatch.MuteRule;
import dev.harden.facts.cloudwatch.MuteRules;
import dev.harden.facts.events.Rules;
import dev.harden.facts.events.Targets;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.oam.ObservabilityLinks;
import dev.harden.facts.sns.GivenTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.oam.model.ListLinksItem;

/**
 * Builds the chain from a trail to a mailbox for tests: a multi-region trail, its log group, filters with an alarm each, a
 * topic with a subscriber. It is whole except for what is said.
 */
final class GivenAlarms {
    static final String REGION = GivenTrails.OTHER;
    static final String GROUP = "trail-logs";
    static final String TOPIC = "security";
    static final String EMAIL = "soc@example.com";

    private final Given given = Given.facts();
    private final GivenTrails trails = new GivenTrails(given);
    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final List<MetricFilter> filters = new ArrayList<>();
    private final List<MetricAlarm> alarms = new ArrayList<>();
    private final List<CompositeAlarm> composites = new ArrayList<>();
    private final List<ListLinksItem> links = new ArrayList<>();
    private final List<String> mutes = new ArrayList<>();
    private boolean trail;
    private boolean topic;

    static String groupArn(String account) {
        return "arn:aws:logs:" + REGION + ":" + account + ":log-group:" + GROUP + ":*";
    }

    static String alarmArn(String name) {
        return "arn:aws:cloudwatch:" + REGION + ":" + Given.ACCOUNT.id() + ":alarm:" + name;
    }

    /** Makes the trail another than the whole chain's. */
    GivenAlarms trail(Consumer<Trail.Builder> change) {
        return trails(those -> {
            Trail.Builder builder = main();
            change.accept(builder);
            those.trail(builder);
        });
    }

    GivenAlarms trails(Consumer<GivenTrails> own) {
        trail = true;
        own.accept(trails);
        return this;
    }

    /** Gives the trail of the whole chain. */
    static Trail.Builder main() {
        return GivenTrails.multiRegion("main").cloudWatchLogsLogGroupArn(groupArn(Given.ACCOUNT.id()));
    }

    GivenAlarms group(Consumer<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.Builder> change) {
        var builder = software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(GROUP)
                .logGroupClass("STANDARD");
        change.accept(builder);
        given.fact(new LogGroup(REGION, GROUP), Optional.of(builder.build()));
        return this;
    }

    GivenAlarms noGroup() {
        given.fact(new LogGroup(REGION, GROUP), Optional.empty());
        return this;
    }

    /** Adds a filter whose metric has its name, and an alarm on it. */
    GivenAlarms filter(String name, String pattern) {
        return filter(name, pattern, transformation -> {}).alarm(name, alarm -> {});
    }

    /** Adds a filter without an alarm. */
    GivenAlarms filter(String name, String pattern, Consumer<MetricTransformation.Builder> change) {
        MetricTransformation.Builder transformation = MetricTransformation.builder()
                .metricNamespace("Trail")
                .metricName(name)
                .metricValue("1");
        change.accept(transformation);
        return filter(MetricFilter.builder()
                .filterName(name)
                .filterPattern(pattern)
                .metricTransformations(transformation.build()));
    }

    GivenAlarms filter(MetricFilter.Builder filter) {
        filters.add(filter.build());
        return this;
    }

    /** Adds an alarm on the metric of its name. */
    GivenAlarms alarm(String name, Consumer<MetricAlarm.Builder> change) {
        MetricAlarm.Builder alarm = MetricAlarm.builder()
                .alarmName(name)
                .alarmArn(alarmArn(name))
                .namespace("Trail")
                .metricName(name)
                .statistic(Statistic.SUM)
                .period(300)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData("notBreaching")
                .actionsEnabled(true)
                .alarmActions(GivenTopics.arn(TOPIC));
        change.accept(alarm);
        alarms.add(alarm.build());
        return this;
    }

    GivenAlarms composite(String name, String rule, Consumer<CompositeAlarm.Builder> change) {
        CompositeAlarm.Builder alarm = CompositeAlarm.builder()
                .alarmName(name)
                .alarmArn(alarmArn(name))
                .alarmRule(rule)
                .actionsEnabled(true)
                .alarmActions(GivenTopics.arn(TOPIC));
        change.accept(alarm);
        composites.add(alarm.build());
        return this;
    }

    /** Adds a rule that mutes an alarm. */
    GivenAlarms mute(String name, String status, String alarm) {
        mutes.add(name);
        given.fact(new MuteRule(REGION, name), new MuteRule.Known(status, "cron(0 2 * * *)", "PT4H", Set.of(alarm)));
        return this;
    }

    /** Shares something of the region with a monitoring account. */
    GivenAlarms link(String account, String... types) {
        links.add(ListLinksItem.builder()
                .sinkArn("arn:aws:oam:" + REGION + ":" + account + ":sink/11111111-2222-3333-4444-555555555555")
                .resourceTypes(types)
                .build());
        return this;
    }

    /** Makes the topic another than the whole chain's. */
    GivenAlarms topic(Consumer<GivenTopics> change) {
        topic = true;
        GivenTopics own = new GivenTopics(given, TOPIC).lets("events.amazonaws.com", "cloudwatch.amazonaws.com");
        change.accept(own);
        own.there();
        return this;
    }

    GivenAlarms noTopic() {
        topic = true;
        GivenTopics.gone(given, TOPIC);
        return this;
    }

    /** Adds an EventBridge rule to a region's default bus, with the topic as its target. */
    GivenAlarms rule(String region, String name, RuleState state, String pattern) {
        return rule(region, name, state, pattern, GivenTopics.arn(TOPIC));
    }

    GivenAlarms rule(String region, String name, RuleState state, String pattern, String... targets) {
        Rule rule = Rule.builder()
                .name(name)
                .arn("arn:aws:events:" + region + ":" + Given.ACCOUNT.id() + ":rule/" + name)
                .state(state)
                .eventPattern(pattern)
                .build();
        rules.computeIfAbsent(region, unseen -> new ArrayList<>()).add(rule);
        List<Target> all = new ArrayList<>();
        for (String target : targets) {
            all.add(Target.builder().id("t" + all.size()).arn(target).build());
        }
        given.fact(new Targets(region, Rules.DEFAULT, name), all);
        return this;
    }

    /** Gives it all; a part of the chain that nothing was said of is whole. */
    Given facts() {
        if (!trail) {
            trail(main -> {});
        }
        if (!topic) {
            topic(own -> own.subscriber("email", EMAIL));
        }
        group(own -> {});
        return bare();
    }

    /** As {@link #facts}, of the log group as it was said. */
    Given bare() {
        if (!trail) {
            trail(main -> {});
        }
        if (!topic) {
            topic(own -> own.subscriber("email", EMAIL));
        }
        given.fact(new MetricFilters(REGION, GROUP), List.copyOf(filters));
        given.fact(new Alarms(REGION), new Alarms.Known(alarms, composites));
        given.fact(new ObservabilityLinks(REGION), List.copyOf(links));
        given.fact(new MuteRules(REGION), List.copyOf(mutes));
        for (String region : List.of(GivenTrails.HOME, GivenTrails.OTHER)) {
            given.fact(Rules.of(region), List.copyOf(rules.getOrDefault(region, List.of())));
        }
        return trails.facts();
    }
}
