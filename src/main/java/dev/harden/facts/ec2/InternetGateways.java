package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

/**
 * Lists the Internet gateways by id, each with the VPCs that it is attached to.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html">DescribeInternetGateways</a>
 */
@Needs("ec2:DescribeInternetGateways")
public record InternetGateways(String region) implements Fact<Map<String, Set<String>>> {
    @Override
    public Map<String, Set<String>> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, Set<String>> gateways = new LinkedHashMap<>();
        ec2.describeInternetGatewaysPaginator(request -> request.maxResults(1000))
                .forEach(page -> {
                    Answers.requireList(page.hasInternetGateways(), "internetGatewaySet");
                    page.internetGateways()
                            .forEach(one -> gateways.put(
                                    Answers.require(one.internetGatewayId(), "internetGatewayId"), attached(one)));
                });
        return gateways;
    }

    private static Set<String> attached(InternetGateway gateway) {
        return gateway.attachments().stream()
                .filter(one -> Set.of("available", "attached").contains(String.valueOf(one.stateAsString())))
                .map(InternetGatewayAttachment::vpcId)
                .collect(Collectors.toSet());
    }
}
