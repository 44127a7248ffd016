package dev.harden.facts.alarm;

import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.logpattern.Truth;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Tells whether events make an alarm fire: it is on the metric, quiet as long as nothing happens, and one event in one
 * period, or the number within five minutes that is enough, takes it over its threshold.
 *
 * @param alarm the alarm
 * @param emission what one event adds to the metric
 * @param account the alarm's account
 * @param events how many events within five minutes it may wait for
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html">Alarm evaluation</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">How alarms
 *     treat missing data</a>
 */
record Ringing(MetricAlarm alarm, Emission emission, String account, int events) {
    private static final int DEEPEST = 20;

    /**
     * Tells whether the alarm is on a metric of that name, whatever its dimensions; open where that cannot be read.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html">Observability</a>
     */
    Truth watches() {
        if (alarm.metricName() != null) {
            return Truth.of(account.equals(emission.account()) && isNamed(alarm.namespace(), alarm.metricName()));
        }
        // An alarm of a kind that is newer than harden has neither a metric nor queries.
        Truth watches = alarm.metrics().isEmpty() ? Truth.OPEN : Truth.NO;
        for (MetricDataQuery query : alarm.metrics()) {
            watches = watches.or(watches(query));
        }
        return watches;
    }

    private Truth watches(MetricDataQuery query) {
        if (query.metricStat() != null || query.expression() == null) {
            return Truth.of(isOwnStat(query));
        }
        if (!Insights.isQuery(query.expression())) {
            return query.expression().contains("LAMBDA(") ? Truth.OPEN : Truth.NO;
        }
        Optional<Insights> insights = Insights.read(query.expression());
        if (insights.isPresent() && !insights.get().metric().equals(emission.metric())) {
            return Truth.NO;
        }
        boolean settled = insights.isPresent() && insights.get().simple() && account.equals(emission.account());
        return settled ? Truth.YES : Truth.OPEN;
    }

    /** Says that it cannot be told whether the alarm is on the metric. */
    FactUnavailable unread() {
        String on = alarm.metrics().stream()
                .map(MetricDataQuery::expression)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("what harden does not know");
        return FactUnavailable.notSettled(String.format(
                Locale.ROOT,
                "%s is on %s, and whether that takes in metric %s is not worked out",
                name(),
                on,
                emission.metric()));
    }

    private boolean isNamed(String namespace, String name) {
        return emission.metric().equals(new Emission.Name(namespace, name));
    }

    private boolean isOwnStat(MetricDataQuery query) {
        String owner = query.accountId() == null ? account : query.accountId();
        return owner.equals(emission.account())
                && query.metricStat() != null
                && isNamed(
                        query.metricStat().metric().namespace(),
                        query.metricStat().metric().metricName());
    }

    /**
     * Tells what keeps an alarm on the metric from ringing; absent when nothing does.
     *
     * @throws FactUnavailable when AWS's documents do not settle it
     */
    Optional<String> problem() {
        if (alarm.metricName() != null) {
            Map<String, String> dimensions = dimensions(alarm.dimensions());
            return blind(dimensions, alarm.unit()).or(() -> {
                Reading reading = reading(alarm.statisticAsString(), alarm.extendedStatistic(), alarm.period());
                return reading.hiding().or(() -> judged(reading.loud(), reading.silent(), reading.minutes()));
            });
        }
        return math();
    }

    private static Map<String, String> dimensions(Iterable<Dimension> dimensions) {
        Map<String, String> values = new LinkedHashMap<>();
        dimensions.forEach(dimension -> values.put(dimension.name(), dimension.value()));
        return values;
    }

