package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Gives the states of instances, as {@code stopped}, by id.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html">DescribeInstances</a>
 */
@Needs("ec2:DescribeInstances")
public record Instances(String region) implements Fact<Map<String, String>> {
    @Override
    public Map<String, String> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, String> states = new LinkedHashMap<>();
        ec2.describeInstancesPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasReservations(), "reservationSet");
            page.reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .forEach(one -> states.put(
                            Answers.require(one.instanceId(), "instanceId"),
                            Answers.require(one.state(), "instanceState").nameAsString()));
        });
        return states;
    }
}
