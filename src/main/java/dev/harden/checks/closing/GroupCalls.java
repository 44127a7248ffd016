package dev.harden.checks.closing;

import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.network.GroupRule;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes the calls that change the rules of a security group in one direction.
 *
 * @param region the region's code
 * @param group the group's id
 * @param egress the direction
 */
record GroupCalls(String region, String group, boolean egress) {
    /** What AWS takes in a description; what has more was not written by AWS. */
    private static final String DESCRIPTION = "[\\w .\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}";

    /** Makes rules, while others are as they were judged. */
    Step authorize(List<GroupRule> rules, List<GroupRule> judged) {
        Step step = Step.of(call("Authorize", permissions(rules))).undoneBy(call("Revoke", permissions(plain(rules))));
        return judged.isEmpty() ? step : step.guarded(guard(judged));
    }

    /** Revokes rules, by their ids where all are known. */
    Step revoke(List<GroupRule> rules, Map<String, String> ids) {
        List<String> known = rules.stream()
                .map(rule -> ids.get(rule.key(group)))
                .filter(Objects::nonNull)
                .toList();
        Call call = known.size() == rules.size()
                ? call("Revoke", Map.of("SecurityGroupRuleIds", known))
                : call("Revoke", permissions(plain(rules)));
        return Step.of(call).guarded(guard(rules)).undoneBy(call("Authorize", permissions(rules)));
    }

    private Call call(String verb, Map<String, Object> what) {
        Map<String, Object> input = Call.map("GroupId", group);
        input.putAll(what);
        return new Call("ec2", verb + "SecurityGroup" + (egress ? "Egress" : "Ingress"), region, input);
    }

    /** Leaves descriptions out, which are not looked at when a rule is revoked. */
    private static List<GroupRule> plain(List<GroupRule> rules) {
        return rules.stream()
                .map(rule -> new GroupRule(rule.egress(), rule.traffic(), rule.peer(), ""))
                .toList();
    }

    private static Map<String, Object> permissions(List<GroupRule> rules) {
        Map<Traffic, List<GroupRule>> byTraffic = rules.stream()
                .collect(Collectors.groupingBy(GroupRule::traffic, LinkedHashMap::new, Collectors.toList()));
        List<Object> permissions = new ArrayList<>();
        byTraffic.forEach((traffic, some) -> {
            Map<String, Object> permission = Call.map("IpProtocol", protocol(traffic));
            if (traffic.hasPorts() || traffic.hasTypes()) {
                permission.put("FromPort", traffic.from());
                permission.put("ToPort", traffic.to());
            }
            for (GroupRule rule : some) {
                Map<String, Object> peer =
                        Call.map(member(rule.peer()), rule.peer().toString());
                if (rule.description().matches(DESCRIPTION)) {
                    peer.put("Description", rule.description());
                }
                @SuppressWarnings("unchecked") // lists alone are put there
                List<Object> peers =
                        (List<Object>) permission.computeIfAbsent(list(rule.peer()), none -> new ArrayList<>());
                peers.add(peer);
            }
            permissions.add(permission);
        });
        return Map.of("IpPermissions", permissions);
    }

    private static String protocol(Traffic traffic) {
        return traffic.equals(Traffic.ALL)
                ? "-1"
                : Traffic.name(Traffic.protocolAt(traffic.first())).replace("protocol ", "");
    }

    private static String list(GroupRule.Peer peer) {
        return peer instanceof GroupRule.Peer.PrefixList
                ? "PrefixListIds"
                : peer instanceof GroupRule.Peer.Group ? "UserIdGroupPairs" : isSix(peer) ? "Ipv6Ranges" : "IpRanges";
    }

    private static String member(GroupRule.Peer peer) {
        return peer instanceof GroupRule.Peer.PrefixList
                ? "PrefixListId"
                : peer instanceof GroupRule.Peer.Group ? "GroupId" : isSix(peer) ? "CidrIpv6" : "CidrIp";
    }

    private static boolean isSix(GroupRule.Peer peer) {
        return peer instanceof GroupRule.Peer.Range range
                && range.block().first().v6();
    }

    /** Asks whether rules are there as they were judged. */
    private Guard guard(List<GroupRule> rules) {
        String all = egress ? "IpPermissionsEgress" : "IpPermissions";
        return Guard.of(
                Call.of("ec2", "DescribeSecurityGroups", region, "GroupIds", List.of(group)),
                rules.stream()
                        .map(rule -> "length(SecurityGroups[0]." + all + "[?" + is(rule.traffic()) + "]."
                                + list(rule.peer()) + "[] | [?" + member(rule.peer()) + "=='"
                                + raw(rule.peer().toString()) + "']) == `1`")
                        .collect(Collectors.joining(" && ")));
    }

    /** Writes a text as it stands in a raw string of JMESPath. */
    private static String raw(String text) {
        return text.replace("'", "\\'");
    }

    private static String is(Traffic traffic) {
        String ends = traffic.hasPorts() || traffic.hasTypes()
                ? " && FromPort==`" + traffic.from() + "` && ToPort==`" + traffic.to() + "`"
                : "";
        return "IpProtocol=='" + protocol(traffic) + "'" + ends;
    }
}
