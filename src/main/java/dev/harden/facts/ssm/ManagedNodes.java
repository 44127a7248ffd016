package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/**
 * Lists the managed nodes of Systems Manager by id; stopped and terminated instances are not among them.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html">DescribeInstanceInformation</a>
 */
@Needs("ssm:DescribeInstanceInformation")
public record ManagedNodes(String region) implements Fact<Map<String, InstanceInformation>> {
    @Override
    public Map<String, InstanceInformation> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        Map<String, InstanceInformation> nodes = new LinkedHashMap<>();
        ssm.describeInstanceInformationPaginator(request -> request.maxResults(50))
                .forEach(page -> {
                    Answers.requireList(page.hasInstanceInformationList(), "InstanceInformationList");
                    page.instanceInformationList().forEach(node -> {
                        Answers.require(node.pingStatusAsString(), "PingStatus");
                        nodes.put(Answers.require(node.instanceId(), "InstanceId"), node);
                    });
                });
        return nodes;
    }
}
