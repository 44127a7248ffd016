package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ssm.ManagedNodes;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/** Holds the groups of each managed node to letting nobody in on an admin port: Session Manager comes from within. */
@CheckInfo(
        id = "instance-no-admin-ingress",
        title = "No security group of a managed node allows admin ports",
        fault = "Security group of a managed node allows admin ports",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no EC2 instance with security groups",
        reads = {
            GroupPackets.class,
            GroupUse.class,
            Instances.class,
            ManagedNodes.class,
            ResolvedLists.class,
            SecurityGroupRules.class,
            SecurityGroups.class
        })
public final class InstanceNoAdminIngress extends InstanceCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Ports.ADMIN);
    }

    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        if (!facts.get(new ManagedNodes(region)).containsKey(instance.instanceId())) {
            return Verdict.notApplicable("the instance is not a managed node of Systems Manager");
        }
        List<Traffic> ports = Ports.traffic(facts.option(Ports.ADMIN));
        PacketSet admin = PacketSet.of(ports, AddressSet.ALL);
        Set<String> groups = groups(instance);
        Optional<String> open = facts.first(groups, group -> isOpen(group, admin, region, facts));
        if (open.isEmpty()) {
            return Verdict.pass("%s allow no one in on %s", String.join(", ", groups), Ports.text(ports));
        }
        SecurityGroup group = facts.get(new SecurityGroups(region)).get(open.get());
        Verdict verdict = Verdict.fail(
                        "security group %s allows %s",
                        group.id(),
                        text(group, letting(group, admin, region, facts).get(0)))
                .with(evidence(groups, admin, region, facts));
        return mended(verdict, instance, groups, ports, region, facts);
    }

    /** Tells whether there is another way onto an instance: Session Manager. */
    private static boolean answers(String id, String region, Facts facts) {
        InstanceInformation known = facts.get(new ManagedNodes(region)).get(id);
        return known != null && "Online".equals(known.pingStatusAsString());
    }

    /** Closes the groups that let somebody in, unless they are on an instance that has no other way in. */
    private static Verdict mended(
            Verdict verdict, Instance node, Set<String> groups, List<Traffic> ports, String region, Facts facts) {
        PacketSet admin = PacketSet.of(ports, AddressSet.ALL);
        List<Intent> intents = new ArrayList<>();
        for (String id : groups) {
            SecurityGroup group = facts.get(new SecurityGroups(region)).get(id);
            if (group == null || letting(group, admin, region, facts).isEmpty()) {
                continue;
            }
            Optional<Instance> other = facts.get(new Instances(region)).stream()
                    .filter(one -> all(one).anyMatch(id::equals))
                    .filter(one -> !answers(one.instanceId(), region, facts))
                    .findFirst();
            if (other.isPresent()) {
                String which = other.get().instanceId();
                return verdict.withoutCommand(
                        NoCommand.Why.DECISION,
                        which.equals(node.instanceId())
                                ? "it does not answer Systems Manager now: someone has to see that there is another way"
                                        + " in before its admin ports are closed"
                                : id + " is on " + which
                                        + " too, which does not answer Systems Manager: someone has to" + " give "
                                        + node.instanceId() + " a group of its own");
            }
            if (node.networkInterfaces().stream()
                    .anyMatch(one -> one.ownerId() != null && !one.ownerId().equals(group.owner()))) {
                return verdict.withoutCommand(
                        NoCommand.Why.OTHER_ACCOUNT, "security group " + id + " belongs to account " + group.owner());
            }
            Closing.Wanted wanted = new Closing.Wanted(admin, PacketSet.NONE, ports, List.of());
            Set<String> lists = new TreeSet<>(group.prefixLists(false));
            lists.addAll(group.prefixLists(true));
            CloseGroup.Known known = CloseGroup.Known.of(
                    facts.get(new ResolvedLists(region, lists)).entries(),
                    facts.attempt(new SecurityGroupRules(region)),
                    facts.attempt(new GroupUse(region)));
            intents.add(CloseGroup.of(region, group, wanted, known));
        }
        return verdict.mendedBy(intents.toArray(Intent[]::new));
    }

    private static Set<String> groups(Instance instance) {
        Set<String> groups = new TreeSet<>();
        all(instance).forEach(id -> groups.add(Answers.require(id, "groupId")));
        Answers.requireList(!groups.isEmpty(), "groupSet");
        return groups;
    }

    private static Stream<String> all(Instance instance) {
        return Stream.concat(
                        instance.securityGroups().stream(),
                        instance.networkInterfaces().stream().flatMap(one -> one.groups().stream()))
                .map(GroupIdentifier::groupId);
    }

    private static boolean isOpen(String id, PacketSet admin, String region, Facts facts) {
        SecurityGroup group = facts.get(new SecurityGroups(region)).get(id);
        return group != null && !letting(group, admin, region, facts).isEmpty()
                || facts.get(new GroupPackets(region, id, false))
                        .intersect(admin)
                        .shown(packets -> !packets.isEmpty())
                        .isPresent();
    }

    /** Gives the rules that certainly let somebody in on an admin port; a group is somebody. */
    private static List<GroupRule> letting(SecurityGroup group, PacketSet admin, String region, Facts facts) {
        Map<String, List<Block>> lists =
                facts.get(new ResolvedLists(region, group.prefixLists(false))).entries();
        return group.rules(false).stream()
                .filter(rule -> rule.peer() instanceof GroupRule.Peer.Group
                        || !rule.addresses(lists).isEmpty())
                .filter(rule -> !PacketSet.of(rule.traffic(), AddressSet.ALL)
                        .intersect(admin)
                        .isEmpty())
                .toList();
    }

    private static List<String> evidence(Set<String> groups, PacketSet admin, String region, Facts facts) {
        Map<String, String> ids = facts.attempt(new SecurityGroupRules(region)).items().stream()
                .findFirst()
                .orElse(Map.of());
        List<String> lines = new ArrayList<>();
        for (String id : groups) {
            SecurityGroup group = facts.get(new SecurityGroups(region)).get(id);
            if (group != null) {
                for (GroupRule rule : letting(group, admin, region, facts)) {
                    String key = ids.getOrDefault(SecurityGroupRules.key(id, rule), "");
                    lines.add(("rule " + key).strip() + " of group " + id + ": " + text(group, rule));
                }
            }
        }
        return lines;
    }

    private static String text(SecurityGroup group, GroupRule rule) {
        return rule + (rule.peer().toString().equals(group.id()) ? ", itself: every other member of the group" : "");
    }
}
