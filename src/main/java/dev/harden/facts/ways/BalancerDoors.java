package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/**
 * Names what brings requests from the Internet to a load balancer that has no public address: an accelerator, a VPC origin of
 * CloudFront, an API of API Gateway, another load balancer; absent when nothing does.
 *
 * @param region the region's code
 * @param arn the load balancer's ARN
 */
@RestsOn({Entrances.class, Forwards.class, Interfaces.class, LoadBalancers.class, ReachedBy.class})
public record BalancerDoors(String region, String arn) implements Derived<Optional<String>> {
    private static final PacketSet INTERNET = PacketSet.of(Traffic.ALL, AddressSet.PUBLIC);

    @Override
    public Optional<String> derive(Facts facts) {
        String name = Entrances.Entrance.end(arn);
        List<NetworkInterface> nodes = facts.get(new Interfaces(region)).nodes(name);
        if (nodes.isEmpty()) {
            return byName(name, facts);
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

    /** Goes by its ARN, as accelerators and VPC origins do, where its interfaces are not shown. */
    private Optional<String> byName(String name, Facts facts) {
        Entrances.Found entrances = facts.get(new Entrances(region));
        List<FactUnavailable> missing = new ArrayList<>(entrances.accelerators());
        missing.addAll(entrances.origins());
        for (Entrances.Entrance door : entrances.all()) {
            if (door.endpoint().equals(name) && !door.packets().isEmpty()) {
                if (door.doubt().isEmpty()) {
                    return Optional.of(door.name());
                }
                missing.addAll(door.doubt());
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        // Only what forwards by addresses could lead there besides: a network load balancer, or a link to one.
        Forwards.Found forwards = facts.get(new Forwards(region));
        boolean none = facts.get(new LoadBalancers(region)).stream()
                .noneMatch(one -> one.type() == LoadBalancerTypeEnum.NETWORK);
        boolean shut = entrances.all().stream().allMatch(door -> door.packets().isEmpty());
        if (none && shut && forwards.ways().isEmpty() && forwards.unread().isEmpty()) {
            return Optional.empty();
        }
        throw FactUnavailable.notVisibleFromHere("no network interface of load balancer " + name + " is shown");
    }
}
