package dev.harden.checks.alarm;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.Facts;
import dev.harden.facts.alarm.Thresholds;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.cloudwatch.AlarmAction;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.logs.MetricFilters;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sns.Sender;
import dev.harden.model.Account;
import dev.harden.model.Arn;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/**
 * Makes a metric filter of the log group that a trail writes to, and an alarm on its metric. The alarm goes to the topic of
 * another alarm on that log group, where one reaches somebody, else to one that has to be given.
 *
 * @param check the check's id
 * @param account the account
 * @param region the log group's region
 * @param group its name, which may be one that has to be given
 */
record AlarmMends(String check, Account account, String region, String group, Facts facts) {
    private static final Placeholder GROUP =
            new Placeholder("LOG_GROUP", "the name of the log group that a trail of all regions writes to");
    private static final String NAMESPACE = "CloudTrail";
    private static final int PERIOD = 300;

    static Remedy of(String check, Account account, Facts facts) {
        List<Trail> own = facts.attempt(new AccountTrails()).items().stream()
                .flatMap(seen -> seen.items().stream())
                .filter(trail -> Ownership.of(trail).equals(account.id()))
                .sorted(Comparator.comparing((Trail trail) -> Boolean.FALSE.equals(trail.isMultiRegionTrail())))
                .toList();
        for (Trail trail : own) {
            Optional<Arn> group =
                    Optional.ofNullable(trail.cloudWatchLogsLogGroupArn()).flatMap(Arn::of);
            if (group.isEmpty()) {
                continue;
            }
            if (!group.get().account().equals(account.id())) {
                return Remedy.none(
                        NoCommand.Why.OTHER_ACCOUNT,
                        "trail " + trail.name() + " writes to a log group of account "
                                + group.get().account() + ", where the filter and the alarm have to be made");
            }
            String name = group.get().name().replaceFirst(":\\*$", "");
            AlarmMends mends = new AlarmMends(check, account, group.get().region(), name, facts);
            if (mends.takesFilters()) {
                return Remedy.of(mends.mend());
            }
        }
        String region = own.stream()
                .map(Trail::homeRegion)
                .findFirst()
                .or(account::globalRegion)
                .orElse("us-east-1");
        return Remedy.of(new AlarmMends(check, account, region, GROUP.mark(), facts).mend());
    }

    /** Tells whether the log group is there, and of the class that takes filters. */
    private boolean takesFilters() {
        return facts.attempt(new LogGroup(region, group)).items().stream()
                .flatMap(Optional::stream)
                .anyMatch(found -> {
                    String kind = found.logGroupClassAsString();
                    return kind == null || kind.equals("STANDARD");
                });
    }

    private boolean isGiven() {
        return !group.equals(GROUP.mark());
    }

    private List<MetricFilter> filters() {
        return isGiven()
                ? facts.attempt(new MetricFilters(region, group)).items().stream()
                        .flatMap(List::stream)
                        .toList()
                : List.of();
    }

    private Mend mend() {
        List<MetricFilter> filters = filters();
        List<Alarms.Known> alarms =
                isGiven() ? facts.attempt(new Alarms(region)).items() : List.of();
        String name = free(filters, alarms);
        String arn = "arn:" + account.partition() + ":cloudwatch:" + region + ":" + account.id() + ":alarm:" + name;
        Optional<String> heard = heard(filters, alarms, arn);
        HeardTopic topic = new HeardTopic(account, region, Sender.Service.ALARMS);
        int threshold = Thresholds.of(check, facts);
        MetricAlarm alarm = MetricAlarm.builder()
                .alarmName(name)
                .alarmArn(arn)
                .actionsEnabled(true)
                .alarmActions(heard.orElse(topic.placeholder().mark()))
                .namespace(NAMESPACE)
                .metricName(name)
                .statistic("Sum")
                .period(PERIOD)
                .evaluationPeriods(1)
                .threshold((double) threshold)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .treatMissingData("notBreaching")
                .build();
        Step put = put(alarm, threshold);
        Step filter = filter(name);
        Mend mend = Mend.of(
                new Target("AWS::CloudWatch::Alarm", region, name),
                "alarm " + name + " notifies of what " + check + " is about",
                isGiven() ? filter : filter.needing(GROUP),
                heard.isPresent() ? put : put.needing(topic.placeholder()));
        if (!isGiven()) {
            return mend;
        }
        return heard.isPresent()
                ? foretold(mend, alarm)
                : topic.told(foretold(
                        mend, alarm.toBuilder().alarmActions(topic.arn()).build()));
    }

