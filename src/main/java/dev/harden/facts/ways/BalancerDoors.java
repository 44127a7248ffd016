package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ways.Entrances.Entrance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the accelerator or the VPC origin of CloudFront that brings web requests from the Internet to a load balancer which
 * has no public address; absent when there is none.
 *
 * @param region the region's code
 * @param arn the load balancer's ARN
 */
@RestsOn({AcceleratorDoors.class, OriginDoors.class})
public record BalancerDoors(String region, String arn) implements Derived<Optional<String>> {
    @Override
    public Optional<String> derive(Facts facts) {
        Seen<Entrance> accelerators = facts.get(new AcceleratorDoors(region));
        Seen<Entrance> origins = facts.get(new OriginDoors(region));
        List<FactUnavailable> missing = new ArrayList<>(accelerators.missing());
        missing.addAll(origins.missing());
        List<Entrance> doors = new ArrayList<>(accelerators.items());
        doors.addAll(origins.items());
        doors.removeIf(door -> !door.leadsTo(arn) || door.packets().isEmpty());
        doors.stream().flatMap(door -> door.doubt().stream()).forEach(missing::add);
        return facts.first(new Seen<>(doors, missing), door -> door.doubt().isEmpty())
                .map(Entrance::name);
    }
}
