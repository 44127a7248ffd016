package dev.harden.checks.endpoint;

import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.Closing;
import dev.harden.network.Endpoint;
import dev.harden.network.GroupRule;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the changes of the security groups of an endpoint. */
final class EndpointMends {
    private static final List<Traffic> ANY_PORT = List.of(Traffic.protocol(Traffic.TCP), Traffic.protocol(Traffic.UDP));

    private EndpointMends() {}

    /**
     * Says whom an endpoint shall take in.
     *
     * @param endpoint the endpoint
     * @param ports its ports; none where none is documented
     * @param callers the addresses that may call it
     * @param own the addresses that are none of the Internet's, whatever they are
     * @param known what is known besides of its groups
     */
    record Wished(Endpoint endpoint, List<Traffic> ports, AddressSet callers, AddressSet own, CloseGroup.Known known) {}

    /** Closes the groups to the Internet, and opens one to the VPC where nothing is left for it then. */
    static Verdict closed(Verdict verdict, Wished wished, String region, Facts facts) {
        PacketSet strangers =
                PacketSet.of(wished.ports.isEmpty() ? ANY_PORT : wished.ports, AddressSet.OUTSIDE.minus(wished.own));
        List<Intent> intents = new ArrayList<>();
        PacketSet left = PacketSet.NONE;
        for (SecurityGroup group : groups(wished.endpoint, region, facts)) {
            PacketSet let =
                    facts.get(new GroupPackets(region, group.id(), false)).least();
            left = left.union(let.minus(strangers));
            if (let.intersect(strangers).isEmpty()) {
                continue;
            }
            Optional<Verdict> otherwise = otherwise(verdict, wished.endpoint, group, region, facts);
            if (otherwise.isPresent()) {
                return otherwise.get();
            }
            intents.add(CloseGroup.of(region, group, Closing.Wanted.in(strangers), wished.known));
        }
        if (!wished.ports.isEmpty() && !takesAll(wished, left) && !takesGroups(wished, region, facts)) {
            return opened(verdict, wished, left, intents, region, facts);
        }
        return verdict.mendedBy(intents.toArray(Intent[]::new));
    }

    /** Opens a group to the VPC. */
    static Verdict opened(Verdict verdict, Wished wished, String region, Facts facts) {
        PacketSet let = PacketSet.NONE;
        for (SecurityGroup group : groups(wished.endpoint, region, facts)) {
            let = let.union(
                    facts.get(new GroupPackets(region, group.id(), false)).least());
        }
        return opened(verdict, wished, let, List.of(), region, facts);
    }

    private static Verdict opened(
            Verdict verdict, Wished wished, PacketSet let, List<Intent> besides, String region, Facts facts) {
        Optional<SecurityGroup> first =
                groups(wished.endpoint, region, facts).stream().findFirst();
        if (first.isEmpty()) {
            return verdict.withoutCommand(
                    NoCommand.Why.VALUE, "a security group has to be named that takes in its VPC");
        }
        SecurityGroup group = first.get();
        Optional<Verdict> otherwise = otherwise(verdict, wished.endpoint, group, region, facts);
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        Traffic port = wished.ports.get(0);
        List<GroupRule> rules = wished.callers.blocks().stream()
                .filter(block -> !let.containsAll(PacketSet.of(port, block.addresses())))
                .map(block -> new GroupRule(false, port, new GroupRule.Peer.Range(block), "the VPC, to its endpoint"))
                .toList();
        List<Intent> intents = new ArrayList<>(besides);
        intents.add(CloseGroup.opened(region, group, rules));
        return verdict.mendedBy(intents.toArray(Intent[]::new));
    }

    private static List<SecurityGroup> groups(Endpoint endpoint, String region, Facts facts) {
        Map<String, SecurityGroup> known = facts.get(new SecurityGroups(region));
        return endpoint.way().groups().stream()
                .sorted()
                .map(known::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean takesAll(Wished wished, PacketSet let) {
        return wished.ports.stream().anyMatch(port -> let.containsAll(PacketSet.of(port, wished.callers)));
    }

    private static boolean takesGroups(Wished wished, String region, Facts facts) {
        return groups(wished.endpoint, region, facts).stream()
                .flatMap(group -> group.rules(false).stream())
                .anyMatch(rule -> rule.peer() instanceof GroupRule.Peer.Group
                        && wished.ports.stream().anyMatch(port -> rule.traffic().contains(port.first())));
    }

    /** Says why a group is not changed: it is another account's, or on something else too. */
    private static Optional<Verdict> otherwise(
            Verdict verdict, Endpoint endpoint, SecurityGroup group, String region, Facts facts) {
        if (!group.owner().equals(endpoint.owner())) {
            return Optional.of(verdict.withoutCommand(
                    NoCommand.Why.OTHER_ACCOUNT,
                    "security group " + group.id() + " belongs to account " + group.owner()));
        }
        Seen<List<NetworkInterface>> interfaces = facts.attempt(new NetworkInterfaces(region));
        if (!interfaces.missing().isEmpty()) {
            return Optional.of(verdict.withoutCommand(
                    NoCommand.Why.VALUE,
                    "what else " + group.id() + " is on, and would be changed by it, was not seen"));
        }
        return interfaces.items().stream()
                .flatMap(List::stream)
                .filter(one -> one.groups().contains(group.id()))
                .filter(one -> !one.use().type().equals("vpc_endpoint"))
                .map(NetworkInterface::id)
                .findFirst()
                .map(id -> verdict.withoutCommand(
                        NoCommand.Why.DECISION,
                        group.id() + " is on " + id + " too: someone has to give " + endpoint.id()
                                + " a group of its own"));
    }
}
