package dev.harden.facts.securityhub;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Gives the ARN of a region's hub of Security Hub CSPM; absent when it is not enabled.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html">DescribeHub</a>
 */
@Needs("securityhub:DescribeHub")
public record Hub(String region) implements Fact<Optional<String>> {
    @Override
    public Optional<String> load(Aws aws) {
        SecurityHubClient client = aws.client(SecurityHubClient.class, SecurityHubClient::builder, region);
        return Answers.absentWhen(() -> client.describeHub(request -> {}), "InvalidAccessException")
                .map(answer -> Answers.require(answer.hubArn(), "HubArn"));
    }
}
