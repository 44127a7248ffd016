package dev.harden.facts.alarm;

import dev.harden.logpattern.LogEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/**
 * Is what one event adds to a metric, by a metric filter.
 *
 * @param account the account of the log group, and so of the metric
 * @param region its region
 * @param metric the metric's name and namespace
 * @param value what one event adds
 * @param quiet what is added in a minute without a match, by whichever filter of the group; absent when nothing is
 * @param dimensions the metric's dimensions
 * @param unit the metric's unit
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html">
 *     MetricTransformation</a>
 */
public record Emission(
        String account,
        String region,
        Name metric,
        BigDecimal value,
        Optional<BigDecimal> quiet,
        Map<String, String> dimensions,
        String unit) {
    /** Names a metric within a region. */
    public record Name(String namespace, String name) {
        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    public Emission {
        dimensions = Map.copyOf(dimensions);
    }

    /**
     * Tells what an event adds to a filter's metric; nothing where the value or a dimension is to be taken from a field
     * that the event lacks.
     *
     * @param quiet what is added to each metric in a minute without a match, by {@link #quiet}
     */
    static Optional<Emission> of(
            String region,
            String account,
            MetricFilter filter,
            MetricTransformation transformation,
            LogEvent event,
            Map<Name, BigDecimal> quiet) {
        Name name = new Name(transformation.metricNamespace(), transformation.metricName());
        Optional<BigDecimal> value = value(transformation.metricValue(), event);
        Optional<Map<String, String>> dimensions = dimensions(region, account, filter, transformation, event);
        if (value.isEmpty() || dimensions.isEmpty()) {
            return Optional.empty();
        }
        String unit = transformation.unit() == null ? "None" : transformation.unitAsString();
        return Optional.of(new Emission(
                account, region, name, value.get(), Optional.ofNullable(quiet.get(name)), dimensions.get(), unit));
    }

    /** Returns the largest value that any filter of a log group adds to a metric in a minute without a match. */
    static Map<Name, BigDecimal> quiet(List<MetricFilter> all) {
        Map<Name, BigDecimal> quiet = new HashMap<>();
        for (MetricFilter filter : all) {
            for (MetricTransformation one : filter.metricTransformations()) {
                if (one.defaultValue() != null && Double.isFinite(one.defaultValue())) {
                    Name name = new Name(one.metricNamespace(), one.metricName());
                    quiet.merge(name, BigDecimal.valueOf(one.defaultValue()), BigDecimal::max);
                }
            }
        }
        return quiet;
    }

    private static Optional<BigDecimal> value(String text, LogEvent event) {
        return text.startsWith("$") ? event.field(text).flatMap(LogEvent::number) : LogEvent.number(text.strip());
    }

    private static Optional<Map<String, String>> dimensions(
            String region, String account, MetricFilter filter, MetricTransformation transformation, LogEvent event) {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, String> dimension : transformation.dimensions().entrySet()) {
            Optional<String> value = event.field(dimension.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(dimension.getKey(), value.get());
        }
        for (String system : filter.emitSystemFieldDimensions()) {
            values.put(system, system.equals("@aws.region") ? region : account);
        }
        return Optional.of(values);
    }
}
