package dev.harden.facts.guardduty;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/**
 * Lists the ids of a region's GuardDuty detectors, one at most; none where GuardDuty was never enabled.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_ListDetectors.html">ListDetectors</a>
 */
@Needs("guardduty:ListDetectors")
public record Detectors(String region) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        List<String> found = new ArrayList<>();
        aws.client(GuardDutyClient.class, GuardDutyClient::builder, region)
                .listDetectorsPaginator(request -> {})
                .forEach(page -> {
                    Answers.requireList(page.hasDetectorIds(), "detectorIds");
                    found.addAll(page.detectorIds());
                });
        return List.copyOf(found);
    }
}
