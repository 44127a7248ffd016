package dev.harden.facts.events;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Tells the state of an API destination, ACTIVE or INACTIVE; absent when there is none of that name.
 *
 * @param region its region
 * @param name its name
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeApiDestination.html">
 *     DescribeApiDestination</a>
 */
@Needs("events:DescribeApiDestination")
public record ApiDestination(String region, String name) implements Fact<Optional<String>> {
    @Override
    public Optional<String> load(Aws aws) {
        EventBridgeClient client = aws.client(EventBridgeClient.class, EventBridgeClient::builder, region);
        return Answers.absentWhen(
                        () -> client.describeApiDestination(request -> request.name(name)), "ResourceNotFoundException")
                .map(answer -> Answers.require(answer.apiDestinationStateAsString(), "ApiDestinationState"));
    }
}
