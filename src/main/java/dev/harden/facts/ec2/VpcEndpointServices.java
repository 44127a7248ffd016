package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesResponse;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

/**
 * Gives the services that endpoints can be made for, by name. Of those that have gateway endpoints and interface
 * endpoints, as S3, it is the latter.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html">DescribeVpcEndpointServices</a>
 */
@Needs("ec2:DescribeVpcEndpointServices")
public record VpcEndpointServices(String region) implements Fact<Map<String, ServiceDetail>> {
    @Override
    public Map<String, ServiceDetail> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, ServiceDetail> services = new LinkedHashMap<>();
        String token = null;
        do {
            String next = token;
            DescribeVpcEndpointServicesResponse page = ec2.describeVpcEndpointServices(
                    request -> request.maxResults(1000).nextToken(next));
            Answers.requireList(page.hasServiceDetails(), "serviceDetailSet");
            page.serviceDetails()
                    .forEach(one -> services.merge(
                            Answers.require(one.serviceName(), "serviceName"),
                            one,
                            (known, other) -> isOfInterfaces(known) ? known : other));
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return services;
    }

    private static boolean isOfInterfaces(ServiceDetail service) {
        return service.serviceType().stream().anyMatch(type -> "Interface".equals(type.serviceTypeAsString()));
    }
}
