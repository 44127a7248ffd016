package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.Endpoint;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/**
 * Lists the VPC endpoints of the account, by id.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html">DescribeVpcEndpoints</a>
 */
@Needs("ec2:DescribeVpcEndpoints")
public record VpcEndpoints(String region) implements Fact<Map<String, Endpoint>> {
    @Override
    public Map<String, Endpoint> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        ec2.describeVpcEndpointsPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasVpcEndpoints(), "vpcEndpointSet");
            page.vpcEndpoints()
                    .forEach(one -> endpoints.put(Answers.require(one.vpcEndpointId(), "vpcEndpointId"), read(one)));
        });
        return endpoints;
    }

    private static Endpoint read(VpcEndpoint one) {
        boolean inboundOnly = one.dnsOptions() != null
                && Boolean.TRUE.equals(one.dnsOptions().privateDnsOnlyForInboundResolverEndpoint());
        String addresses = one.ipAddressTypeAsString();
        return new Endpoint(
                one.vpcEndpointId(),
                Answers.require(one.ownerId(), "ownerId"),
                Answers.require(one.vpcId(), "vpcId"),
                one.serviceName() == null ? "" : one.serviceName(),
                Answers.require(one.stateAsString(), "state").toLowerCase(Locale.ROOT),
                new Endpoint.Way(
                        Answers.require(one.vpcEndpointTypeAsString(), "vpcEndpointType"),
                        Set.copyOf(one.routeTableIds()),
                        Set.copyOf(one.subnetIds()),
                        one.groups().stream()
                                .map(SecurityGroupIdentifier::groupId)
                                .collect(Collectors.toSet()),
                        Boolean.TRUE.equals(one.privateDnsEnabled()) && !inboundOnly,
                        "dualstack".equals(addresses) || "ipv6".equals(addresses)),
                one.policyDocument() == null ? "" : one.policyDocument());
    }
}
