package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VerifiedAccessInstance;

/**
 * Lists the instances of Verified Access; none where the region does not have it, which EC2 says by an error.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVerifiedAccessInstances.html">
 *     DescribeVerifiedAccessInstances</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">EC2's errors</a>
 */
@Needs("ec2:DescribeVerifiedAccessInstances")
public record VerifiedAccessInstances(String region) implements Fact<List<VerifiedAccessInstance>> {
    @Override
    public List<VerifiedAccessInstance> load(Aws aws) {
        return Answers.absentWhen(() -> all(aws), "InvalidAction", "UnsupportedOperation")
                .orElse(List.of());
    }

    private List<VerifiedAccessInstance> all(Aws aws) {
        List<VerifiedAccessInstance> all = new ArrayList<>();
        aws.client(Ec2Client.class, Ec2Client::builder, region)
                .describeVerifiedAccessInstancesPaginator(request -> {})
                .forEach(page -> {
                    Answers.requireList(page.hasVerifiedAccessInstances(), "verifiedAccessInstanceSet");
                    page.verifiedAccessInstances().forEach(one -> {
                        Answers.require(one.verifiedAccessInstanceId(), "verifiedAccessInstanceId");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
