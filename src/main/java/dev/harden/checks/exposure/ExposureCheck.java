package dev.harden.checks.exposure;

import dev.harden.checks.Ports;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.Arrival;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.InterfaceKind;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.SubnetAcls;
import dev.harden.facts.ec2.Ways;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges what the Internet reaches on each interface; shows a packet and what lets it by at each hop. */
abstract class ExposureCheck extends RegionCheck<NetworkInterface> {
    @Override
    protected Collection<NetworkInterface> items(String region, Facts facts) {
        return facts.get(new NetworkInterfaces(region));
    }

    /** Gives the traffic that must not reach the interface. */
    abstract List<Traffic> unwanted(NetworkInterface one, Facts facts);

    @Override
    protected final Verdict judge(NetworkInterface one, String region, Facts facts) {
        if (!one.use().attached()) {
            return Verdict.notApplicable("it is attached to nothing");
        }
        Path.End end = facts.get(new Arrival(region, InterfaceKind.of(one), one.loadBalancer(), unwanted(one, facts)));
        if (!end.isOpen()) {
            return Verdict.pass("not reached: %s", end.stop());
        }
        return Verdict.fail(
                        "the Internet reaches %s%s", Ports.text(end.reaching().open()), instance(one, region, facts))
                .with(evidence(one, end.reaching(), region, facts));
    }

    private static String instance(NetworkInterface one, String region, Facts facts) {
        String id = one.use().instance();
        if (id.isEmpty()) {
            return "";
        }
        return facts.attempt(new Instances(region)).items().stream()
                .flatMap(List::stream)
                .filter(instance -> instance.instanceId().equals(id))
                .map(instance -> instance.state().nameAsString())
                .filter(state -> state.equals("stopped") || state.equals("stopping"))
                .map(state -> "; its instance " + id + " is " + state + ", and is reached when it starts")
                .findFirst()
                .orElse(" of instance " + id);
    }

    private static List<String> evidence(NetworkInterface one, PacketSet reaching, String region, Facts facts) {
        Packet packet = reaching.witness().orElseThrow();
        boolean six = packet.remote().v6();
        String outside =
                six ? one.addresses().v6().get(0) : one.addresses().v4().get(0).outside();
        NetworkAcl acl = facts.get(new SubnetAcls(region)).get(one.subnet());
        Packet answer = answer(facts.get(new AclPackets(region, acl.id())).out(), packet);
        InternetWay.Way way = facts.get(new InternetWay(region, one.subnet()));
        Ways.Found ways = facts.get(new Ways(region, way.table()));
        String route =
                ways.table().route(packet.remote(), ways.lists()).map(Route::to).orElse("");
        List<String> lines = new ArrayList<>();
        lines.add("witness: " + packet.about() + " from " + packet.remote() + " port " + answer.port() + " to "
                + outside);
        lines.add("Internet gateway " + way.gateway() + " is attached; " + way.table() + " routes the answer to it by "
                + route);
        lines.add("network ACL " + acl.id() + " lets it in by rule "
                + acl.decides(packet, false).orElseThrow());
        lines.add("network ACL " + acl.id() + " lets the answer out by rule "
                + acl.decides(answer, true).orElseThrow());
        lines.addAll(groups(one, packet, reaching, region, facts));
        if (!one.loadBalancer().isEmpty()) {
            lines.add("load balancer " + one.loadBalancer() + " listens on " + packet.about());
        }
        return lines;
    }

    private static List<String> groups(
            NetworkInterface one, Packet packet, PacketSet reaching, String region, Facts facts) {
        if (one.groups().isEmpty()) {
            return List.of("it has no security group, so nothing is kept out");
        }
        Map<String, String> ids = facts.attempt(new SecurityGroupRules(region)).items().stream()
                .findFirst()
                .orElse(Map.of());
        List<String> lines = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (String id : one.groups()) {
            SecurityGroup group = facts.get(new SecurityGroups(region)).get(id);
            if (group != null) {
                Map<String, List<Block>> lists = facts.get(new ResolvedLists(region, group.prefixLists(false)))
                        .entries();
                letsIn(group, packet, lists)
                        .map(rule -> "security group " + id + " lets it in by rule " + id(ids, group, rule) + " ("
                                + rule + ")")
                        .ifPresent(lines::add);
                new Closing(group, lists, reaching.open())
                        .commands(region, rule -> id(ids, group, rule))
                        .forEach(command -> commands.add("close it: " + command));
            }
        }
        return Stream.concat(lines.stream(), commands.stream()).toList();
    }

    private static Optional<GroupRule> letsIn(SecurityGroup group, Packet packet, Map<String, List<Block>> lists) {
        return group.rules(false).stream()
                .filter(rule -> rule.traffic().contains(packet.place())
                        && rule.addresses(lists).contains(packet.remote()))
                .findFirst();
    }

    private static String id(Map<String, String> ids, SecurityGroup group, GroupRule rule) {
        return ids.getOrDefault(SecurityGroupRules.key(group.id(), rule), "");
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
