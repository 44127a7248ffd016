package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.remedy.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out the calls that change security groups and network ACLs on a network, as AWS documents them. */
public final class Made {
    private static final int GROUP_QUOTA = 60;
    private static final int ACL_QUOTA = 19;

    private Made() {}

    /** Does what a call says; fails where AWS would refuse it. */
    public static void apply(Call call, Net net) {
        assertThat(call.service()).isEqualTo("ec2");
        switch (call.operation()) {
            case "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress" -> authorize(call, net);
            case "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress" -> revoke(call, net);
            case "DeleteSecurityGroup" ->
                assertThat(net.groups.remove(text(call, "GroupId"))).isNotNull();
            case "CreateNetworkAclEntry", "ReplaceNetworkAclEntry", "DeleteNetworkAclEntry" -> entry(call, net);
            case "DeleteNetworkAcl" ->
                assertThat(net.acls.remove(text(call, "NetworkAclId"))).isNotNull();
            default -> throw new AssertionError("not known: " + call.operation());
        }
    }

    private static String text(Call call, String name) {
        return (String) call.input().get(name);
    }

    private static void authorize(Call call, Net net) {
        SecurityGroup group = net.groups.get(text(call, "GroupId"));
        List<GroupRule> rules = new ArrayList<>(group.rules());
        for (GroupRule rule : permissions(call)) {
            assertThat(rules).noneMatch(one -> one.toString().equals(rule.toString()));
            rules.add(rule);
        }
        for (boolean six : new boolean[] {false, true}) {
            assertThat(rules.stream()
                            .filter(rule -> rule.egress() == call.operation().endsWith("Egress"))
                            .filter(rule -> !(rule.peer() instanceof GroupRule.Peer.Range range)
                                    || range.block().first().v6() == six)
                            .count())
                    .isLessThanOrEqualTo(GROUP_QUOTA);
        }
        net.groups.put(group.id(), new SecurityGroup(group.id(), group.owner(), group.vpc(), group.name(), rules));
    }

    private static void revoke(Call call, Net net) {
        SecurityGroup group = net.groups.get(text(call, "GroupId"));
        List<GroupRule> rules = new ArrayList<>(group.rules());
        for (GroupRule rule : permissions(call)) {
            assertThat(rules.removeIf(one -> one.toString().equals(rule.toString())))
                    .as("%s of %s", rule, group)
                    .isTrue();
        }
        net.groups.put(group.id(), new SecurityGroup(group.id(), group.owner(), group.vpc(), group.name(), rules));
    }

    private static List<GroupRule> permissions(Call call) {
        boolean egress = call.operation().endsWith("Egress");
        List<GroupRule> rules = new ArrayList<>();
        for (Object one : (Collection<?>) call.input().get("IpPermissions")) {
            Map<?, ?> permission = (Map<?, ?>) one;
            Traffic traffic =
                    Traffic.of((String) permission.get("IpProtocol"), (Integer) permission.get("FromPort"), (Integer)
                            permission.get("ToPort"));
            Stream.of("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")
                    .map(permission::get)
                    .filter(Collection.class::isInstance)
                    .flatMap(peers -> ((Collection<?>) peers).stream())
                    .map(peer -> (Map<?, ?>) peer)
                    .forEach(peer -> rules.add(new GroupRule(
                            egress,
                            traffic,
                            peer(peer),
                            Optional.ofNullable((String) peer.get("Description"))
                                    .orElse(""))));
        }
        return rules;
    }

    private static GroupRule.Peer peer(Map<?, ?> peer) {
        return peer.containsKey("PrefixListId")
                ? new GroupRule.Peer.PrefixList((String) peer.get("PrefixListId"))
                : peer.containsKey("GroupId")
                        ? new GroupRule.Peer.Group((String) peer.get("GroupId"))
                        : new GroupRule.Peer.Range(Block.parse(
                                (String) (peer.containsKey("CidrIp") ? peer.get("CidrIp") : peer.get("CidrIpv6"))));
    }

    private static void entry(Call call, Net net) {
        NetworkAcl acl = net.acls.get(text(call, "NetworkAclId"));
        int number = (Integer) call.input().get("RuleNumber");
        boolean egress = (Boolean) call.input().get("Egress");
        List<AclRule> rules = new ArrayList<>(acl.rules());
        boolean was = rules.removeIf(rule -> rule.number() == number && rule.egress() == egress);
        assertThat(was).as("%s", call).isEqualTo(!call.operation().startsWith("Create"));
        assertThat(number).isBetween(1, 32766);
        if (!call.operation().startsWith("Delete")) {
            Map<?, ?> ports = (Map<?, ?>) call.input().get("PortRange");
            Map<?, ?> types = (Map<?, ?>) call.input().get("IcmpTypeCode");
            Traffic traffic = Traffic.of(
                    text(call, "Protocol"),
                    (Integer) (ports != null ? ports.get("From") : types != null ? types.get("Type") : null),
                    (Integer) (ports != null ? ports.get("To") : types != null ? types.get("Code") : null));
            String range = text(call, call.input().containsKey("CidrBlock") ? "CidrBlock" : "Ipv6CidrBlock");
            rules.add(
                    new AclRule(number, egress, text(call, "RuleAction").equals("allow"), traffic, Block.parse(range)));
        }
        for (boolean six : new boolean[] {false, true}) {
            assertThat(rules.stream()
                            .filter(rule -> rule.egress() == egress && !rule.isLast())
                            .filter(rule -> rule.range().first().v6() == six)
                            .count())
                    .isLessThanOrEqualTo(ACL_QUOTA);
        }
        net.acls.put(acl.id(), new NetworkAcl(acl.id(), acl.owner(), acl.vpc(), acl.isDefault(), acl.subnets(), rules));
    }
}
