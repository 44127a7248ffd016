package dev.harden.facts.ec2;

import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttribute;

/**
 * Tells whether an interface gets a public address of IPv4 when its instance starts; absent where the interface says nothing
 * of it, and its subnet decides.
 *
 * @param region the region's code
 * @param id the interface's id
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaceAttribute.html">
 *     DescribeNetworkInterfaceAttribute</a>
 */
@Needs("ec2:DescribeNetworkInterfaceAttribute")
public record AddressAtStart(String region, String id) implements Fact<Optional<Boolean>> {
    @Override
    public Optional<Boolean> load(Aws aws) {
        return Optional.ofNullable(aws.client(Ec2Client.class, Ec2Client::builder, region)
                .describeNetworkInterfaceAttribute(request ->
                        request.networkInterfaceId(id).attribute(NetworkInterfaceAttribute.ASSOCIATE_PUBLIC_IP_ADDRESS))
                .associatePublicIpAddress());
    }
}
