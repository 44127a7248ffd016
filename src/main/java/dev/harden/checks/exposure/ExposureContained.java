package dev.harden.checks.exposure;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.Arrival;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.InterfaceKind;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.SubnetAcls;
import dev.harden.facts.ec2.Ways;
import dev.harden.model.Severity;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names, of each security group that is open, the layer that stops the Internet nevertheless, so that nobody removes it. */
@CheckInfo(
        id = "exposure-contained",
        title = "Security groups that are open are stopped by another layer",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        reads = {
            AclPackets.class,
            Arrival.class,
            GroupPackets.class,
            GroupUse.class,
            InternetWay.class,
            NetworkInterfaces.class,
            ResolvedLists.class,
            SecurityGroupRules.class,
            SecurityGroups.class,
            SubnetAcls.class,
            Ways.class
        })
public final class ExposureContained extends ReachedCheck<SecurityGroup> {
    @Override
    public List<Option<?>> options() {
        return List.of(Allowed.OPTION);
    }

    @Override
    protected Collection<SecurityGroup> items(String region, Facts facts) {
        Map<String, List<NetworkInterface>> use = facts.get(new GroupUse(region));
        return facts.get(new SecurityGroups(region)).values().stream()
                .filter(group -> attached(use, group).findAny().isPresent())
                .toList();
    }

    private static Stream<NetworkInterface> attached(Map<String, List<NetworkInterface>> use, SecurityGroup group) {
        return use.getOrDefault(group.id(), List.of()).stream()
                .filter(one -> one.use().attached());
    }

    @Override
    protected boolean asksWhatItIsAbout() {
        return true;
    }

    @Override
    protected boolean isAbout(SecurityGroup group, String region, Facts facts) {
        return let(group, region, facts).shown(PacketSet::isOpen).isPresent();
    }

    private static Bounds let(SecurityGroup group, String region, Facts facts) {
        return facts.get(new GroupPackets(region, group.id(), false))
                .intersect(PacketSet.of(Traffic.ALL, AddressSet.PUBLIC));
    }

    @Override
    List<Traffic> unwanted(NetworkInterface one, Facts facts) {
        return Allowed.unexpected(one, facts.option(Allowed.OPTION));
    }

    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        Bounds let = let(group, region, facts);
        String ports = Ports.text(let.least().open());
        Set<String> stops = new TreeSet<>();
        List<String> meant = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        List<FactUnavailable> mayFail = new ArrayList<>();
        for (NetworkInterface one :
                attached(facts.get(new GroupUse(region)), group).toList()) {
            List<Traffic> rest = unmeant(one, let.most(), facts);
            List<Traffic> sent = rest.isEmpty() ? let.least().open() : rest;
            Seen<Path.End> seen = facts.attempt(new Arrival(region, InterfaceKind.of(one), one.loadBalancer(), sent));
            (rest.isEmpty() ? missing : mayFail).addAll(seen.missing());
            for (Path.End end : seen.items()) {
                PacketSet through = end.reaching().intersect(let.least());
                if (through.isOpen() && !rest.isEmpty()) {
                    return Verdict.fail("open on %s, and nothing stops it on its way to %s", ports, one.id())
                            .with(evidence(one, through, region, facts));
                }
                if (through.isOpen()) {
                    meant.add(one.id());
                } else if (!end.isOpen()) {
                    stops.add(end.stop());
                } else {
                    stops.add("what reaches " + one.id() + " is let in by its other groups");
                    mayFail.addAll(let.missing());
                }
            }
        }
        missing.addAll(0, mayFail);
        if (!mayFail.isEmpty() || stops.isEmpty() && !missing.isEmpty()) {
            throw missing.get(0);
        }
        return stops.isEmpty()
                ? Verdict.notApplicable("open on %s, and exposure.allowed means it to be, on %s", ports, meant)
                : Verdict.pass("open on %s, but stopped: %s", ports, String.join("; ", stops));
    }

    /** Gives the traffic that may be open and is not meant to reach an interface. */
    private List<Traffic> unmeant(NetworkInterface one, PacketSet let, Facts facts) {
        return PacketSet.of(let.open(), AddressSet.ALL)
                .intersect(PacketSet.of(unwanted(one, facts), AddressSet.ALL))
                .slices()
                .stream()
                .map(PacketSet.Slice::traffic)
                .toList();
    }
}
