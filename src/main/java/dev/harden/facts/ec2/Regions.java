package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/**
 * Lists the regions of the account's partition, by whether the account has opted in.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html">DescribeRegions</a>
 */
@Needs("ec2:DescribeRegions")
public record Regions() implements Fact<Regions.Known> {
    /**
     * Holds the regions' codes, sorted.
     *
     * @param enabled those that the account can use
     * @param optedIn those of them that are not enabled by default
     * @param notOptedIn those that it has not switched on
     */
    public record Known(List<String> enabled, List<String> optedIn, List<String> notOptedIn) {
        public Known {
            enabled = enabled.stream().sorted().toList();
            optedIn = optedIn.stream().sorted().toList();
            notOptedIn = notOptedIn.stream().sorted().toList();
        }

        /** Knows regions of which all that can be used are enabled by default. */
        public Known(List<String> enabled, List<String> notOptedIn) {
            this(enabled, List.of(), notOptedIn);
        }
    }

    @Override
    public Known load(Aws aws) {
        List<String> enabled = new ArrayList<>();
        List<String> optedIn = new ArrayList<>();
        List<String> notOptedIn = new ArrayList<>();
        var answer = aws.client(Ec2Client.class, Ec2Client::builder, Aws.GLOBAL)
                .describeRegions(request -> request.allRegions(true));
        Answers.requireList(answer.hasRegions() && !answer.regions().isEmpty(), "regionInfo");
        for (Region region : answer.regions()) {
            String status = Answers.require(region.optInStatus(), "optInStatus");
            String name = Answers.require(region.regionName(), "regionName");
            (status.equals("not-opted-in") ? notOptedIn : enabled).add(name);
            if (status.equals("opted-in")) {
                optedIn.add(name);
            }
        }
        return new Known(enabled, optedIn, notOptedIn);
    }
}
