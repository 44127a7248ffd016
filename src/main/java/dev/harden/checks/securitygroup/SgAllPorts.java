package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.Severity;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.List;
import java.util.stream.IntStream;

/** Holds each security group to not letting the Internet in on all ports of a protocol. */
@CheckInfo(
        id = "sg-all-ports",
        title = "No security group lets the Internet in on all ports",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        reads = {GroupPackets.class, GroupUse.class, ResolvedLists.class, SecurityGroupRules.class, SecurityGroups.class
        })
public final class SgAllPorts extends OpenCheck {
    private static final int PROTOCOLS = 256;
    private static final List<Integer> WITH_TYPES = List.of(1, 58);

    @Override
    List<Traffic> judged(Facts facts) {
        return IntStream.range(0, PROTOCOLS)
                .filter(protocol -> !WITH_TYPES.contains(protocol))
                .mapToObj(SgAllPorts::ports)
                .toList();
    }

    /** Gives the ports that somebody can listen on, or all of a protocol that has none. */
    private static Traffic ports(int protocol) {
        boolean ports = protocol == Traffic.TCP || protocol == Traffic.UDP;
        return ports ? Traffic.ports(protocol, 1, 65535) : Traffic.protocol(protocol);
    }

    @Override
    boolean isTooMuch(PacketSet packets) {
        return packets.open().stream().anyMatch(SgAllPorts::holdsAProtocol);
    }

    private static boolean holdsAProtocol(Traffic open) {
        return IntStream.rangeClosed(Traffic.protocolAt(open.first()), Traffic.protocolAt(open.last()))
                .mapToObj(SgAllPorts::ports)
                .anyMatch(whole -> open.first() <= whole.first() && whole.last() <= open.last());
    }

    @Override
    String fine(List<Traffic> judged) {
        return "no protocol is open to the Internet on all ports";
    }
}
