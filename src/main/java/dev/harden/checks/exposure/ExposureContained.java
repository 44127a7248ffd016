package dev.harden.checks.exposure;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ways.Reached;
import dev.harden.facts.ways.ReachedBy;
import dev.harden.model.Severity;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names, of each security group that is open, the layer that stops the Internet nevertheless, so that nobody removes it. */
@CheckInfo(
        id = "exposure-contained",
        title = "Open security groups are contained by another layer",
        fault = "Open security group is not contained by another layer",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        none = "no security group on a network interface is open to the Internet",
        reads = {GroupPackets.class, GroupUse.class, NetworkInterfaces.class, ReachedBy.class, SecurityGroups.class})
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
        for (Use use : uses(group, region, facts)) {
            NetworkInterface one = use.one();
            List<Traffic> mayBeUnmeant = unmeant(one, let.most(), facts);
            Seen<Path.End> worst = arrival(use.judged(), mayBeUnmeant, facts);
            mayFail.addAll(worst.missing());
            for (Path.End end : worst.items()) {
                PacketSet through = end.reaching().intersect(let.least());
                if (through.isOpen()) {
                    Verdict verdict = Verdict.fail("open on %s, and nothing stops it on its way to %s", ports, one.id())
                            .with(evidence(one, use.judged(), through, region, facts));
                    PacketSet all = PacketSet.of(unmeant(one, let.least(), facts), AddressSet.PUBLIC);
                    return mended(verdict, one, List.of(group.id()), use.judged(), all, region, facts);
                }
                mayFail.addAll(end.isOpen() ? let.missing() : List.of());
            }
            List<Traffic> unmeant = unmeant(one, let.least(), facts);
            Seen<Path.End> own = arrival(
                    unmeant.isEmpty() ? use.reached() : use.judged(),
                    unmeant.isEmpty() ? let.most().open() : unmeant,
                    facts);
            missing.addAll(own.missing());
            for (Path.End end : own.items()) {
                if (!end.isOpen()) {
                    stops.add(end.stop());
                } else if (!end.reaching().intersect(let.most()).isOpen()) {
                    stops.add("what reaches " + one.id() + " is allowed by its other security groups");
                } else {
                    meant.add(one.id());
                    missing.addAll(let.missing());
                }
            }
        }
        missing.addAll(0, mayFail);
        if (!mayFail.isEmpty() || stops.isEmpty() && !missing.isEmpty()) {
            throw missing.get(0);
        }
        if (stops.isEmpty()) {
            return Verdict.notApplicable("open on %s, and exposure.allowed means it to be, on %s", ports, meant);
        }
        String stopped = String.join("; ", stops);
        return meant.isEmpty()
                ? Verdict.pass("open on %s, but stopped: %s", ports, stopped)
                : Verdict.pass(
                        "open on %s, and reached on %s, which exposure.allowed allows; elsewhere stopped: %s",
                        ports, String.join(", ", meant), stopped);
    }

    /**
     * Is an interface that the group is on.
     *
     * @param one the interface, the first of those that are alike
     * @param reached the ways to it
     * @param judged those of them that are not meant
     * @param unexpected what is not meant to reach it
     */
    private record Use(NetworkInterface one, Reached reached, Reached judged, List<Traffic> unexpected) {}

    private List<Use> uses(SecurityGroup group, String region, Facts facts) {
        List<NetworkInterface> all = facts.get(new NetworkInterfaces(region));
        List<Allowed> allowed = facts.option(Allowed.OPTION);
        Map<List<Object>, Use> alike = new LinkedHashMap<>();
        all.stream()
                .filter(one -> one.use().attached() && one.groups().contains(group.id()))
                .forEach(one -> {
                    Reached reached = facts.get(new ReachedBy(region, one));
                    Reached judged = Allowed.unmeant(reached, all, allowed);
                    List<Traffic> unexpected = unwanted(one, facts);
                    alike.putIfAbsent(List.of(reached, judged, unexpected), new Use(one, reached, judged, unexpected));
                });
        return List.copyOf(alike.values());
    }

    private static Seen<Path.End> arrival(Reached reached, List<Traffic> sent, Facts facts) {
        Seen<Reached> open = facts.keep(
                List.of(reached),
                one -> one.follow(PacketSet.of(sent, AddressSet.PUBLIC)).isOpen());
        return open.missing().isEmpty()
                ? Seen.all(List.of(reached.follow(PacketSet.of(sent, AddressSet.PUBLIC))))
                : new Seen<>(List.of(), open.missing());
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
