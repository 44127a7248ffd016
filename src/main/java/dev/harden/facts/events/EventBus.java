package dev.harden.facts.events;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Describes an event bus of this account; absent when there is none of that name.
 *
 * @param region its region
 * @param bus its name
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html">DescribeEventBus</a>
 */
@Needs("events:DescribeEventBus")
public record EventBus(String region, String bus) implements Fact<Optional<String>> {
    @Override
    public Optional<String> load(Aws aws) {
        EventBridgeClient client = aws.client(EventBridgeClient.class, EventBridgeClient::builder, region);
        return Answers.absentWhen(
                        () -> client.describeEventBus(request -> request.name(bus)), "ResourceNotFoundException")
                .map(answer -> Answers.require(answer.arn(), "Arn"));
    }
}
