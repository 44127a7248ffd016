package dev.harden.checks.subnet;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.BlockPublicAccess;
import dev.harden.facts.ec2.BlockPublicAccessExclusions;
import dev.harden.model.Count;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;

/** Holds each region to VPC Block Public Access, which stands before all gateways, routes and groups. */
@CheckInfo(
        id = "subnet-block-public-access",
        title = "VPC Block Public Access is on",
        fault = "VPC Block Public Access is off",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        reads = {BlockPublicAccess.class, BlockPublicAccessExclusions.class})
public final class SubnetBlockPublicAccess implements ScopeCheck {
    private static final Set<String> IN_FORCE = Set.of("create-complete", "update-complete");

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        VpcBlockPublicAccessOptions options = facts.get(new BlockPublicAccess(scope.region()));
        if (options.stateAsString().equals("update-in-progress")) {
            throw FactUnavailable.notSettled("VPC Block Public Access is being changed just now");
        }
        String mode = options.internetGatewayBlockModeAsString();
        if (mode.equals("off")) {
            return Verdict.fail("VPC Block Public Access is off");
        }
        List<String> exclusions = facts.get(new BlockPublicAccessExclusions(scope.region())).stream()
                .filter(one -> IN_FORCE.contains(one.stateAsString()))
                .map(one -> one.resourceArn() + " is excluded: " + one.internetGatewayExclusionModeAsString())
                .toList();
        return Verdict.pass("VPC Block Public Access is %s, with %s", mode, Count.of(exclusions.size(), "exclusion"))
                .with(exclusions);
    }
}
