package dev.harden.checks.closing;

import dev.harden.checks.Mend;
import dev.harden.checks.Ports;
import dev.harden.facts.Fact;
import dev.harden.facts.Foresees;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Opening;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Closes a security group for all that its failures want closed of it, and for nothing else: what has to stay is allowed
 * first, then the rules that let in more are revoked.
 *
 * @param region the region's code
 * @param closing the group and what must not pass any more
 * @param ids the ids of rules, as far as they are known
 * @param idle whether the group is on no interface, so that nothing is cut off
 */
public record CloseGroup(String region, Closing closing, Map<String, String> ids, boolean idle)
        implements Intent, Foresees {
    /** How many rules a group has at most, a direction and family, unless the quota was raised. */
    private static final int QUOTA = 60;

    /**
     * Is what is known besides of groups.
     *
     * @param lists the entries of the prefix lists that they name, by id
     * @param ids the ids of rules, as far as they are known
     * @param used the ids of groups that are on interfaces; none where that is not known
     */
    public record Known(Map<String, List<Block>> lists, Map<String, String> ids, Optional<Set<String>> used) {
        public static Known of(
                Map<String, List<Block>> lists,
                Seen<Map<String, String>> ids,
                Seen<Map<String, List<NetworkInterface>>> use) {
            return new Known(
                    lists,
                    ids.items().stream().findFirst().orElse(Map.of()),
                    use.items().stream().findFirst().map(Map::keySet));
        }
    }

    public static CloseGroup of(String region, SecurityGroup group, Closing.Wanted wanted, Known known) {
        boolean idle = known.used.filter(used -> !used.contains(group.id())).isPresent();
        return new CloseGroup(region, new Closing(group, known.lists, wanted), known.ids, idle);
    }

    /** Makes those that close groups, together, to the Internet on some traffic. */
    public static Intent[] toInternet(String region, List<SecurityGroup> groups, List<Traffic> traffic, Known known) {
        Map<String, PacketSet> closed = new Opening(groups, known.lists, traffic).closed();
        return groups.stream()
                .filter(group -> closed.containsKey(group.id()))
                .map(group -> of(region, group, Closing.Wanted.in(closed.get(group.id())), known))
                .toArray(Intent[]::new);
    }

    /** Makes the opposite: rules of a group that let something in besides. */
    public static Mend opened(String region, SecurityGroup group, List<GroupRule> rules) {
        String traffic = rules.stream().map(GroupRule::toString).collect(Collectors.joining(", "));
        return Mend.of(
                        new Target("AWS::EC2::SecurityGroup", region, group.id(), "rules besides"),
                        group.id() + " lets in " + traffic,
                        new GroupCalls(region, group.id(), false).authorize(rules, List.of()))
                .foretelling(new SecurityGroups(region), groups -> {
                    Map<String, SecurityGroup> after = new LinkedHashMap<>(groups);
                    after.computeIfPresent(group.id(), (id, one) -> new Closing.Found(List.of(), rules).of(one));
                    return after;
                });
    }

    @Override
    public Target target() {
        return new Target("AWS::EC2::SecurityGroup", region, closing.group().id());
    }

    @Override
    public String about() {
        List<String> lost = new ArrayList<>(lost(false));
        lost.addAll(lost(true));
        String id = closing.group().id();
        return lost.isEmpty() ? id + " stays as it is" : id + " is closed to " + String.join("; ", lost);
    }

    @Override
    public Optional<Intent> with(Intent other) {
        if (!(other instanceof CloseGroup more) || !more.target().equals(target())) {
            return Optional.empty();
        }
        Map<String, List<Block>> lists = joined(closing.lists(), more.closing.lists());
        Closing joined = new Closing(closing.group(), lists, closing.wanted().with(more.closing.wanted()));
        return Optional.of(new CloseGroup(region, joined, joined(ids, more.ids), idle || more.idle));
    }

    /** Joins what is known: mostly the same of a whole region, which is large, and not to be copied for each group. */
    private static <T> Map<String, T> joined(Map<String, T> one, Map<String, T> other) {
        if (one == other || other.isEmpty()) {
            return one;
        }
        if (one.isEmpty()) {
            return other;
        }
        Map<String, T> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    @Override
    public List<Step> steps() {
        Closing.Found found = closing.find();
        List<Step> steps = new ArrayList<>();
        for (boolean egress : new boolean[] {false, true}) {
            List<GroupRule> gone = found.gone(egress);
            List<GroupRule> made = found.made(egress);
            if (gone.isEmpty()) {
                continue;
            }
            GroupCalls calls = new GroupCalls(region, closing.group().id(), egress);
            Step revoke = calls.revoke(gone, ids);
            if (!idle) {
                for (String what : lost(egress)) {
                    revoke = revoke.but(Effect.CUTS_OFF, what);
                }
            }
            if (made.isEmpty()) {
                steps.add(revoke);
                continue;
            }
            Step authorize = calls.authorize(made, gone);
            int before = most(closing.group().rules(egress), List.of());
            int between = most(closing.group().rules(egress), made);
            int after = between - Math.min(gone.size(), between);
            if (between > QUOTA && before <= QUOTA) {
                // There is no room for both: what has to stay is away for a moment.
                String rules = "what stays is let through again after a moment, by " + made.size() + " rules"
                        + (after > QUOTA ? ", for which the quota of rules a security group has to be raised" : "");
                steps.add(idle ? revoke : revoke.but(Effect.CUTS_OFF, rules));
                steps.add(authorize);
            } else {
                steps.add(authorize);
                steps.add(revoke);
            }
        }
        return steps;
    }

    /** Counts rules of the family that there are more of; those for groups and lists count for both. */
    private static int most(List<GroupRule> rules, List<GroupRule> more) {
        List<GroupRule> all = new ArrayList<>(rules);
        all.addAll(more);
        long six = all.stream()
                .filter(rule -> rule.peer() instanceof GroupRule.Peer.Range range
                        && range.block().first().v6())
                .count();
        long ranges = all.stream()
                .filter(rule -> rule.peer() instanceof GroupRule.Peer.Range)
                .count();
        return (int) (all.size() - Math.min(six, ranges - six));
    }

    /** Says what no longer passes, with a packet of it. */
    private List<String> lost(boolean egress) {
        Closing.Found found = closing.find();
        String where = egress ? " to " : " from ";
        List<String> lost = new ArrayList<>();
        PacketSet packets = closing.group()
                .allowed(egress, closing.lists())
                .minus(found.of(closing.group()).allowed(egress, closing.lists()));
        packets.first().ifPresent(packet -> {
            List<Block> blocks = packets.any(Traffic.ALL).blocks();
            String whom = packets.isOpen() ? "the Internet" : blocks.size() + " ranges";
            lost.add(text(packets)
                    + where
                    + (blocks.size() == 1 ? blocks.get(0).toString() : whom + ", as" + where + packet.remote()));
        });
        found.gone(egress).stream()
                .filter(rule -> rule.peer() instanceof GroupRule.Peer.PrefixList list
                        && !closing.lists().containsKey(list.id()))
                .forEach(rule -> lost.add(rule.traffic() + where + rule.peer() + ", whose ranges were not seen"));
        Map<String, PacketSet> members = ofGroups(found.gone(egress));
        ofGroups(found.made(egress))
                .forEach((group, stays) -> members.computeIfPresent(group, (same, gone) -> gone.minus(stays)));
        members.forEach((group, gone) -> lost.add(text(gone) + where + "what carries " + group));
        return lost;
    }

    private static Map<String, PacketSet> ofGroups(List<GroupRule> rules) {
        Map<String, PacketSet> traffic = new LinkedHashMap<>();
        for (GroupRule rule : rules) {
            if (rule.peer() instanceof GroupRule.Peer.Group group) {
                traffic.merge(group.id(), PacketSet.of(rule.traffic(), AddressSet.ALL), PacketSet::union);
            }
        }
        return traffic;
    }

    private static String text(PacketSet packets) {
        List<Traffic> all = packets.traffic();
        if (all.size() == 1 && all.get(0).equals(Traffic.ALL)) {
            return "all traffic";
        }
        List<Traffic> known = all.stream()
                .flatMap(one -> one.byProtocol().stream())
                .filter(one -> one.hasPorts() || one.hasTypes())
                .toList();
        boolean others = all.stream()
                .flatMap(one -> one.byProtocol().stream())
                .anyMatch(one -> !one.hasPorts() && !one.hasTypes());
        return known.isEmpty() ? "other protocols" : Ports.text(known) + (others ? ", and other protocols," : "");
    }

    @Override
    public boolean isForeseen() {
        return true;
    }

    @Override
    public boolean touches(Fact<?> question) {
        return question.equals(new SecurityGroups(region)) || question.equals(new SecurityGroupRules(region));
    }

    @Override
    @SuppressWarnings("unchecked") // a question has one type of answer
    public <T> T after(Fact<T> question, T before) {
        String id = closing.group().id();
        if (question.equals(new SecurityGroups(region))) {
            Map<String, SecurityGroup> groups = new LinkedHashMap<>((Map<String, SecurityGroup>) before);
            groups.computeIfPresent(id, (same, group) -> closing.find().of(group));
            return (T) groups;
        }
        if (question.equals(new SecurityGroupRules(region))) {
            Map<String, String> known = new LinkedHashMap<>((Map<String, String>) before);
            closing.find().gone().forEach(rule -> known.remove(rule.key(id)));
            return (T) known;
        }
        return before;
    }
}
