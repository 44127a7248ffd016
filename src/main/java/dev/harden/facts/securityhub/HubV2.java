package dev.harden.facts.securityhub;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Gives the ARN of a region's hub of the new Security Hub, which is enabled on its own; absent when it is not.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeSecurityHubV2.html">DescribeSecurityHubV2</a>
 */
@Needs("securityhub:DescribeSecurityHubV2")
public record HubV2(String region) implements Fact<Optional<String>> {
    @Override
    public Optional<String> load(Aws aws) {
        SecurityHubClient client = aws.client(SecurityHubClient.class, SecurityHubClient::builder, region);
        return Answers.absentWhen(() -> client.describeSecurityHubV2(request -> {}), "ResourceNotFoundException")
                .map(answer -> Answers.require(answer.hubV2Arn(), "HubV2Arn"));
    }
}
