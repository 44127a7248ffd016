package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.cloudwatch.Alarms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * Gives the alarms of a region by the metrics that they may be on, so that each filter finds its own without a look at all of
 * them.
 *
 * @param region the region's code
 */
@RestsOn(Alarms.class)
public record Watching(String region) implements Derived<Watching.Index> {
    /**
     * Is where to find the alarms on a metric.
     *
     * @param byMetric those that name it
     * @param open those of which it cannot be read what they are on
     */
    public record Index(Map<Emission.Name, List<MetricAlarm>> byMetric, List<MetricAlarm> open) {
        /** Returns the alarms that may be on a metric. */
        List<MetricAlarm> on(Emission.Name metric) {
            return Stream.concat(byMetric.getOrDefault(metric, List.of()).stream(), open.stream())
                    .toList();
        }
    }

    @Override
    public Index derive(Facts facts) {
        Map<Emission.Name, List<MetricAlarm>> byMetric = new HashMap<>();
        List<MetricAlarm> open = new ArrayList<>();
        for (MetricAlarm alarm : facts.get(new Alarms(region)).metric()) {
            Optional<Set<Emission.Name>> named = named(alarm);
            named.ifPresentOrElse(
                    names -> names.forEach(name -> byMetric.computeIfAbsent(name, unseen -> new ArrayList<>())
                            .add(alarm)),
                    () -> open.add(alarm));
        }
        return new Index(Map.copyOf(byMetric), List.copyOf(open));
    }

    /**
     * Returns all metrics that an alarm may be on, with whichever account and dimensions; absent where that cannot be read,
     * so that it may be on any.
     */
    private static Optional<Set<Emission.Name>> named(MetricAlarm alarm) {
        Set<Emission.Name> names = new LinkedHashSet<>();
        if (alarm.metricName() != null) {
            names.add(new Emission.Name(alarm.namespace(), alarm.metricName()));
            return Optional.of(names);
        }
        for (MetricDataQuery query : alarm.metrics()) {
            if (query.metricStat() != null) {
                names.add(new Emission.Name(
                        query.metricStat().metric().namespace(),
                        query.metricStat().metric().metricName()));
            } else if (query.expression() != null && Insights.isQuery(query.expression())) {
                Optional<Insights> insights = Insights.read(query.expression());
                if (insights.isEmpty()) {
                    return Optional.empty();
                }
                names.add(insights.get().metric());
            } else if (query.expression() != null && query.expression().contains("LAMBDA(")) {
                return Optional.empty();
            }
        }
        return alarm.metrics().isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
