package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.GroupRule;
import dev.harden.network.Traffic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * Gives the ids of the rules of security groups, by {@link #key}. Only witnesses and commands name them.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html">DescribeSecurityGroupRules</a>
 */
@Needs("ec2:DescribeSecurityGroupRules")
public record SecurityGroupRules(String region) implements Fact<Map<String, String>> {
    @Override
    public Map<String, String> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, String> ids = new LinkedHashMap<>();
        ec2.describeSecurityGroupRulesPaginator(request -> request.maxResults(1000))
                .forEach(page -> {
                    Answers.requireList(page.hasSecurityGroupRules(), "securityGroupRuleSet");
                    page.securityGroupRules()
                            .forEach(rule -> ids.put(
                                    key(rule), Answers.require(rule.securityGroupRuleId(), "securityGroupRuleId")));
                });
        return ids;
    }

    /** Gives what a rule's id is found by. */
    public static String key(String group, GroupRule rule) {
        return rule.key(group);
    }

    private static String key(SecurityGroupRule rule) {
        Traffic traffic = Read.traffic(rule.ipProtocol(), rule.fromPort(), rule.toPort());
        String range = Stream.of(rule.cidrIpv4(), rule.cidrIpv6())
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> Read.block(text, "cidrIpv4").toString())
                .orElse(null);
        String group = rule.referencedGroupInfo() == null
                ? null
                : rule.referencedGroupInfo().groupId();
        String peer = Stream.of(range, rule.prefixListId(), group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        boolean egress = Answers.require(rule.isEgress(), "isEgress");
        return rule.groupId() + " " + traffic + (egress ? " to " : " from ") + peer;
    }
}
