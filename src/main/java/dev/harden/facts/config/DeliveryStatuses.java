package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.DeliveryChannelStatus;

/**
 * Tells how the last deliveries of a region's channels went. The statuses are spelt in several ways.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeDeliveryChannelStatus.html">DescribeDeliveryChannelStatus</a>
 */
@Needs("config:DescribeDeliveryChannelStatus")
public record DeliveryStatuses(String region) implements Fact<List<DeliveryChannelStatus>> {
    @Override
    public List<DeliveryChannelStatus> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        var answer = client.describeDeliveryChannelStatus();
        Answers.requireList(answer.hasDeliveryChannelsStatus(), "DeliveryChannelsStatus");
        answer.deliveryChannelsStatus().forEach(one -> {
            Answers.require(one.name(), "name");
        });
        return answer.deliveryChannelsStatus();
    }
}
