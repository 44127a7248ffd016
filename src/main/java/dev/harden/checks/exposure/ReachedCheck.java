package dev.harden.checks.exposure;

import dev.harden.checks.GroupRules;
import dev.harden.checks.Ports;
import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.SubnetAcls;
import dev.harden.facts.ec2.Ways;
import dev.harden.facts.ways.Reached;
import dev.harden.facts.ways.Way;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.Item;
import dev.harden.network.NetworkAcl;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.Route;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows of what reaches an interface a packet and what lets it by at each hop, and says how it is closed. */
@Reads({
    AclPackets.class,
    GroupUse.class,
    InternetWay.class,
    NetworkInterfaces.class,
    ResolvedLists.class,
    SecurityGroupRules.class,
    SecurityGroups.class,
    SubnetAcls.class,
    Ways.class
})
abstract class ReachedCheck<T extends Item> extends RegionCheck<T> {
    /** Gives the traffic that must not reach an interface. */
    abstract List<Traffic> unwanted(NetworkInterface one, Facts facts);

    final List<String> evidence(NetworkInterface one, Reached reached, PacketSet reaching, String region, Facts facts) {
        Packet packet = reaching.witness().orElseThrow();
        Optional<Way> way = reached.way(packet);
        return way.isPresent()
                ? forwarded(one, way.get(), packet, reaching, region, facts)
                : direct(one, packet, reaching, region, facts);
    }

    private List<String> forwarded(
            NetworkInterface one, Way way, Packet packet, PacketSet reaching, String region, Facts facts) {
        List<String> lines = new ArrayList<>();
        lines.add("example packet: what " + packet.remote() + " sends to "
                + way.by().get(0) + " comes to " + one.id() + " on " + packet.about());
        lines.addAll(way.steps());
        lines.addAll(groups(one, packet, reaching, region, facts));
        return lines;
    }

    private List<String> direct(NetworkInterface one, Packet packet, PacketSet reaching, String region, Facts facts) {
        boolean six = packet.remote().v6();
        String outside = !six && one.addresses().v4().isEmpty()
                ? "the public address that " + one.id() + " gets"
                : six
                        ? one.addresses().v6().get(0)
                        : one.addresses().v4().get(0).outside();
        NetworkAcl acl = facts.get(new SubnetAcls(region)).get(one.subnet());
        Packet answer = answer(facts.get(new AclPackets(region, acl.id())).out(), packet);
        InternetWay.Way way = facts.get(new InternetWay(region, one.subnet()));
        Ways.Found ways = facts.get(new Ways(region, way.table()));
        String route =
                ways.table().route(packet.remote(), ways.lists()).map(Route::to).orElse("");
        List<String> lines = new ArrayList<>();
        lines.add("example packet: " + packet.about() + " from " + packet.remote() + " port " + answer.port() + " to "
                + outside);
        lines.add("VPC Block Public Access is off, or leaves " + one.subnet() + " out");
        lines.add("Internet gateway " + way.gateway() + " is attached; " + way.table() + " routes the reply to it by "
                + route);
        lines.add("network ACL " + acl.id() + " allows it by rule "
                + acl.decides(packet, false).orElseThrow());
        lines.add("network ACL " + acl.id() + " allows the reply by rule "
                + acl.decides(answer, true).orElseThrow());
        lines.addAll(groups(one, packet, reaching, region, facts));
        return lines;
    }

    private List<String> groups(NetworkInterface one, Packet packet, PacketSet reaching, String region, Facts facts) {
        List<String> lines = new ArrayList<>();
        List<SecurityGroup> groups = one.groups().stream()
                .map(facts.get(new SecurityGroups(region))::get)
                .filter(Objects::nonNull)
                .toList();
        Set<String> lists = groups.stream()
                .flatMap(group -> group.prefixLists(false).stream())
                .collect(Collectors.toSet());
        GroupRules rules = GroupRules.of(
                facts.get(new ResolvedLists(region, lists)).entries(), facts.attempt(new SecurityGroupRules(region)));
        for (SecurityGroup group : groups) {
            group.letsIn(packet, rules.lists())
                    .ifPresent(rule -> lines.add(
                            "security group " + group.id() + " allows it by rule " + rules.name(group, rule)));
        }
        if (one.groups().isEmpty()) {
            lines.add("the interface has no security group, so nothing is denied");
        }
        if (!one.loadBalancer().isEmpty()) {
            lines.add("load balancer " + one.loadBalancer() + " listens on " + packet.about());
        }
        return lines;
    }

    /**
     * Says what mends it that packets reach an interface: closing its groups, where they alone decide and nothing else that
     * has them may take the packets in.
     */
    final Verdict mended(
            Verdict verdict, NetworkInterface one, Reached reached, PacketSet reaching, String region, Facts facts) {
        return mended(verdict, one, one.groups(), reached, reaching, region, facts);
    }

