package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Bounds;
import dev.harden.model.Aspect;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.network.AddressSet;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.Comparator;
import java.util.List;

/** Holds each security group to not letting the Internet in on all ports of a protocol. */
@CheckInfo(
        id = "sg-all-ports",
        title = "No security group opens all ports to the Internet",
        fault = "All ports open to the Internet in a security group",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no security group that could be open on all ports")
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

    /** A rule for some ports is meant, whatever one for all ports lets in besides: as many stay as are not all together. */
    @Override
    Intent[] closing(SecurityGroup group, String region, List<Traffic> open, CloseGroup.Known known) {
        List<GroupRule> narrowest = group.rules(false).stream()
                .sorted(Comparator.comparingInt(
                        rule -> rule.traffic().last() - rule.traffic().first()))
                .toList();
        PacketSet meant = PacketSet.NONE;
        PacketSet all = PacketSet.NONE;
        for (GroupRule rule : narrowest) {
            AddressSet from = rule.addresses(known.lists());
            PacketSet packets = PacketSet.of(rule.traffic(), from);
            PacketSet both = meant.union(packets);
            all = all.union(packets);
            if ((from.isOpen() || !from.isWiderThan(16, 32)) && open(both).isEmpty()) {
                meant = both;
            }
        }
        PacketSet goes = all.minus(meant).intersect(PacketSet.of(open, AddressSet.OUTSIDE));
        return new Intent[] {CloseGroup.of(region, group, Closing.Wanted.in(goes), known)};
    }
}
