package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;

/**
 * Gives the ids of AWS's own prefix lists of S3 and DynamoDB, which the routes of gateway endpoints are for. Other lists
 * may lead to a firewall or Gateway Load Balancer endpoint, whose id looks the same.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html">AWS-managed
 *     prefix lists</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html">DescribeManagedPrefixLists</a>
 */
@Needs("ec2:DescribeManagedPrefixLists")
public record ServiceLists(String region) implements Fact<Set<String>> {
    private static final Pattern NAME = Pattern.compile(".*amazonaws\\..*\\.(s3|s3express|dynamodb)");

    @Override
    public Set<String> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Set<String> ids = new HashSet<>();
        ec2.describeManagedPrefixListsPaginator(request -> request.maxResults(100))
                .forEach(page -> {
                    Answers.requireList(page.hasPrefixLists(), "prefixListSet");
                    page.prefixLists().stream()
                            .filter(ServiceLists::isOfService)
                            .forEach(one -> ids.add(one.prefixListId()));
                });
        return Set.copyOf(ids);
    }

    private static boolean isOfService(ManagedPrefixList list) {
        Answers.require(list.prefixListId(), "prefixListId");
        return Answers.require(list.ownerId(), "ownerId").equals("AWS")
                && NAME.matcher(Answers.require(list.prefixListName(), "prefixListName"))
                        .matches();
    }
}
