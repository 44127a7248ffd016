package dev.harden.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds what to change so that a security group is no longer open on some traffic, and nothing else changes: the widest
 * rules go, narrower ones stay, and what a rule let through besides is allowed again before it goes.
 *
 * @param group the group
 * @param lists the entries of prefix lists by id
 * @param closed the traffic that must not be open
 */
public record Closing(SecurityGroup group, Map<String, List<Block>> lists, List<Traffic> closed) {
    /** Gives the rules that must go. */
    public List<GroupRule> rules() {
        PacketSet target = PacketSet.of(closed, AddressSet.PUBLIC);
        List<GroupRule> left = new ArrayList<>(group.rules(false));
        List<GroupRule> widest = left.stream()
                .filter(rule -> !packets(rule).intersect(target).isEmpty())
                .sorted(Comparator.comparing((GroupRule rule) -> size(rule)).reversed())
                .toList();
        List<GroupRule> gone = new ArrayList<>();
        for (GroupRule rule : widest) {
            PacketSet open = open(left, target);
            if (open.isEmpty()) {
                break;
            }
            if (!packets(rule).intersect(open).isEmpty()) {
                left.remove(rule);
                gone.add(rule);
            }
        }
        return gone;
    }

    private PacketSet open(List<GroupRule> rules, PacketSet target) {
        PacketSet allowed = PacketSet.NONE;
        for (GroupRule rule : rules) {
            allowed = allowed.union(packets(rule));
        }
        PacketSet open = allowed.intersect(target);
        return PacketSet.of(open.open(), AddressSet.PUBLIC).intersect(open);
    }

    private PacketSet packets(GroupRule rule) {
        return PacketSet.of(rule.traffic(), rule.addresses(lists));
    }

    private BigInteger size(GroupRule rule) {
        AddressSet outside = rule.addresses(lists).intersect(AddressSet.PUBLIC);
        return outside.v4().size().shiftLeft(96).max(outside.v6().size());
    }

    /**
     * Gives the commands.
     *
     * @param region the region's code
     * @param id gives a rule's id; empty where it is not known
     */
    public List<String> commands(String region, Function<GroupRule, String> id) {
        List<String> commands = new ArrayList<>();
        for (GroupRule rule : rules()) {
            List<Traffic> stays = stays(rule);
            if (rule.traffic().equals(Traffic.ALL)) {
                commands.add("# " + rule + " lets in all protocols: first allow again what has to stay");
            } else {
                stays.forEach(traffic ->
                        commands.add("aws ec2 authorize-security-group-ingress --region " + region + " --group-id "
                                + group.id() + " --ip-permissions '" + permission(traffic, rule.peer()) + "'"));
            }
            String known = id.apply(rule);
            commands.add("aws ec2 revoke-security-group-ingress --region " + region + " --group-id " + group.id()
                    + (known.isEmpty()
                            ? " --ip-permissions '" + permission(rule.traffic(), rule.peer()) + "'"
                            : " --security-group-rule-ids " + known));
        }
        return commands;
    }

    /** Gives what a rule lets through besides. */
    private List<Traffic> stays(GroupRule rule) {
        PacketSet rest = PacketSet.of(rule.traffic(), AddressSet.ALL).minus(PacketSet.of(closed, AddressSet.ALL));
        return rest.slices().stream()
                .map(PacketSet.Slice::traffic)
                .filter(traffic ->
                        !traffic.hasPorts() || Traffic.portAt(traffic.last()) > 0) // nobody listens on port 0
                .toList();
    }

    private static String permission(Traffic traffic, GroupRule.Peer peer) {
        String protocol = traffic.equals(Traffic.ALL)
                ? "-1"
                : Traffic.name(Traffic.protocolAt(traffic.first())).replace("protocol ", "");
        String ports = traffic.hasPorts()
                ? ",FromPort=" + Traffic.portAt(traffic.first()) + ",ToPort=" + Traffic.portAt(traffic.last())
                : "";
        String source = peer instanceof GroupRule.Peer.PrefixList
                ? "PrefixListIds=[{PrefixListId=" + peer + "}]"
                : peer.toString().contains(":")
                        ? "Ipv6Ranges=[{CidrIpv6=" + peer + "}]"
                        : "IpRanges=[{CidrIp=" + peer + "}]";
        return "IpProtocol=" + protocol + ports + "," + source;
    }
}
