package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.DeliveryChannel;

/**
 * Lists a region's delivery channels, one at most.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeDeliveryChannels.html">DescribeDeliveryChannels</a>
 */
@Needs("config:DescribeDeliveryChannels")
public record DeliveryChannels(String region) implements Fact<List<DeliveryChannel>> {
    @Override
    public List<DeliveryChannel> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        var answer = client.describeDeliveryChannels();
        Answers.requireList(answer.hasDeliveryChannels(), "DeliveryChannels");
        answer.deliveryChannels().forEach(one -> {
            Answers.require(one.name(), "name");
            Answers.require(one.s3BucketName(), "s3BucketName");
        });
        return answer.deliveryChannels();
    }
}
