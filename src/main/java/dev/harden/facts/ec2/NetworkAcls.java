package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.AclRule;
import dev.harden.network.NetworkAcl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;

/**
 * Lists the network ACLs that the account sees, by id.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html">DescribeNetworkAcls</a>
 */
@Needs("ec2:DescribeNetworkAcls")
public record NetworkAcls(String region) implements Fact<Map<String, NetworkAcl>> {
    @Override
    public Map<String, NetworkAcl> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, NetworkAcl> acls = new LinkedHashMap<>();
        ec2.describeNetworkAclsPaginator(request -> request.maxResults(1000)).forEach(page -> {
            Answers.requireList(page.hasNetworkAcls(), "networkAclSet");
            page.networkAcls().forEach(acl -> acls.put(Answers.require(acl.networkAclId(), "networkAclId"), acl(acl)));
        });
        return acls;
    }

    private static NetworkAcl acl(software.amazon.awssdk.services.ec2.model.NetworkAcl acl) {
        Answers.requireList(acl.hasEntries(), "entrySet");
        return new NetworkAcl(
                acl.networkAclId(),
                Answers.require(acl.ownerId(), "ownerId"),
                Answers.require(acl.vpcId(), "vpcId"),
                Answers.require(acl.isDefault(), "default"),
                acl.associations().stream().map(NetworkAclAssociation::subnetId).collect(Collectors.toSet()),
                acl.entries().stream().map(NetworkAcls::rule).toList());
    }

    private static AclRule rule(NetworkAclEntry entry) {
        var ports = entry.portRange();
        var icmp = entry.icmpTypeCode();
        Integer from = ports != null ? ports.from() : icmp != null ? icmp.type() : null;
        Integer to = ports != null ? ports.to() : icmp != null ? icmp.code() : null;
        String range = entry.cidrBlock() == null ? entry.ipv6CidrBlock() : entry.cidrBlock();
        return new AclRule(
                Answers.require(entry.ruleNumber(), "ruleNumber"),
                Answers.require(entry.egress(), "egress"),
                Answers.require(entry.ruleActionAsString(), "ruleAction").equals("allow"),
                Read.traffic(entry.protocol(), from, to),
                Read.block(range, "cidrBlock"));
    }
}
