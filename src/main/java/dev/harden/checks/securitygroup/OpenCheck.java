package dev.harden.checks.securitygroup;

import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether the Internet is let in on some traffic, and shows a packet, the rule that lets it in and how to close it. */
abstract class OpenCheck extends GroupCheck {
    /** Gives the traffic that is judged. */
    abstract List<Traffic> judged(Facts facts);

    /** Tells whether what is let in of it, by packets of the Internet, is too much. */
    boolean isTooMuch(PacketSet packets) {
        return packets.isOpen();
    }

    @Override
    protected final Verdict judge(SecurityGroup group, String region, Facts facts) {
        List<Traffic> judged = judged(facts);
        Bounds let = facts.get(new GroupPackets(region, group.id(), false))
                .intersect(PacketSet.of(judged, AddressSet.PUBLIC));
        Optional<PacketSet> open = let.shown(this::isTooMuch);
        if (open.isEmpty()) {
            return Verdict.pass("%s", fine(judged));
        }
        Seen<Map<String, List<NetworkInterface>>> use = facts.attempt(new GroupUse(region));
        boolean unused = use.items().stream().anyMatch(known -> !known.containsKey(group.id()));
        return Verdict.fail(
                        "open to the Internet: %s%s",
                        Ports.text(open.get().open()), unused ? "; the group is on no interface" : "")
                .with(evidence(group, region, open.get(), facts));
    }

    /** Says what is so when nothing is open. */
    abstract String fine(List<Traffic> judged);

    private List<String> evidence(SecurityGroup group, String region, PacketSet open, Facts facts) {
        Map<String, List<Block>> lists = group.prefixLists(false).isEmpty()
                ? Map.of()
                : facts.get(new ResolvedLists(region, group.prefixLists(false))).entries();
        Seen<Map<String, String>> known = facts.attempt(new SecurityGroupRules(region));
        Map<String, String> ids =
                known.items().isEmpty() ? Map.of() : known.items().get(0);
        List<String> lines = new ArrayList<>();
        for (Traffic traffic : open.open()) {
            open.of(traffic).witness().ifPresent(packet -> lines.add(witness(group, packet, lists, ids)));
        }
        Closing closing = new Closing(group, lists, open.open());
        closing.commands(region, rule -> id(ids, group, rule)).forEach(command -> lines.add("close it: " + command));
        return lines;
    }

    private static String witness(
            SecurityGroup group, Packet packet, Map<String, List<Block>> lists, Map<String, String> ids) {
        String rule = group.rules(false).stream()
                .filter(one -> one.traffic().contains(packet.place())
                        && one.addresses(lists).contains(packet.remote()))
                .map(one -> (id(ids, group, one) + " (" + one + ")").strip())
                .findFirst()
                .orElse("");
        return "witness: " + packet.about() + " from " + packet.remote() + " is let in by rule " + rule;
    }

    private static String id(Map<String, String> ids, SecurityGroup group, GroupRule rule) {
        return ids.getOrDefault(SecurityGroupRules.key(group.id(), rule), "");
    }
}
