package dev.harden.checks.subnet;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.PrivateSubnets;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.Subnet;
import dev.harden.network.Vpc;

/** Holds each VPC that holds interfaces to having a subnet from which no route leads to an Internet gateway. */
@CheckInfo(
        id = "subnet-private-exist",
        title = "VPCs in use have a private subnet",
        fault = "VPC in use has no private subnet",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no VPC that could have private subnets",
        reads = {NetworkInterfaces.class, PrivateSubnets.class})
@WithoutCommand(
        why = NoCommand.Why.DECISION,
        text = "someone has to decide on a range for a private subnet and on what moves there")
public final class SubnetPrivateExist extends VpcCheck {
    @Override
    protected Verdict judge(Vpc vpc, String region, Facts facts) {
        boolean used = facts.get(new NetworkInterfaces(region)).stream()
                .anyMatch(one -> one.vpc().equals(vpc.id()));
        if (!used) {
            return Verdict.notApplicable("%s has no network interfaces", vpc.id());
        }
        Seen<Subnet> subnets = facts.get(new PrivateSubnets(region, vpc.id()));
        return facts.first(subnets, subnet -> true)
                .map(subnet -> Verdict.pass("%s is private", subnet.name()))
                .orElseGet(() -> Verdict.fail("every subnet of %s leads to an Internet gateway", vpc.id()));
    }
}
