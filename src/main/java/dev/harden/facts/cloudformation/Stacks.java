package dev.harden.facts.cloudformation;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Lists a region's stacks, all but deleted ones.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html">DescribeStacks</a>
 */
@Needs("cloudformation:DescribeStacks")
public record Stacks(String region) implements Fact<List<Stack>> {
    @Override
    public List<Stack> load(Aws aws) {
        List<Stack> found = new ArrayList<>();
        aws.client(CloudFormationClient.class, CloudFormationClient::builder, region)
                .describeStacksPaginator(request -> {})
                .forEach(page -> {
                    Answers.requireList(page.hasStacks(), "Stacks");
                    page.stacks().forEach(stack -> {
                        Answers.require(stack.stackId(), "StackId");
                        Answers.require(stack.stackName(), "StackName");
                        Answers.require(stack.stackStatusAsString(), "StackStatus");
                        found.add(stack);
                    });
                });
        return List.copyOf(found);
    }
}
