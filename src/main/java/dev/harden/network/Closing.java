package dev.harden.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the rules of a security group that have to go so that some packets no longer pass, and those to make before, as few
 * as there can be, so that everything else does.
 *
 * @param group the group
 * @param lists the entries of prefix lists by id; a rule for one that is not among them is left as it is, unless
 *     nothing is to pass
 * @param wanted what must not pass any more
 */
public record Closing(SecurityGroup group, Map<String, List<Block>> lists, Wanted wanted) {
    /** Protocols whose packets people mean when they allow all traffic: more than 200 others would take a rule each. */
    private static final Set<Integer> USUAL = Set.of(1, Traffic.TCP, Traffic.UDP, 58);

    /**
     * Is what must not pass.
     *
     * @param in what comes in, by its source
     * @param out what goes out, by its destination
     * @param fromGroups the traffic that comes in from security groups
     * @param toGroups the traffic that goes out to security groups
     */
    public record Wanted(PacketSet in, PacketSet out, List<Traffic> fromGroups, List<Traffic> toGroups) {
        /** Wants nothing to pass. */
        public static final Wanted ALL =
                new Wanted(PacketSet.ALL, PacketSet.ALL, List.of(Traffic.ALL), List.of(Traffic.ALL));

        public static Wanted in(PacketSet packets) {
            return new Wanted(packets, PacketSet.NONE, List.of(), List.of());
        }

        public static Wanted out(PacketSet packets) {
            return new Wanted(PacketSet.NONE, packets, List.of(), List.of());
        }

        /** Wants what both want. */
        public Wanted with(Wanted other) {
            if (isAll() || other.isAll()) {
                return ALL;
            }
            return new Wanted(
                    in.union(other.in),
                    out.union(other.out),
                    Stream.concat(fromGroups.stream(), other.fromGroups.stream())
                            .distinct()
                            .toList(),
                    Stream.concat(toGroups.stream(), other.toGroups.stream())
                            .distinct()
                            .toList());
        }

        boolean isAll() {
            return equals(ALL);
        }

        PacketSet of(GroupRule rule) {
            return rule.peer() instanceof GroupRule.Peer.Group
                    ? PacketSet.of(rule.egress() ? toGroups : fromGroups, AddressSet.ALL)
                    : rule.egress() ? out : in;
        }
    }

    /**
     * Is what was found.
     *
     * @param gone the rules that have to go
     * @param made the rules to make
     */
    public record Found(List<GroupRule> gone, List<GroupRule> made) {
        /** Gives a group as it is after that. */
        public SecurityGroup of(SecurityGroup group) {
            List<GroupRule> rules = new ArrayList<>(group.rules());
            rules.removeAll(gone);
            made.stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
            return new SecurityGroup(group.id(), group.owner(), group.vpc(), group.name(), rules);
        }

        public List<GroupRule> gone(boolean egress) {
            return gone.stream().filter(rule -> rule.egress() == egress).toList();
        }

        public List<GroupRule> made(boolean egress) {
            return made.stream().filter(rule -> rule.egress() == egress).toList();
        }
    }

    public Found find() {
        if (wanted.isAll()) {
            // No rule stays, also where it is not known what it lets through.
            return new Found(group.rules(), List.of());
        }
        List<GroupRule> gone = new ArrayList<>();
        List<GroupRule> made = new ArrayList<>();
        for (boolean egress : new boolean[] {false, true}) {
            PacketSet passes = PacketSet.NONE;
            List<GroupRule> cut = new ArrayList<>();
            for (GroupRule rule : group.rules(egress)) {
                if (packets(rule).intersect(wanted.of(rule)).isEmpty()) {
                    passes = passes.union(ofRanges(rule));
                } else {
                    cut.add(rule);
                }
            }
            gone.addAll(cut);
            // The narrower first: what its own rest lets through, the rest of a wider one need not.
            cut.sort(Comparator.comparing(rule -> packetsFrom(rule).breadth()));
            for (GroupRule rule : cut) {
                for (GroupRule rest : rest(rule, passes)) {
                    if (!made.contains(rest)) {
                        made.add(rest);
                    }
                    passes = passes.union(ofRanges(rest));
                }
            }
        }
        return new Found(gone, made);
    }

    /** Gives the group as it will be. */
    public SecurityGroup after() {
        return find().of(group);
    }

    /** Gives the packets of a rule; those of a group stand for all addresses, among rules for groups alone. */
    private PacketSet packets(GroupRule rule) {
        return PacketSet.of(rule.traffic(), packetsFrom(rule));
    }

    private AddressSet packetsFrom(GroupRule rule) {
        return rule.peer() instanceof GroupRule.Peer.Group ? AddressSet.ALL : rule.addresses(lists);
    }

    private PacketSet ofRanges(GroupRule rule) {
        return PacketSet.of(rule.traffic(), rule.addresses(lists));
    }

    /** Gives the rules that let through what a rule lets through besides; what already passes needs none. */
    private List<GroupRule> rest(GroupRule rule, PacketSet passes) {
        PacketSet stays = packets(rule).minus(wanted.of(rule));
        PacketSet left = rule.peer() instanceof GroupRule.Peer.Group ? stays : stays.minus(passes);
        List<GroupRule> rules = new ArrayList<>();
        left = add(rules, rule, rule.peer(), packetsFrom(rule), stays, left);
        Set<Block> blocks = new LinkedHashSet<>();
        left.slices().forEach(slice -> blocks.addAll(Blocks.of(slice.addresses())));
        List<Block> widest =
                blocks.stream().sorted(Comparator.comparingInt(Block::prefix)).toList();
        for (Block block : widest) {
            left = add(rules, rule, new GroupRule.Peer.Range(block), block.addresses(), stays, left);
        }
        return rules;
    }

    /** Adds rules for one other side where it may do something that is left to be allowed, and gives what is left then. */
    private static PacketSet add(
            List<GroupRule> rules,
            GroupRule rule,
            GroupRule.Peer peer,
            AddressSet addresses,
            PacketSet stays,
            PacketSet left) {
        for (Traffic whole : stays.throughout(addresses)) {
            List<Traffic> parts = whole.equals(Traffic.ALL) ? List.of(whole) : whole.byProtocol();
            for (Traffic part : parts) {
                PacketSet packets = PacketSet.of(part, addresses);
                if (!left.intersect(packets).isEmpty() && isMeant(part, rule, peer)) {
                    rules.add(new GroupRule(rule.egress(), part, peer, about(rule)));
                }
                left = left.minus(packets);
            }
        }
        return left;
    }

    /** Tells whether somebody can mean a part of a rule. */
    private static boolean isMeant(Traffic part, GroupRule rule, GroupRule.Peer peer) {
        if (part.hasPorts() && Traffic.portAt(part.last()) == 0) {
            return false; // nobody listens on port 0
        }
        if (part.equals(Traffic.ALL) || !rule.traffic().equals(Traffic.ALL)) {
            return true;
        }
        int protocol = Traffic.protocolAt(part.first());
        boolean otherFamily = part.hasTypes()
                && peer instanceof GroupRule.Peer.Range range
                && range.block().first().v6() != (protocol == 58);
        return USUAL.contains(protocol) && !otherFamily;
    }

    /** A rule says for what it is; the one that AWS gives each group at its birth says nothing, and its parts have to. */
    private static String about(GroupRule rule) {
        return rule.description().isEmpty() && rule.egress() && rule.traffic().equals(Traffic.ALL)
                ? "kept of the rule for all traffic to " + rule.peer()
                : rule.description();
    }
}
