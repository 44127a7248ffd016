package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Facts;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.SecurityGroup;
import java.util.Collection;

/** Holds each VPC's default group to having no rules, so that nothing works by being put nowhere else. */
@CheckInfo(
        id = "sg-default-closed",
        title = "Default security groups have no rules",
        fault = "Default security group has rules",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no default security group")
public final class SgDefaultClosed extends ClosingCheck {
    @Override
    protected Collection<SecurityGroup> items(String region, Facts facts) {
        return super.items(region, facts).stream()
                .filter(SecurityGroup::isDefault)
                .toList();
    }

    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        int in = group.rules(false).size();
        int out = group.rules(true).size();
        return in + out == 0
                ? Verdict.pass("the default security group of %s has no rules", group.vpc())
                : mended(
                        Verdict.fail(
                                        "the default security group of %s has %s and %d outbound",
                                        group.vpc(), Count.of(in, "inbound rule"), out)
                                .with(group.rules().stream()
                                        .map(GroupRule::toString)
                                        .toList()),
                        group,
                        region,
                        facts,
                        known -> new Intent[] {CloseGroup.of(region, group, Closing.Wanted.ALL, known)});
    }
}