    /** As {@link #mended(Verdict, NetworkInterface, Reached, PacketSet, String, Facts)}, by some of its groups. */
    final Verdict mended(
            Verdict verdict,
            NetworkInterface one,
            Collection<String> ids,
            Reached reached,
            PacketSet reaching,
            String region,
            Facts facts) {
        Optional<Way> forwarding = reached.ways().stream()
                .filter(way -> way.packets().least().intersect(reaching).isOpen())
                .findFirst();
        if (forwarding.isPresent()) {
            List<String> by = forwarding.get().by();
            return verdict.withoutCommand(
                    NoCommand.Why.DECISION,
                    "someone has to decide whether " + by.get(by.size() - 1) + " sends anything to "
                            + Ports.text(reaching.open()) + " of " + one.id());
        }
        if (ids.isEmpty()) {
            return verdict.withoutCommand(
                    NoCommand.Why.DECISION,
                    "someone has to choose a security group for " + one.id() + ", or take away what answers there");
        }
        List<SecurityGroup> groups = ids.stream()
                .map(facts.get(new SecurityGroups(region))::get)
                .filter(Objects::nonNull)
                .toList();
        Set<String> lists = groups.stream()
                .flatMap(group -> Stream.concat(group.prefixLists(false).stream(), group.prefixLists(true).stream()))
                .collect(Collectors.toSet());
        CloseGroup.Known known = CloseGroup.Known.of(
                facts.get(new ResolvedLists(region, lists)).entries(),
                facts.attempt(new SecurityGroupRules(region)),
                facts.attempt(new GroupUse(region)));
        Intent[] closing = CloseGroup.toInternet(region, groups, reaching.open(), known);
        for (Intent intent : closing) {
            SecurityGroup group = ((CloseGroup) intent).closing().group();
            if (!group.owner().equals(one.owner())) {
                return verdict.withoutCommand(
                        NoCommand.Why.OTHER_ACCOUNT,
                        "security group " + group.id() + " belongs to account " + group.owner());
            }
            Optional<NetworkInterface> other = other(
                    one, group.id(), ((CloseGroup) intent).closing().wanted().in(), region, facts);
            if (other.isPresent()) {
                return verdict.withoutCommand(
                        NoCommand.Why.DECISION,
                        group.id() + " is on " + other.get().id()
                                + " too, which may take this in: someone has to give " + one.id()
                                + " a group of its own");
            }
        }
        return closing.length == 0
                ? verdict.withoutCommand(
                        NoCommand.Why.DECISION, "no rule of its security groups lets this in by itself")
                : verdict.mendedBy(closing);
    }

    /** Finds another interface of the group that may be reached with what is to be closed. */
    private Optional<NetworkInterface> other(
            NetworkInterface one, String group, PacketSet gone, String region, Facts facts) {
        PacketSet closed = PacketSet.NONE;
        for (PacketSet.Slice slice : gone.slices()) {
            closed = closed.union(PacketSet.of(slice.traffic(), AddressSet.ALL));
        }
        PacketSet traffic = closed;
        return Stream.concat(
                        facts.get(new GroupUse(region)).getOrDefault(group, List.of()).stream(), named(region, facts))
                .filter(other -> other.use().attached() && other.groups().contains(group))
                .filter(other -> !other.equals(one))
                .filter(other ->
                        !PacketSet.of(unwanted(other, facts), AddressSet.ALL).containsAll(traffic))
                .findFirst();
    }

    /** Gives the interfaces that the option names one by one; others are meant, or not, as all of their kind. */
    private Stream<NetworkInterface> named(String region, Facts facts) {
        Set<String> ids = options().contains(Allowed.OPTION) ? Allowed.named(facts.option(Allowed.OPTION)) : Set.of();
        return ids.isEmpty()
                ? Stream.empty()
                : facts.get(new NetworkInterfaces(region)).stream()
                        .filter(one ->
                                ids.contains(one.id()) || ids.contains(one.use().instance()));
    }

    /** Gives an answer that is let out, to a port that a sender would have where there is one. */
    private static Packet answer(PacketSet out, Packet packet) {
        int usual = Traffic.ports(packet.protocol(), 50_000, 50_000).first();
        Packet wished = new Packet(packet.remote(), usual);
        if (out.contains(wished)) {
            return wished;
        }
        Traffic ports = Traffic.ports(packet.protocol(), 1, 65_535);
        return out.of(ports).slices().stream()
                .filter(slice -> slice.addresses().contains(packet.remote()))
                .reduce((one, other) -> other)
                .map(slice -> new Packet(packet.remote(), slice.traffic().first()))
                .orElseThrow();
    }
}
