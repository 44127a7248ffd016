package dev.harden.checks.config;

import dev.harden.checks.Reads;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.model.Scope;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import software.amazon.awssdk.services.config.model.DeliveryChannel;

/** Judges a region's delivery channel; without one, nothing that AWS Config records gets anywhere. */
@Reads({DeliveryChannels.class})
abstract class ChannelCheck implements ScopeCheck {
    @Override
    public final Verdict judge(Scope scope, Facts facts) {
        List<DeliveryChannel> channels = facts.get(new DeliveryChannels(scope.region()));
        return channels.isEmpty()
                ? Verdict.fail("AWS Config has no delivery channel").mendedBy(withoutChannel(scope, facts))
                : judge(channels.get(0), scope, facts);
    }

    /** Gives what mends it where there is no delivery channel. */
    abstract Remedy withoutChannel(Scope scope, Facts facts);

    abstract Verdict judge(DeliveryChannel channel, Scope scope, Facts facts);
}
