package dev.harden.checks.nat;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of NAT gateways. */
public final class NatChecks {
    public static final Topic TOPIC = new Topic(
            "nat",
            "NAT gateways",
            List.of(
                    new NatPrivateEgress(),
                    new NatInPublicSubnet(),
                    new NatNoBlackholes(),
                    new NatSameZone(),
                    new NatUnused()));

    private NatChecks() {}
}