    /** Tells why the alarm sees nothing of what is added. */
    private Optional<String> blind(Map<String, String> dimensions, StandardUnit unit) {
        if (!dimensions.equals(emission.dimensions())) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s watches metric %s %s, and the filter fills the one %s",
                    name(),
                    emission.metric(),
                    with(dimensions),
                    with(emission.dimensions())));
        }
        if (unit != null && !unit.toString().equals(emission.unit())) {
            return Optional.of(String.format(
                    Locale.ROOT, "%s watches the unit %s, and the filter gives %s", name(), unit, emission.unit()));
        }
        return Optional.empty();
    }

    private static String with(Map<String, String> dimensions) {
        return dimensions.isEmpty()
                ? "without dimensions"
                : dimensions.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ", "with ", ""));
    }

    private String name() {
        return "alarm " + alarm.alarmName();
    }

    private Reading reading(String statistic, String extended, Integer period) {
        String named = Answers.require(statistic == null ? extended : statistic, "Statistic");
        return new Reading(named, Answers.require(period, "Period"), emission, events, name());
    }

    private Optional<String> math() {
        Map<String, MetricDataQuery> queries = new LinkedHashMap<>();
        alarm.metrics().forEach(query -> queries.put(query.id(), query));
        Map<String, Reading> own = new LinkedHashMap<>();
        for (MetricDataQuery query : alarm.metrics()) {
            if (isOwnStat(query)) {
                MetricStat stat = query.metricStat();
                Reading reading = reading(stat.stat(), null, stat.period());
                Optional<String> problem = blind(dimensions(stat.metric().dimensions()), stat.unit())
                        .or(reading::hiding);
                if (problem.isPresent()) {
                    return problem;
                }
                own.put(query.id(), reading);
            } else if (watches(query) == Truth.YES) {
                Insights insights = Insights.read(query.expression()).orElseThrow();
                Reading reading = reading(insights.statistic(), null, query.period());
                Optional<String> problem = insights.takes(emission.dimensions())
                        ? reading.hiding()
                        : Optional.of(String.format(
                                Locale.ROOT,
                                "%s takes other metrics than %s %s",
                                name(),
                                emission.metric(),
                                with(emission.dimensions())));
                if (problem.isPresent()) {
                    return problem;
                }
                own.put(query.id(), reading);
            }
        }
        if (alarm.thresholdMetricId() != null) {
            throw FactUnavailable.notSettled(
                    name() + " has no threshold but a band, and whether one event leaves it is not settled");
        }
        MetricDataQuery watched = alarm.metrics().stream()
                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                .findFirst()
                .orElseThrow(() -> new Answers.Incomplete("ReturnData"));
        Map<String, Optional<BigDecimal>> loud = new LinkedHashMap<>();
        Map<String, Optional<BigDecimal>> silent = new LinkedHashMap<>();
        for (MetricDataQuery query : alarm.metrics()) {
            if (query.metricStat() != null || own.containsKey(query.id())) {
                Optional<Reading> reading = Optional.ofNullable(own.get(query.id()));
                loud.put(query.id(), reading.map(Reading::loud));
                silent.put(query.id(), reading.flatMap(Reading::silent));
            }
        }
        BigDecimal minutes = own.values().stream()
                .map(Reading::minutes)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        Optional<BigDecimal> value = value(watched, queries, loud, 0);
        if (value.isEmpty()) {
            return Optional.of(String.format(Locale.ROOT, "%s does not look at metric %s", name(), emission.metric()));
        }
        return judged(value.get(), value(watched, queries, silent, 0), minutes);
    }

    private Optional<BigDecimal> value(
            MetricDataQuery query,
            Map<String, MetricDataQuery> queries,
            Map<String, Optional<BigDecimal>> metrics,
            int depth) {
        if (metrics.containsKey(query.id())) {
            return metrics.get(query.id());
        }
        if (depth > DEEPEST || query.expression() == null) {
            throw FactUnavailable.notSettled("the expressions of " + name() + " name one another without end");
        }
        return new MetricMath(query.expression(), metrics, id -> {
                    MetricDataQuery other = queries.get(id);
                    if (other == null) {
                        throw FactUnavailable.notSettled(
                                "the metric math of " + name() + " names " + id + ", which harden does not know");
                    }
                    return value(other, queries, metrics, depth + 1);
                })
                .value();
    }

    private Optional<String> judged(BigDecimal loud, Optional<BigDecimal> silent, BigDecimal minutes) {
        String operator = Answers.require(alarm.comparisonOperatorAsString(), "ComparisonOperator");
        if (operator.matches("LessThan(OrEqualTo)?Threshold")) {
            return Optional.of(
                    String.format(Locale.ROOT, "%s fires when there are few events, not when there are some", name()));
        }
        if (alarm.threshold() == null || !operator.matches("GreaterThan(OrEqualTo)?Threshold")) {
            throw FactUnavailable.notSettled("whether one event takes " + name() + " over a band is not settled");
        }
        BigDecimal threshold = BigDecimal.valueOf(alarm.threshold());
        boolean orEqual = operator.equals("GreaterThanOrEqualToThreshold");
        if (!over(loud, threshold, orEqual)) {
            String least = threshold.stripTrailingZeros().toPlainString();
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s make%s metric %s %s, and %s fires only %s",
                    events == 1 ? "one event" : events + " events",
                    events == 1 ? "s" : "",
                    emission.metric(),
                    loud.stripTrailingZeros().toPlainString(),
                    name(),
                    orEqual ? "at " + least + " or more" : "above " + least));
        }
        return standing(silent, minutes, threshold, orEqual).or(() -> periods(silent.isPresent()));
    }

    private static boolean over(BigDecimal value, BigDecimal threshold, boolean orEqual) {
        int comparison = value.compareTo(threshold);
        return orEqual ? comparison >= 0 : comparison > 0;
    }

    /** Tells why the alarm is in ALARM while nothing happens, so that an event changes nothing. */
    private Optional<String> standing(
            Optional<BigDecimal> silent, BigDecimal minutes, BigDecimal threshold, boolean orEqual) {
        String breach = " also when nothing happens, so that it notifies of nothing";
        if (silent.isEmpty()) {
            return "breaching".equals(alarm.treatMissingData())
                    ? Optional.of(name() + " takes missing data for a breach, and is in ALARM" + breach)
                    : Optional.empty();
        }
        if (over(silent.get(), threshold, orEqual)) {
            return Optional.of(name() + " is over its threshold" + breach);
        }
        if (silent.get().signum() < 0 || over(silent.get().multiply(minutes), threshold, orEqual)) {
            throw FactUnavailable.notSettled("whether the default value "
                    + silent.get().stripTrailingZeros().toPlainString() + " of the filter hides an event from "
                    + name() + " hangs on how many minutes have log events");
        }
        return Optional.empty();
    }

    private Optional<String> periods(boolean alwaysData) {
        int periods = Answers.require(alarm.evaluationPeriods(), "EvaluationPeriods");
        int needed = alarm.datapointsToAlarm() == null ? periods : alarm.datapointsToAlarm();
        if (needed <= 1) {
            return Optional.empty();
        }
        boolean missing =
                alarm.treatMissingData() == null || alarm.treatMissingData().equals("missing");
        if (missing && !alwaysData) {
            throw FactUnavailable.notSettled(name() + " needs " + needed
                    + " periods over its threshold and treats missing data as missing: whether one event is enough hangs"
                    + " on when it comes");
        }
        return Optional.of(name() + " needs " + needed + " of " + periods
                + " periods over its threshold, and one event fills one");
    }
}
