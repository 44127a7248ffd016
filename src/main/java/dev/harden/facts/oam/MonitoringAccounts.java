package dev.harden.facts.oam;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.model.Arn;
import java.util.List;

/**
 * Lists the ids of the accounts that a region's metrics are shared with.
 *
 * @param region the region's code
 */
@RestsOn({ObservabilityLinks.class})
public record MonitoringAccounts(String region) implements Derived<List<String>> {
    private static final String METRICS = "AWS::CloudWatch::Metric";

    @Override
    public List<String> derive(Facts facts) {
        return facts.get(new ObservabilityLinks(region)).stream()
                .filter(link -> link.resourceTypes().contains(METRICS))
                .map(link -> Arn.of(link.sinkArn())
                        .orElseThrow(() -> new Answers.Incomplete("SinkArn"))
                        .account())
                .distinct()
                .sorted()
                .toList();
    }
}
