package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.cloudfront.VpcOriginPorts;
import dev.harden.facts.cloudfront.VpcOrigins;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.facts.ways.Entrances.Entrance;
import dev.harden.network.AddressSet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.VpcOriginSummary;

/**
 * Lists what CloudFront takes content from in the VPCs of a region.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html">VPC
 *     origins</a>
 */
@RestsOn({CallerIdentity.class, Distributions.class, VpcOriginPorts.class, VpcOrigins.class})
record OriginDoors(String region) implements Derived<Seen<Entrance>> {
    /** The name of the security group that CloudFront makes for its interfaces in a VPC. */
    static final String GROUP = "CloudFront-VPCOrigins-Service-SG";

    @Override
    public Seen<Entrance> derive(Facts facts) {
        if (!facts.get(new CallerIdentity()).partition().equals("aws")) {
            return Seen.all(List.of());
        }
        List<Entrance> doors = new ArrayList<>();
        Seen<List<VpcOriginSummary>> origins = facts.attempt(new VpcOrigins());
        origins.items().stream()
                .flatMap(List::stream)
                .filter(one -> one.originEndpointArn().split(":", 5)[3].equals(region))
                .forEach(one -> doors.add(door(facts, one)));
        return new Seen<>(doors, origins.missing());
    }

    private static Entrance door(Facts facts, VpcOriginSummary one) {
        String name = "VPC origin " + (one.name() == null ? one.id() : one.name()) + " of CloudFront";
        Seen<List<Integer>> ports = facts.attempt(new VpcOriginPorts(one.id()));
        Seen<List<DistributionSummary>> distributions = facts.attempt(new Distributions());
        List<FactUnavailable> doubt = new ArrayList<>(ports.missing());
        doubt.addAll(distributions.missing());
        boolean used = distributions.items().stream()
                .flatMap(List::stream)
                .anyMatch(distribution -> distribution.enabled() && uses(distribution, one.id()));
        if (!used && distributions.missing().isEmpty()) {
            doubt.add(FactUnavailable.notVisibleFromHere("no enabled distribution of this account uses " + name
                    + ", and whether one of another account does is not seen from here"));
        }
        List<Traffic> traffic = ports.items().isEmpty()
                ? List.of(Traffic.protocol(Traffic.TCP))
                : ports.items().get(0).stream()
                        .map(port -> Traffic.ports(Traffic.TCP, port, port))
                        .toList();
        return new Entrance(
                name,
                Entrance.end(one.originEndpointArn()),
                new Source.Service(name, GROUP),
                PacketSet.of(traffic, AddressSet.PUBLIC),
                doubt);
    }

    private static boolean uses(DistributionSummary distribution, String origin) {
        return distribution.origins() != null
                && distribution.origins().items().stream()
                        .anyMatch(one -> one.vpcOriginConfig() != null
                                && origin.equals(one.vpcOriginConfig().vpcOriginId()));
    }
}
