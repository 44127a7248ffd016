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
 * Tells whether VPC Block Public Access keeps what the Internet sends away from a subnet. The setting of the account that
 * owns the subnet counts.
 *
 * @param region the region's code
 * @param subnet the subnet's id
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html">VPC Block Public Access</a>
 */
@RestsOn({BlockPublicAccess.class, BlockPublicAccessExclusions.class, CallerIdentity.class, Subnets.class})
public record InboundBlock(String region, String subnet) implements Derived<Boolean> {
    private static final String OFF = "off";
    private static final Set<String> IN_FORCE = Set.of("create-complete", "update-complete");
    private static final Set<String> NOT_IN_FORCE = Set.of("create-failed", "delete-complete", "disable-complete");

    @Override
    public Boolean derive(Facts facts) {
        Subnet here = Answers.require(facts.get(new Subnets(region)).get(subnet), "subnet " + subnet);
        if (!here.owner().equals(facts.get(new CallerIdentity()).id())) {
            if (here.block().equals(OFF)) {
                return false;
            }
            throw FactUnavailable.notVisibleFromHere("only account " + here.owner()
                    + " sees what VPC Block Public Access leaves out in subnet " + here.id());
        }
        VpcBlockPublicAccessOptions options = facts.get(new BlockPublicAccess(region));
        if (options.stateAsString().equals("update-in-progress")) {
            throw FactUnavailable.notSettled("VPC Block Public Access is being changed just now");
        }
        if (options.internetGatewayBlockModeAsString().equals(OFF)) {
            return false;
        }
        List<VpcBlockPublicAccessExclusion> own = facts.get(new BlockPublicAccessExclusions(region)).stream()
                .filter(one -> isOf(one.resourceArn(), here))
                .filter(one -> !NOT_IN_FORCE.contains(one.stateAsString()))
                .toList();
        if (own.stream().anyMatch(InboundBlock::letsIn)) {
            return false;
        }
        if (own.stream().allMatch(one -> IN_FORCE.contains(one.stateAsString()))) {
            return true;
        }
        throw FactUnavailable.notSettled(
                "what VPC Block Public Access leaves out is being changed just now in subnet " + here.id());
    }

    private static boolean isOf(String arn, Subnet subnet) {
        return arn.endsWith("/" + subnet.id()) || arn.endsWith("/" + subnet.vpc());
    }

    private static boolean letsIn(VpcBlockPublicAccessExclusion exclusion) {
        return exclusion.internetGatewayExclusionModeAsString().equals("allow-bidirectional")
                && IN_FORCE.contains(exclusion.stateAsString());
    }
}
