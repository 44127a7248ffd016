package dev.harden.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the rules of a network ACL so that some packets no longer come in, answers pass, and everything else is as it was:
 * before a rule that lets in what must go, what stays of it is allowed and the rest denied. No rule is left that the new ones
 * keep from deciding anything.
 *
 * @param acl the ACL
 * @param closed what must not come in any more
 * @param answers rules that let answers pass, behind all others; their numbers mean nothing
 * @param tidy whether rules go that never decided anything
 */
public record AclPlan(NetworkAcl acl, PacketSet closed, List<AclRule> answers, boolean tidy) {
    /** How many rules an ACL has, a direction and family, beside the one that denies the rest, unless the quota was raised. */
    private static final int QUOTA = 19;

    private static final int RAISED = 39;

    public AclPlan {
        answers = List.copyOf(answers);
    }

    /**
     * Gives the changes, in their order: at no time passes less than before and after.
     *
     * @return none where nothing has to change, or {@link #fits} says that there is no room
     */
    public List<AclChange> changes() {
        List<AclChange> changes = new ArrayList<>();
        if (fits()) {
            for (boolean egress : new boolean[] {false, true}) {
                for (boolean six : new boolean[] {false, true}) {
                    changes.addAll(numbering(egress, six, changes).changes());
                }
            }
        }
        return changes;
    }

    /** Tells whether the rules have room, in numbers and in the quota. */
    public boolean fits() {
        List<AclChange> before = new ArrayList<>();
        for (boolean egress : new boolean[] {false, true}) {
            for (boolean six : new boolean[] {false, true}) {
                AclNumbers numbers = numbering(egress, six, before);
                List<AclChange> changes = numbers.changes();
                int now = numbers.old().size();
                int most = now;
                for (AclChange change : changes) {
                    now += change.after().isEmpty() ? -1 : change.before().isEmpty() ? 1 : 0;
                    most = Math.max(most, now);
                }
                boolean raised = numbers.old().size() > QUOTA;
                if (!changes.isEmpty() && (most > (raised ? RAISED : QUOTA) || numbers.isOut())) {
                    return false;
                }
                before.addAll(changes);
            }
        }
        return true;
    }

    /** Gives the ACL as it will be. */
    public NetworkAcl after() {
        NetworkAcl after = acl;
        for (AclChange change : changes()) {
            after = change.of(after);
        }
        return after;
    }

    /** Gives the ACL with the rules for answers behind all others, whether they have room or not. */
    public NetworkAcl behind() {
        List<AclRule> all = new ArrayList<>(acl.rules());
        answers.forEach(rule ->
                all.add(new AclRule(AclRule.LAST - 1, rule.egress(), rule.allow(), rule.traffic(), rule.range())));
        return new NetworkAcl(acl.id(), acl.owner(), acl.vpc(), acl.isDefault(), acl.subnets(), all);
    }

    private AclNumbers numbering(boolean egress, boolean six, List<AclChange> before) {
        NetworkAcl now = acl;
        for (AclChange change : before) {
            now = change.of(now);
        }
        List<AclRule> old = acl.rules().stream()
                .filter(rule -> rule.egress() == egress && !rule.isLast())
                .filter(rule -> rule.range().first().v6() == six)
                .toList();
        Set<Integer> taken = new LinkedHashSet<>();
        now.rules().stream()
                .filter(rule -> rule.egress() == egress && !rule.isLast())
                .forEach(rule -> taken.add(rule.number()));
        return new AclNumbers(old, wished(old, egress, six), taken);
    }

    /** Gives the rules in their order; new ones have no number. */
    private List<AclRule> wished(List<AclRule> old, boolean egress, boolean six) {
        PacketSet gone = egress ? PacketSet.NONE : closed;
        List<AclRule> behind = answers.stream()
                .filter(rule -> rule.egress() == egress && rule.range().first().v6() == six)
                .toList();
        Set<AclRule> idle = new LinkedHashSet<>();
        PacketSet decides = PacketSet.NONE;
        for (AclRule rule : old) {
            if (decides.containsAll(rule.packets())) {
                idle.add(rule);
            }
            decides = decides.union(rule.packets());
        }
        List<AclRule> rules = new ArrayList<>();
        PacketSet decided = PacketSet.NONE;
        for (int i = 0; i < old.size(); i++) {
            AclRule rule = old.get(i);
            PacketSet wrong = rule.packets().minus(decided).intersect(gone);
            List<AclRule> now = List.of(rule);
            if (idle.contains(rule)) {
                now = tidy ? List.of() : now;
            } else if (rule.allow() && !wrong.isEmpty()) {
                List<AclRule> later = new ArrayList<>(old.subList(i + 1, old.size()));
                later.addAll(behind);
                now = split(rule, gone, decided, later);
            }
            for (AclRule one : now) {
                // What stays in its place and decides nothing any more, only shadows.
                if (idle.contains(one) || !decided.containsAll(one.packets())) {
                    rules.add(one);
                    decided = decided.union(one.packets());
                }
            }
        }
        for (AclRule one : behind) {
            if (!decided.containsAll(one.packets())) {
                rules.add(one);
                decided = decided.union(one.packets());
            }
        }
        return rules;
    }

    /** Gives what to put in the place of a rule that lets in what must go. */
    private static List<AclRule> split(AclRule rule, PacketSet gone, PacketSet decided, List<AclRule> later) {
        PacketSet wrong = rule.packets().minus(decided).intersect(gone);
        PacketSet bad = PacketSet.NONE;
        for (Traffic traffic : wrong.traffic()) {
            bad = bad.union(PacketSet.of(traffic, AddressSet.ALL));
        }
        PacketSet stays = rule.packets().minus(gone);
        PacketSet left = stays.intersect(bad).minus(decided);
        Set<Block> blocks = new LinkedHashSet<>();
        left.slices().forEach(slice -> blocks.addAll(Blocks.of(slice.addresses())));
        List<AclRule> rules = new ArrayList<>();
        for (Block block : blocks.stream()
                .sorted((one, other) -> one.prefix() - other.prefix())
                .toList()) {
            for (Traffic whole : stays.throughout(block.addresses())) {
                for (Traffic part : parts(whole)) {
                    PacketSet packets = PacketSet.of(part, block.addresses());
                    if (!left.intersect(packets).isEmpty()) {
                        rules.add(new AclRule(0, rule.egress(), true, part, block));
                        left = left.minus(packets);
                    }
                }
            }
        }
        PacketSet rest = PacketSet.of(rule.traffic(), AddressSet.ALL).minus(bad);
        boolean opened = later.stream()
                .anyMatch(one -> one.allow() && !one.packets().intersect(wrong).isEmpty());
        if (!rest.isEmpty() || opened) {
            for (Traffic whole : bad.traffic()) {
                for (Traffic part : parts(whole)) {
                    rules.add(new AclRule(0, rule.egress(), false, part, rule.range()));
                }
            }
        }
        if (!rest.isEmpty()) {
            rules.add(rule);
        }
        return rules;
    }

    private static List<Traffic> parts(Traffic traffic) {
        return traffic.equals(Traffic.ALL) ? List.of(traffic) : traffic.byProtocol();
    }
}
