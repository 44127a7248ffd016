package dev.harden.facts.ec2;

import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Asks a region something that every region answers. Asked only where a service control policy has refused all that the
 * checks wanted to know of the region: when it refuses this too, it denies the region.
 *
 * @param region the region's code
 */
@Needs("ec2:DescribeAvailabilityZones")
public record RegionProbe(String region) implements Fact<Integer> {
    /** Gives the number of its availability zones. */
    @Override
    public Integer load(Aws aws) {
        return aws.client(Ec2Client.class, Ec2Client::builder, region)
                .describeAvailabilityZones()
                .availabilityZones()
                .size();
    }
}
