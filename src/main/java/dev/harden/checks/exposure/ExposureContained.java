package dev.harden.checks.exposure;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.Arrival;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.InterfaceKind;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ec2.SecurityGroups;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names, of each security group that is open, the layer that stops the Internet nevertheless, so that nobody removes it. */
@CheckInfo(
        id = "exposure-contained",
        title = "Security groups that are open are stopped by another layer",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        reads = {Arrival.class, GroupPackets.class, GroupUse.class, SecurityGroups.class})
public final class ExposureContained extends RegionCheck<SecurityGroup> {
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
        return open(group, region, facts).isPresent();
    }

    private static Optional<PacketSet> open(SecurityGroup group, String region, Facts facts) {
        return facts.get(new GroupPackets(region, group.id(), false))
                .intersect(PacketSet.of(Traffic.ALL, AddressSet.PUBLIC))
                .shown(PacketSet::isOpen);
    }

    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        PacketSet open = open(group, region, facts).orElse(PacketSet.NONE);
        String ports = Ports.text(open.open());
        Set<String> stops = new TreeSet<>();
        List<String> meant = new ArrayList<>();
        List<NetworkInterface> interfaces =
                attached(facts.get(new GroupUse(region)), group).toList();
        for (NetworkInterface one : interfaces) {
            Path.End all = arrival(one, open.open(), region, facts);
            if (!all.isOpen()) {
                stops.add(all.stop());
                continue;
            }
            PacketSet unexpected = PacketSet.of(Allowed.unexpected(one, facts.option(Allowed.OPTION)), AddressSet.ALL);
            List<Traffic> rest = open.intersect(unexpected).slices().stream()
                    .map(PacketSet.Slice::traffic)
                    .toList();
            if (!rest.isEmpty() && arrival(one, rest, region, facts).isOpen()) {
                return Verdict.fail("open on %s, and nothing stops it on its way to %s", ports, one.id());
            }
            meant.add(one.id());
        }
        return stops.isEmpty()
                ? Verdict.notApplicable("open on %s, and exposure.allowed means it to be, on %s", ports, meant)
                : Verdict.pass("open on %s, but stopped: %s", ports, String.join("; ", stops));
    }

    private static Path.End arrival(NetworkInterface one, List<Traffic> sent, String region, Facts facts) {
        return facts.get(new Arrival(region, InterfaceKind.of(one), one.loadBalancer(), sent));
    }
}
