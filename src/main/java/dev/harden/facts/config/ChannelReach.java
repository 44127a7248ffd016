package dev.harden.facts.config;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sns.Sender;
import dev.harden.facts.sns.TopicReach;
import dev.harden.model.Arn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.config.model.DeliveryChannel;

/**
 * Tells whether a message of AWS Config reaches somebody by the topic of a region's delivery channel.
 *
 * @param region the region's code
 * @param message the message's body
 */
@RestsOn({DeliveryChannels.class, TopicReach.class})
public record ChannelReach(String region, String message) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        List<DeliveryChannel> channels = facts.get(new DeliveryChannels(region));
        if (channels.isEmpty()) {
            return new Reach.Broken("there is no delivery channel");
        }
        DeliveryChannel channel = channels.get(0);
        Optional<Arn> topic = Optional.ofNullable(channel.snsTopicARN()).flatMap(Arn::of);
        if (topic.isEmpty()) {
            return new Reach.Broken("delivery channel " + channel.name() + " publishes to no topic");
        }
        if (!topic.get().region().equals(region)) {
            return new Reach.Broken("the topic of delivery channel " + channel.name() + " is in "
                    + topic.get().region() + ", and AWS Config uses topics of its own region alone");
        }
        Sender sender = new Sender(Sender.Service.CONFIG, channel.name());
        return facts.get(new TopicReach(topic.get(), sender, Optional.of(message)));
    }
}
