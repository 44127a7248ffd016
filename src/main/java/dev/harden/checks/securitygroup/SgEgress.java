package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Holds each group, where the option asks for it, to not letting all ports out to the whole Internet. */
@CheckInfo(
        id = "sg-egress",
        title = "No security group allows all outbound ports to the whole Internet",
        fault = "Security group allows all outbound ports to the whole Internet",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no security group that could let everything out",
        reads = {GroupPackets.class, ResolvedLists.class})
public final class SgEgress extends ClosingCheck {
    static final Option<Boolean> RESTRICTED =
            Option.flag("sg-egress.restricted", "Whether outbound traffic of security groups must be restricted.");

    @Override
    public List<Option<?>> options() {
        return List.of(RESTRICTED);
    }

    @Override
    protected Collection<SecurityGroup> items(String region, Facts facts) {
        if (!facts.option(RESTRICTED)) {
            throw NotOffered.leftOutBy(RESTRICTED, "not enabled (set sg-egress.restricted)");
        }
        return super.items(region, facts);
    }

    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        return facts.get(new GroupPackets(region, group.id(), true))
                .shown(out -> !Ports.whole(out.open()).isEmpty())
                .map(out -> mended(
                        Verdict.fail(
                                        "allows everything out to the whole Internet: all ports of %s",
                                        out.open().contains(Traffic.ALL)
                                                ? "all protocols"
                                                : Ports.protocols(Ports.whole(out.open())))
                                .with(group.rules(true).stream()
                                        .map(GroupRule::toString)
                                        .toList()),
                        group,
                        region,
                        facts,
                        known -> new Intent[] {
                            CloseGroup.of(region, group, Closing.Wanted.out(wanted(group, out, region, facts)), known)
                        }))
                .orElseGet(() -> Verdict.pass("no protocol is allowed out to the whole Internet on all ports"));
    }

    private static PacketSet wanted(SecurityGroup group, PacketSet out, String region, Facts facts) {
        PacketSet whole = PacketSet.of(Ports.whole(out.open()), AddressSet.OUTSIDE);
        PacketSet many = whole.intersect(toMany(group, region, facts));
        return Ports.whole(out.minus(many).open()).isEmpty() ? many : whole;
    }

    /** Gives what rules let out that are wider than a /16 of IPv4 or a /32 of IPv6: others are for somebody in particular. */
    private static PacketSet toMany(SecurityGroup group, String region, Facts facts) {
        Map<String, List<Block>> lists =
                facts.get(new ResolvedLists(region, group.prefixLists(true))).entries();
        PacketSet many = PacketSet.NONE;
        PacketSet few = PacketSet.NONE;
        for (GroupRule rule : group.rules(true)) {
            AddressSet to = rule.addresses(lists);
            PacketSet packets = PacketSet.of(rule.traffic(), to);
            if (to.isWiderThan(16, 32)) {
                many = many.union(packets);
            } else {
                few = few.union(packets);
            }
        }
        return many.minus(few);
    }
}
