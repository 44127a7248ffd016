package dev.harden.checks.subnet;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Vpc;
import java.util.Collection;
import java.util.List;

/** Holds the default VPC, whose subnets are public and hand out public addresses, to holding nothing. */
@CheckInfo(
        id = "subnet-default-vpc-unused",
        title = "The default VPC is not used",
        fault = "Default VPC is in use",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no default VPC",
        reads = {NetworkInterfaces.class})
@WithoutCommand(why = NoCommand.Why.REBUILD, text = "what is in the default VPC has to be made anew in another")
public final class SubnetDefaultVpcUnused extends VpcCheck {
    @Override
    protected Collection<Vpc> items(String region, Facts facts) {
        List<Vpc> vpcs =
                super.items(region, facts).stream().filter(Vpc::isDefault).toList();
        if (vpcs.isEmpty()) {
            throw new NotOffered("there is no default VPC");
        }
        return vpcs;
    }

    @Override
    protected Verdict judge(Vpc vpc, String region, Facts facts) {
        List<String> inside = facts.get(new NetworkInterfaces(region)).stream()
                .filter(one -> one.vpc().equals(vpc.id()))
                .map(NetworkInterface::id)
                .toList();
        return inside.isEmpty()
                ? Verdict.pass("the default VPC has no network interfaces")
                : Verdict.fail(
                        "the default VPC has %s, for example %s",
                        Count.of(inside.size(), "network interface"), inside.get(0));
    }
}
