package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.Aspect;
import dev.harden.model.Severity;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.List;

/** Holds each security group to not letting the Internet in on all ports of a protocol. */
@CheckInfo(
        id = "sg-all-ports",
        title = "No security group opens all ports to the Internet",
        fault = "All ports open to the Internet in a security group",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no security group that could be open on all ports",
        reads = {GroupPackets.class, GroupUse.class, ResolvedLists.class, SecurityGroupRules.class, SecurityGroups.class
        })
public final class SgAllPorts extends OpenCheck {
    private static final List<Traffic> JUDGED = Ports.whole();

    @Override
    List<Traffic> judged(Facts facts) {
        return JUDGED;
    }

    @Override
    List<Traffic> open(PacketSet packets) {
        return Ports.whole(packets.open());
    }

    @Override
    String text(List<Traffic> open) {
        return open.equals(JUDGED) ? "all ports of all protocols" : "all ports of " + Ports.protocols(open);
    }

    /** Whole protocols are no part that a control is about. */
    @Override
    List<Aspect> aspects(List<Traffic> judged, Bounds let) {
        return List.of();
    }

    @Override
    String fine(List<Traffic> judged) {
        return "no protocol is open to the Internet on all ports";
    }
}
