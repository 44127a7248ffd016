package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.model.Severity;
import dev.harden.network.AddressSet;
import dev.harden.network.Endpoint;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import dev.harden.network.Vpc;
import java.util.List;
import java.util.Optional;

/** Holds the security groups of each interface endpoint to port 443 from all of the VPC's ranges, and from nowhere public. */
@CheckInfo(
        id = "endpoint-security-group",
        title = "Every interface endpoint takes HTTPS from its VPC and from nowhere public",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {GroupPackets.class, VpcEndpoints.class, Vpcs.class})
public final class EndpointSecurityGroup extends EndpointCheck {
    private static final Traffic HTTPS = Traffic.ports(Traffic.TCP, 443, 443);

    @Override
    protected Verdict judge(Endpoint endpoint, String region, Facts facts) {
        Vpc vpc = facts.get(new Vpcs(region)).get(endpoint.vpc());
        AddressSet own = Answers.require(vpc, "VPC " + endpoint.vpc()).ranges();
        AddressSet callers = endpoint.way().v6() ? own : own.family(false);
        Bounds let = new Bounds(PacketSet.NONE, PacketSet.NONE, List.of());
        for (String group : endpoint.way().groups()) {
            let = let.union(facts.get(new GroupPackets(region, group, false)));
        }
        PacketSet outside = PacketSet.of(HTTPS, AddressSet.PUBLIC.minus(own));
        PacketSet wanted = PacketSet.of(HTTPS, callers);
        Optional<Packet> stranger = let.least().intersect(outside).first();
        Optional<Packet> kept = wanted.minus(let.most()).first();
        if (stranger.isPresent()) {
            return Verdict.fail(
                    "its groups let in %s, which is public", stranger.get().remote());
        }
        if (kept.isPresent()) {
            return Verdict.fail(
                    "its groups keep out %s, which is in its VPC; port 443 is not open to all of it",
                    kept.get().remote());
        }
        if (!let.missing().isEmpty()) {
            throw let.missing().get(0);
        }
        return Verdict.pass("its groups take port 443 from all of the VPC, and from nowhere public");
    }
}
