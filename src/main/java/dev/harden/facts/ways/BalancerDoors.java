package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names what brings requests from the Internet to a load balancer that has no public address: an accelerator, a VPC origin of
 * CloudFront, an API of API Gateway, another load balancer; absent when nothing does.
 *
 * @param region the region's code
 * @param arn the load balancer's ARN
 */
@RestsOn({Interfaces.class, ReachedBy.class})
public record BalancerDoors(String region, String arn) implements Derived<Optional<String>> {
    private static final PacketSet INTERNET = PacketSet.of(Traffic.ALL, AddressSet.PUBLIC);

    @Override
    public Optional<String> derive(Facts facts) {
        String name = Entrances.Entrance.end(arn);
        List<NetworkInterface> nodes = facts.get(new Interfaces(region)).nodes(name);
        if (nodes.isEmpty()) {
            throw FactUnavailable.notVisibleFromHere("no network interface of load balancer " + name + " is shown");
        }
        List<FactUnavailable> missing = new ArrayList<>();
        for (NetworkInterface node : nodes) {
            for (Way way : facts.get(new ReachedBy(region, node)).ways()) {
                if (!way.packets().least().intersect(INTERNET).isEmpty()) {
                    return Optional.of(way.name());
                }
                if (!way.packets().most().intersect(INTERNET).isEmpty()) {
                    missing.addAll(way.packets().missing());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return Optional.empty();
    }
}
