package dev.harden.network;

import dev.harden.model.Shell;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds what to change so that security groups, together, are no longer open on some traffic, and nothing else changes: the
 * widest rules go, narrower ones stay, and what a rule let through besides is allowed again before it goes.
 *
 * @param groups the groups
 * @param lists the entries of prefix lists by id
 * @param closed the traffic that must not be open
 */
public record Closing(List<SecurityGroup> groups, Map<String, List<Block>> lists, List<Traffic> closed) {
    /** Protocols whose packets people mean when they allow all traffic. */
    private static final List<Integer> USUAL = List.of(1, Traffic.TCP, Traffic.UDP, 58);

    /**
     * Is a rule that must go.
     *
     * @param group the group that it is of
     * @param rule the rule
     * @param stays what it lets through besides
     */
    public record Step(SecurityGroup group, GroupRule rule, List<Traffic> stays) {}

    private record Held(SecurityGroup group, GroupRule rule, PacketSet packets, BigInteger breadth) {}

    /** Gives the rules that must go, the widest first. */
    public List<Step> steps() {
        PacketSet target = PacketSet.of(closed, AddressSet.PUBLIC);
        List<Held> left = new ArrayList<>();
        for (SecurityGroup group : groups) {
            for (GroupRule rule : group.rules(false)) {
                AddressSet from = rule.addresses(lists);
                PacketSet packets = PacketSet.of(rule.traffic(), from).intersect(target);
                if (!packets.isEmpty()) {
                    left.add(new Held(group, rule, packets, from.breadth()));
                }
            }
        }
        List<Held> widest = left.stream()
                .sorted(Comparator.comparing(Held::breadth).reversed())
                .toList();
        List<Step> steps = new ArrayList<>();
        for (Held one : widest) {
            List<Traffic> open = open(left);
            if (!one.packets.intersect(PacketSet.of(open, AddressSet.ALL)).isEmpty()) {
                left.remove(one);
                steps.add(new Step(one.group, one.rule, without(one.rule.traffic(), open)));
            }
        }
        return steps;
    }

    private static List<Traffic> open(List<Held> rules) {
        PacketSet allowed = PacketSet.NONE;
        for (Held rule : rules) {
            allowed = allowed.union(rule.packets);
        }
        return allowed.open();
    }

    /** Gives what is left of some traffic, protocol by protocol. */
    private static List<Traffic> without(Traffic whole, List<Traffic> gone) {
        PacketSet rest = PacketSet.of(whole, AddressSet.ALL).minus(PacketSet.of(gone, AddressSet.ALL));
        List<Traffic> left = new ArrayList<>();
        for (PacketSet.Slice slice : rest.slices()) {
            left.addAll(slice.traffic().byProtocol());
        }
        return left.stream()
                // Nobody listens on port 0.
                .filter(traffic -> !traffic.hasPorts() || Traffic.portAt(traffic.last()) > 0)
                .toList();
    }

    /**
     * Gives the commands that take a step.
     *
     * @param region the region's code
     * @param id gives a rule's id; empty where it is not known
     */
    public static List<String> commands(Step step, String region, Function<Step, String> id) {
        List<String> commands = new ArrayList<>();
        List<Traffic> stays = step.stays;
        if (step.rule.traffic().equals(Traffic.ALL)) {
            commands.add("# " + Shell.remark(step.rule.toString())
                    + " ends for all protocols: allow again, before, what else has to stay");
            stays = stays.stream()
                    .filter(traffic -> isUsual(traffic, step.rule.peer()))
                    .toList();
        }
        String where = Shell.command(" --region {} --group-id {}", region, step.group.id());
        stays.forEach(traffic -> commands.add("aws ec2 authorize-security-group-ingress" + where
                + Shell.command(" --ip-permissions {}", permission(traffic, step.rule, true))));
        String known = id.apply(step);
        commands.add("aws ec2 revoke-security-group-ingress" + where
                + (known.isEmpty()
                        ? Shell.command(" --ip-permissions {}", permission(step.rule.traffic(), step.rule, false))
                        : Shell.command(" --security-group-rule-ids {}", known)));
        return commands;
    }

    /** Tells whether a range's packets can be of a protocol that people mean. */
    private static boolean isUsual(Traffic traffic, GroupRule.Peer peer) {
        int protocol = Traffic.protocolAt(traffic.first());
        boolean other = peer instanceof GroupRule.Peer.Range range
                && IntStream.of(1, 58).anyMatch(icmp -> icmp == protocol)
                && range.block().first().v6() != (protocol == 58);
        return USUAL.contains(protocol) && !other;
    }

    private static String permission(Traffic traffic, GroupRule rule, boolean described) {
        String protocol = traffic.equals(Traffic.ALL)
                ? "-1"
                : Traffic.name(Traffic.protocolAt(traffic.first())).replace("protocol ", "");
        // AWS takes no quotes in a description; what has some was not written by AWS, and must not end the command's.
        String about =
                described && !rule.description().isEmpty() && rule.description().matches("[^'\"\\\\\\p{Cntrl}]*")
                        ? ",\"Description\":\"" + rule.description() + "\""
                        : "";
        String peer = rule.peer().toString();
        String source = rule.peer() instanceof GroupRule.Peer.PrefixList
                ? "\"PrefixListIds\":[{\"PrefixListId\":\"" + peer
                : peer.contains(":")
                        ? "\"Ipv6Ranges\":[{\"CidrIpv6\":\"" + peer
                        : "\"IpRanges\":[{\"CidrIp\":\"" + peer;
        return "[{\"IpProtocol\":\"" + protocol + "\"" + ends(traffic) + "," + source + "\"" + about + "}]}]";
    }

    private static String ends(Traffic traffic) {
        if (!traffic.hasPorts() && !traffic.hasTypes()) {
            return "";
        }
        return ",\"FromPort\":" + traffic.from() + ",\"ToPort\":" + traffic.to();
    }
}
