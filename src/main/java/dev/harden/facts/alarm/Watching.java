package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.cloudwatch.Alarms;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Gives the alarms of a region by the metrics that they name, so that each filter finds its own without a look at all of
 * them.
 *
 * @param region the region's code
 */
@RestsOn(Alarms.class)
public record Watching(String region) implements Derived<Map<Emission.Name, List<MetricAlarm>>> {
    @Override
    public Map<Emission.Name, List<MetricAlarm>> derive(Facts facts) {
        Map<Emission.Name, Set<MetricAlarm>> byMetric = new HashMap<>();
        for (MetricAlarm alarm : facts.get(new Alarms(region)).metric()) {
            Ringing.named(alarm)
                    .forEach(name -> byMetric.computeIfAbsent(name, unseen -> new LinkedHashSet<>())
                            .add(alarm));
        }
        return byMetric.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> List.copyOf(one.getValue())));
    }
}
