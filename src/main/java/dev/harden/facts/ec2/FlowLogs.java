package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/**
 * Lists the flow logs of the account. Those of transit gateways have no traffic type.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFlowLogs.html">DescribeFlowLogs</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/flow-logs-api-cli.html">Transit Gateway flow logs</a>
 */
@Needs("ec2:DescribeFlowLogs")
public record FlowLogs(String region) implements Fact<List<FlowLog>> {
    @Override
    public List<FlowLog> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<FlowLog> all = new ArrayList<>();
        ec2.describeFlowLogsPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasFlowLogs(), "flowLogSet");
            page.flowLogs().forEach(one -> {
                Answers.require(one.flowLogId(), "flowLogId");
                Answers.require(one.flowLogStatus(), "flowLogStatus");
                if (!Answers.require(one.resourceId(), "resourceId").startsWith("tgw-")) {
                    Answers.require(one.trafficTypeAsString(), "trafficType");
                }
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
