package dev.harden.facts.alarm;

import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Tells whether one event makes an alarm ring: it is on the metric, quiet as long as nothing happens, and one event in one
 * period takes it over its threshold.
 *
 * @param alarm the alarm
 * @param emission what the event adds to the metric
 * @param account the audited account
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html">Alarm evaluation</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">How alarms
 *     treat missing data</a>
 */
record Ringing(MetricAlarm alarm, Emission emission, String account) {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);
    private static final int DEEPEST = 20;

    /** Tells whether the alarm is on a metric of that name, whatever its dimensions. */
    boolean watches() {
        return isNamed(alarm.namespace(), alarm.metricName())
                || alarm.metrics().stream().anyMatch(this::isOwnStat);
    }

    private boolean isNamed(String namespace, String name) {
        return emission.metric().equals(new Emission.Name(namespace, name));
    }

    private boolean isOwnStat(MetricDataQuery query) {
        boolean own = query.accountId() == null || query.accountId().equals(account);
        return own
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
                Reading reading = new Reading(alarm.statisticAsString(), alarm.extendedStatistic(), alarm.period());
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

    /** Is a metric as a statistic reads it in one period. */
    private final class Reading {
        private final String statistic;
        private final int period;

        Reading(String statistic, String extended, Integer period) {
            this.statistic = Answers.require(statistic == null ? extended : statistic, "Statistic");
            this.period = Answers.require(period, "Period");
        }

        Optional<String> hiding() {
            boolean hides = statistic.equals("Average") || statistic.equals("Minimum");
            return hides && emission.quiet().isPresent()
                    ? Optional.of(String.format(
                            Locale.ROOT,
                            "%s takes the %s, which hides an event among the default values of the filter",
                            name(),
                            statistic))
                    : Optional.empty();
        }

        /** Gives the value when one event happens. */
        BigDecimal loud() {
            return switch (statistic) {
                case "SampleCount" -> BigDecimal.ONE;
                case "Sum", "Average", "Minimum", "Maximum" -> emission.value();
                default ->
                    throw FactUnavailable.notSettled(
                            "what one event makes of the statistic " + statistic + " of " + name() + " is not settled");
            };
        }

        /** Gives the value of a minute in which nothing happens; absent when there is none. */
        Optional<BigDecimal> silent() {
            return statistic.equals("SampleCount") ? emission.quiet().map(value -> BigDecimal.ONE) : emission.quiet();
        }

        /** Gives how often the default value may add up in a period. */
        BigDecimal minutes() {
            boolean adds = statistic.equals("Sum") || statistic.equals("SampleCount");
            return adds ? BigDecimal.valueOf(period).divide(SECONDS, RoundingMode.UP) : BigDecimal.ONE;
        }
    }

    private Optional<String> math() {
        Map<String, MetricDataQuery> queries = new LinkedHashMap<>();
        alarm.metrics().forEach(query -> queries.put(query.id(), query));
        Map<String, Reading> own = new LinkedHashMap<>();
        for (MetricDataQuery query : alarm.metrics()) {
            if (isOwnStat(query)) {
                MetricStat stat = query.metricStat();
                Reading reading = new Reading(stat.stat(), null, stat.period());
                Optional<String> problem = blind(dimensions(stat.metric().dimensions()), stat.unit())
                        .or(reading::hiding);
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
            if (query.metricStat() != null) {
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
        if (query.metricStat() != null) {
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
                    String.format(Locale.ROOT, "%s rings when there are few events, not when there are some", name()));
        }
        if (alarm.threshold() == null || !operator.matches("GreaterThan(OrEqualTo)?Threshold")) {
            throw FactUnavailable.notSettled("whether one event takes " + name() + " over a band is not settled");
        }
        BigDecimal threshold = BigDecimal.valueOf(alarm.threshold());
        boolean orEqual = operator.equals("GreaterThanOrEqualToThreshold");
        if (!over(loud, threshold, orEqual)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "one event makes %s of metric %s, and %s rings %s %s",
                    loud.toPlainString(),
                    emission.metric(),
                    name(),
                    orEqual ? "from" : "above",
                    threshold.stripTrailingZeros().toPlainString()));
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
        String breach = " also when nothing happens, so that it does not ring when something does";
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
        return Optional.of(String.format(
                Locale.ROOT,
                "%s needs %d of %d periods over its threshold, and one event fills one",
                name(),
                needed,
                periods));
    }
}
