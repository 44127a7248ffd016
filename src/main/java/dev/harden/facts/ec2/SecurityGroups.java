package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.GroupRule;
import dev.harden.network.GroupRule.Peer;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/**
 * Lists the security groups that the account sees, shared ones too, by id.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html">DescribeSecurityGroups</a>
 */
@Needs("ec2:DescribeSecurityGroups")
public record SecurityGroups(String region) implements Fact<Map<String, SecurityGroup>> {
    @Override
    public Map<String, SecurityGroup> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, SecurityGroup> groups = new LinkedHashMap<>();
        ec2.describeSecurityGroupsPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasSecurityGroups(), "securityGroupInfo");
            page.securityGroups()
                    .forEach(group -> groups.put(Answers.require(group.groupId(), "groupId"), group(group)));
        });
        return groups;
    }

    private static SecurityGroup group(software.amazon.awssdk.services.ec2.model.SecurityGroup group) {
        Answers.requireList(group.hasIpPermissions(), "ipPermissions");
        Answers.requireList(group.hasIpPermissionsEgress(), "ipPermissionsEgress");
        List<GroupRule> rules = new ArrayList<>();
        group.ipPermissions().forEach(one -> rules.addAll(rules(one, false)));
        group.ipPermissionsEgress().forEach(one -> rules.addAll(rules(one, true)));
        return new SecurityGroup(
                group.groupId(),
                Answers.require(group.ownerId(), "ownerId"),
                Answers.require(group.vpcId(), "vpcId"),
                Answers.require(group.groupName(), "groupName"),
                rules);
    }

    private static List<GroupRule> rules(IpPermission permission, boolean egress) {
        Traffic traffic = Read.traffic(permission.ipProtocol(), permission.fromPort(), permission.toPort());
        return Stream.of(
                        permission.ipRanges().stream()
                                .map(one -> rule(
                                        egress,
                                        traffic,
                                        new Peer.Range(Read.block(one.cidrIp(), "cidrIp")),
                                        one.description())),
                        permission.ipv6Ranges().stream()
                                .map(one -> rule(
                                        egress,
                                        traffic,
                                        new Peer.Range(Read.block(one.cidrIpv6(), "cidrIpv6")),
                                        one.description())),
                        permission.prefixListIds().stream()
                                .map(one -> rule(
                                        egress,
                                        traffic,
                                        new Peer.PrefixList(Answers.require(one.prefixListId(), "prefixListId")),
                                        one.description())),
                        permission.userIdGroupPairs().stream()
                                .map(one -> rule(
                                        egress,
                                        traffic,
                                        new Peer.Group(Answers.require(one.groupId(), "groupId")),
                                        one.description())))
                .flatMap(one -> one)
                .toList();
    }

    private static GroupRule rule(boolean egress, Traffic traffic, Peer peer, String description) {
        return new GroupRule(egress, traffic, peer, description == null ? "" : description);
    }
}
