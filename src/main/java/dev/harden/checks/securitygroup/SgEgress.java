package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.Severity;
import dev.harden.network.GroupRule;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.Collection;
import java.util.List;

/** Holds each group, where the option asks for it, to not letting all ports out to the whole Internet. */
@CheckInfo(
        id = "sg-egress",
        title = "No security group allows all outbound ports to the whole Internet",
        fault = "Security group allows all outbound ports to the whole Internet",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no security group that could let everything out",
        reads = {GroupPackets.class, SecurityGroups.class})
public final class SgEgress extends GroupCheck {
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
                .map(out -> Verdict.fail(
                                "allows everything out to the whole Internet: all ports of %s",
                                out.open().contains(Traffic.ALL)
                                        ? "all protocols"
                                        : Ports.protocols(Ports.whole(out.open())))
                        .with(group.rules(true).stream()
                                .map(GroupRule::toString)
                                .toList()))
                .orElseGet(() -> Verdict.pass("no protocol is allowed out to the whole Internet on all ports"));
    }
}
