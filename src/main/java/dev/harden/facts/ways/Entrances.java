package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.PacketSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists what brings the Internet into the VPCs of a region without an address of theirs: accelerators, VPC origins of
 * CloudFront, VPC links of API Gateway. They are services of one partition.
 *
 * @param region the region's code
 */
@RestsOn({AcceleratorDoors.class, LinkDoors.class, LinkWays.class, OriginDoors.class})
public record Entrances(String region) implements Derived<Entrances.Found> {
    /**
     * Is one.
     *
     * @param name what it is called, as {@code accelerator shop}
     * @param endpoint what it leads to: the id of an instance or an address, or the end of a load balancer's ARN
     * @param source whose address the endpoint sees
     * @param packets what it sends there, by client and the endpoint's port
     * @param doubt why it may send nothing after all; empty when it does
     */
    public record Entrance(
            String name, String endpoint, Source source, PacketSet packets, List<FactUnavailable> doubt) {
        public Entrance {
            doubt = List.copyOf(doubt);
        }

        /** Gives the id or the end of an ARN as load balancers' interfaces and instances are called. */
        static String end(String arn) {
            return arn.replaceFirst("^arn:.*:(loadbalancer|instance|eip-allocation|elastic-ip)/", "");
        }
    }

    /**
     * Is what was found.
     *
     * @param all the entrances
     * @param accelerators why accelerators, or parts of them, could not be read
     * @param origins why VPC origins could not
     * @param links why VPC links of the first version could not
     * @param linked why those of the second version could not
     * @param unread what of these may send anywhere
     */
    public record Found(
            List<Entrance> all,
            List<FactUnavailable> accelerators,
            List<FactUnavailable> origins,
            List<FactUnavailable> links,
            List<FactUnavailable> linked,
            List<Unread> unread) {
        public Found {
            all = List.copyOf(all);
            accelerators = List.copyOf(accelerators);
            origins = List.copyOf(origins);
            links = List.copyOf(links);
            linked = List.copyOf(linked);
            unread = List.copyOf(unread);
        }
    }

    @Override
    public Found derive(Facts facts) {
        var accelerators = facts.get(new AcceleratorDoors(region));
        var origins = facts.get(new OriginDoors(region));
        var links = facts.get(new LinkDoors(region));
        List<Entrance> all = new ArrayList<>(accelerators.items());
        all.addAll(origins.items());
        all.addAll(links.items());
        var ways = facts.get(new LinkWays(region));
        all.addAll(ways.doors());
        return new Found(
                all, accelerators.missing(), origins.missing(), links.missing(), ways.missing(), ways.unread());
    }
}
