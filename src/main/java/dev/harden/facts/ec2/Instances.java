package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Lists instances in every state, those that AWS's services run for the account among them.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html">DescribeInstances</a>
 */
@Needs("ec2:DescribeInstances")
public record Instances(String region) implements Fact<List<Instance>> {
    @Override
    public List<Instance> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<Instance> all = new ArrayList<>();
        ec2.describeInstancesPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasReservations(), "reservationSet");
            page.reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .forEach(one -> {
                        Answers.require(one.instanceId(), "instanceId");
                        Answers.require(
                                Answers.require(one.state(), "instanceState").nameAsString(), "name");
                        all.add(one);
                    });
        });
        return List.copyOf(all);
    }
}
