package dev.harden.checks.nat;

import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.NatGateways;
import dev.harden.network.NatGateway;
import java.util.Collection;

/** Judges each NAT gateway of a region that is there. */
@Reads({NatGateways.class})
abstract class GatewayCheck extends RegionCheck<NatGateway> {
    @Override
    protected Collection<NatGateway> items(String region, Facts facts) {
        return facts.get(new NatGateways(region)).stream()
                .filter(NatGateway::isAvailable)
                .toList();
    }
}
