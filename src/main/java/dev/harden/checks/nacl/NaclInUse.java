package dev.harden.checks.nacl;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.OccupiedSubnets;
import dev.harden.facts.ec2.SubnetAcls;
import dev.harden.facts.ec2.Subnets;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkAcl;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.Subnet;
import dev.harden.network.Traffic;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Holds each subnet with interfaces to a network ACL that denies something that the default one allows. */
@CheckInfo(
        id = "nacl-in-use",
        title = "Network ACLs of subnets in use deny something",
        fault = "Network ACL of a subnet in use allows all traffic",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "no subnet has a network interface",
        reads = {AclPackets.class, OccupiedSubnets.class, SubnetAcls.class, Subnets.class})
@WithoutCommand(
        why = NoCommand.Why.DECISION,
        text =
                "someone has to decide what the network ACL denies, so that an opened security group is not all there is")
public final class NaclInUse extends RegionCheck<Subnet> {
    @Override
    protected Collection<Subnet> items(String region, Facts facts) {
        Set<String> occupied = facts.get(new OccupiedSubnets(region));
        return facts.get(new Subnets(region)).values().stream()
                .filter(subnet -> occupied.contains(subnet.id()))
                .toList();
    }

    @Override
    protected Verdict judge(Subnet subnet, String region, Facts facts) {
        NetworkAcl acl =
                Answers.require(facts.get(new SubnetAcls(region)).get(subnet.id()), "network ACL of " + subnet.id());
        AclPackets.Allowed allowed = facts.get(new AclPackets(region, acl.id()));
        AddressSet used = family(subnet.addresses().v4(), false)
                .union(family(subnet.addresses().v6(), true));
        PacketSet everything = PacketSet.of(Traffic.ALL, used);
        Optional<Packet> in = everything.minus(allowed.in()).first();
        Optional<Packet> out = everything.minus(allowed.out()).first();
        if (in.isEmpty() && out.isEmpty()) {
            return Verdict.fail("%s allows everything, in and out", acl.id());
        }
        Packet packet = in.orElseGet(out::orElseThrow);
        return Verdict.pass(
                "%s denies something, for example %s %s %s",
                acl.id(), packet.about(), in.isPresent() ? "from" : "to", packet.remote());
    }

    private static AddressSet family(boolean has, boolean six) {
        return has ? AddressSet.ALL.family(six) : AddressSet.NONE;
    }
}
