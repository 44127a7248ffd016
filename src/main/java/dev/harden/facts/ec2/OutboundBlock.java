package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;

/**
 * Tells whether VPC Block Public Access keeps what a NAT gateway sends from the Internet: block-bidirectional does, where no
 * exclusion of the VPC or the subnet is in force.
 *
 * @param region the region's code
 * @param vpc the id of the VPC
 * @param subnet the id of the gateway's subnet; empty for a regional one
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html">VPC Block Public Access</a>
 */
@RestsOn({BlockPublicAccess.class, BlockPublicAccessExclusions.class, CallerIdentity.class, Subnets.class})
public record OutboundBlock(String region, String vpc, String subnet) implements Derived<Boolean> {
    private static final String BOTH = "block-bidirectional";
    private static final Set<String> LETS_OUT = Set.of("allow-bidirectional", "allow-egress");
    private static final Set<String> IN_FORCE = Set.of("create-complete", "update-complete");
    private static final Set<String> NOT_IN_FORCE = Set.of("create-failed", "delete-complete", "disable-complete");

    @Override
    public Boolean derive(Facts facts) {
        if (!subnet.isEmpty()) {
            Subnet here = Answers.require(facts.get(new Subnets(region)).get(subnet), "subnet " + subnet);
            if (!here.owner().equals(facts.get(new CallerIdentity()).id())) {
                if (!here.block().equals(BOTH)) {
                    return false;
                }
                throw FactUnavailable.notVisibleFromHere("only account " + here.owner()
                        + " sees what VPC Block Public Access leaves out in subnet " + subnet);
            }
        }
        VpcBlockPublicAccessOptions options = facts.get(new BlockPublicAccess(region));
        if (options.stateAsString().equals("update-in-progress")) {
            throw FactUnavailable.notSettled("VPC Block Public Access is being changed just now");
        }
        if (!options.internetGatewayBlockModeAsString().equals(BOTH)) {
            return false;
        }
        List<VpcBlockPublicAccessExclusion> own = facts.get(new BlockPublicAccessExclusions(region)).stream()
                .filter(one -> isOf(one.resourceArn()))
                .filter(one -> LETS_OUT.contains(one.internetGatewayExclusionModeAsString()))
                .filter(one -> !NOT_IN_FORCE.contains(one.stateAsString()))
                .toList();
        if (own.stream().anyMatch(one -> IN_FORCE.contains(one.stateAsString()))) {
            return false;
        }
        if (own.isEmpty()) {
            return true;
        }
        throw FactUnavailable.notSettled(
                "what VPC Block Public Access leaves out is being changed just now in VPC " + vpc);
    }

    private boolean isOf(String arn) {
        return arn.endsWith("/" + vpc) || !subnet.isEmpty() && arn.endsWith("/" + subnet);
    }
}
