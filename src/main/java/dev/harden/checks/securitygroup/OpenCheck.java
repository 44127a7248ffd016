package dev.harden.checks.securitygroup;

import dev.harden.checks.Aspects;
import dev.harden.checks.GroupRules;
import dev.harden.checks.Ports;
import dev.harden.checks.Reads;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.model.Aspect;
import dev.harden.model.remedy.Intent;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether the Internet is let in on some traffic, and shows a packet and the rule that lets it in. */
@Reads({GroupPackets.class, GroupUse.class, ResolvedLists.class, SecurityGroupRules.class})
abstract class OpenCheck extends ClosingCheck {
    /** Gives the traffic that is judged. */
    abstract List<Traffic> judged(Facts facts);

    /** Gives what is open of packets, and too much. */
    List<Traffic> open(PacketSet packets) {
        return packets.open();
    }

    /** Says what is so when nothing is open. */
    abstract String fine(List<Traffic> judged);

    /** Names what is open. */
    String text(List<Traffic> open) {
        return Ports.text(open);
    }

    /** Gives what closes a group on what is open. */
    Intent[] closing(SecurityGroup group, String region, List<Traffic> open, CloseGroup.Known known) {
        return CloseGroup.toInternet(region, List.of(group), open, known);
    }

    @Override
    protected final Verdict judge(SecurityGroup group, String region, Facts facts) {
        List<Traffic> judged = judged(facts);
        Bounds let = facts.get(new GroupPackets(region, group.id(), false))
                .intersect(PacketSet.of(judged, AddressSet.PUBLIC));
        Optional<PacketSet> shown = let.shown(packets -> !open(packets).isEmpty());
        if (shown.isEmpty()) {
            return Verdict.pass("%s", fine(judged)).of(aspects(judged, let));
        }
        List<Traffic> open = open(shown.get());
        Seen<Map<String, List<NetworkInterface>>> use = facts.attempt(new GroupUse(region));
        boolean unused = use.items().stream().anyMatch(known -> !known.containsKey(group.id()));
        Verdict failed = Verdict.fail(
                        "open to the Internet: %s%s", text(open), unused ? "; the group is on no interface" : "")
                .with(evidence(group, region, shown.get(), open, facts));
        return mended(failed, group, region, facts, known -> closing(group, region, open, known))
                .of(aspects(judged, let));
    }

    /** Says port by port and family by family what is open. */
    List<Aspect> aspects(List<Traffic> judged, Bounds let) {
        return Aspects.traffic(judged, let.least(), let.most());
    }

    private static List<String> evidence(
            SecurityGroup group, String region, PacketSet packets, List<Traffic> open, Facts facts) {
        GroupRules rules = GroupRules.of(
                facts.get(new ResolvedLists(region, group.prefixLists(false))).entries(),
                facts.attempt(new SecurityGroupRules(region)));
        List<String> lines = new ArrayList<>();
        for (Traffic traffic : open) {
            packets.of(traffic)
                    .witness()
                    .ifPresent(packet -> lines.add("example packet: " + packet.about() + " from " + packet.remote()
                            + " is allowed by rule "
                            + group.letsIn(packet, rules.lists())
                                    .map(rule -> rules.name(group, rule))
                                    .orElse("")));
        }
        return lines;
    }
}
