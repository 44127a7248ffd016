package dev.harden.facts.guardduty;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/**
 * Gives the status of a detector: {@code ENABLED}, or {@code DISABLED} when it is suspended.
 *
 * @param region the detector's region
 * @param id its id
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html">GetDetector</a>
 */
@Needs("guardduty:GetDetector")
public record DetectorStatus(String region, String id) implements Fact<String> {
    @Override
    public String load(Aws aws) {
        return Answers.require(
                aws.client(GuardDutyClient.class, GuardDutyClient::builder, region)
                        .getDetector(request -> request.detectorId(id))
                        .statusAsString(),
                "status");
    }
}