    private Step filter(String name) {
        return Step.of(Call.of(
                        "logs",
                        "PutMetricFilter",
                        region,
                        "logGroupName",
                        group,
                        "filterName",
                        name,
                        "filterPattern",
                        Filters.pattern(check),
                        "metricTransformations",
                        List.of(Call.map("metricName", name, "metricNamespace", NAMESPACE, "metricValue", "1"))))
                .guarded(Guard.of(
                        Call.of("logs", "DescribeMetricFilters", region, "logGroupName", group),
                        Guards.isEmpty("metricFilters[?filterName=='" + name + "']")))
                .undoneBy(Call.of("logs", "DeleteMetricFilter", region, "logGroupName", group, "filterName", name));
    }

    private Step put(MetricAlarm alarm, int threshold) {
        String name = alarm.alarmName();
        return Step.of(Call.of(
                        "cloudwatch",
                        "PutMetricAlarm",
                        region,
                        "AlarmName",
                        name,
                        "Namespace",
                        NAMESPACE,
                        "MetricName",
                        name,
                        "Statistic",
                        "Sum",
                        "Period",
                        PERIOD,
                        "EvaluationPeriods",
                        1,
                        "Threshold",
                        threshold,
                        "ComparisonOperator",
                        "GreaterThanOrEqualToThreshold",
                        "TreatMissingData",
                        "notBreaching",
                        "AlarmActions",
                        alarm.alarmActions()))
                .guarded(Guard.of(
                        Call.of(
                                "cloudwatch",
                                "DescribeAlarms",
                                region,
                                "AlarmNames",
                                List.of(name),
                                "AlarmTypes",
                                List.of("MetricAlarm", "CompositeAlarm")),
                        Guards.all(Guards.isEmpty("MetricAlarms"), Guards.isEmpty("CompositeAlarms"))))
                .undoneBy(Call.of("cloudwatch", "DeleteAlarms", region, "AlarmNames", List.of(name)))
                .but(Effect.COSTS, "CloudWatch bills each alarm, and the metric, beyond those that are free");
    }

    private Mend foretold(Mend mend, MetricAlarm alarm) {
        MetricFilter filter = MetricFilter.builder()
                .filterName(alarm.alarmName())
                .filterPattern(Filters.pattern(check))
                .metricTransformations(MetricTransformation.builder()
                        .metricName(alarm.metricName())
                        .metricNamespace(NAMESPACE)
                        .metricValue("1")
                        .build())
                .build();
        return mend.foretelling(new MetricFilters(region, group), all -> with(all, filter))
                .foretelling(
                        new Alarms(region), known -> new Alarms.Known(with(known.metric(), alarm), known.composite()));
    }

    private static <T> List<T> with(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    /** Gives a name that neither a filter nor an alarm has. */
    private String free(List<MetricFilter> filters, List<Alarms.Known> alarms) {
        Set<String> taken = new HashSet<>();
        filters.forEach(filter -> {
            taken.add(filter.filterName());
            filter.metricTransformations().forEach(one -> taken.add(one.metricName()));
        });
        for (Alarms.Known known : alarms) {
            known.metric().forEach(alarm -> taken.add(alarm.alarmName()));
            known.composite().forEach(alarm -> taken.add(alarm.alarmName()));
        }
        String name = check.replaceFirst("^alarm-", "");
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /** Gives a topic that an alarm on the log group's metrics goes to, where this one would reach somebody too. */
    private Optional<String> heard(List<MetricFilter> filters, List<Alarms.Known> alarms, String alarm) {
        Set<Map.Entry<String, String>> metrics = new HashSet<>();
        filters.forEach(filter -> filter.metricTransformations()
                .forEach(one -> metrics.add(Map.entry(one.metricNamespace(), one.metricName()))));
        return alarms.stream()
                .flatMap(known -> known.metric().stream())
                .filter(one -> one.namespace() != null
                        && one.metricName() != null
                        && metrics.contains(Map.entry(one.namespace(), one.metricName())))
                .flatMap(one -> one.alarmActions().stream())
                .distinct()
                .filter(action -> action.contains(":sns:"))
                .filter(action -> facts.attempt(new AlarmAction(alarm, action)).items().stream()
                        .anyMatch(Reach.Live.class::isInstance))
                .findFirst();
    }
}
