package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.GroupRule;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives what security groups let in of what is forwarded, by the clients that it comes from.
 *
 * @param region the region's code
 * @param groups the ids of the groups that an interface has; without any it takes everything
 * @param source whose address the interface sees
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html">
 *     Security groups of network load balancers</a>
 */
@RestsOn({ResolvedLists.class, SecurityGroups.class})
public record Accepted(String region, List<String> groups, Source source) implements Derived<Bounds> {
    private static final AddressSet EVERYBODY = AddressSet.PUBLIC.family(false);

    @Override
    public Bounds derive(Facts facts) {
        if (groups.isEmpty()) {
            return Bounds.exactly(PacketSet.ALL);
        }
        Seen<Map<String, SecurityGroup>> seen = facts.attempt(new SecurityGroups(region));
        if (!seen.missing().isEmpty()) {
            return Bounds.unknown(seen.missing());
        }
        Bounds all = Bounds.exactly(PacketSet.NONE);
        for (String id : groups) {
            SecurityGroup group = seen.items().get(0).get(id);
            all = all.union(
                    group == null ? hidden(id) : of(facts, group, seen.items().get(0)));
        }
        return all;
    }

    private static Bounds hidden(String id) {
        return Bounds.unknown(List.of(notShown(id)));
    }

    static FactUnavailable notShown(String id) {
        return FactUnavailable.notVisibleFromHere(
                "security group " + id + " is not among those that this account sees");
    }

    private Bounds of(Facts facts, SecurityGroup group, Map<String, SecurityGroup> known) {
        Set<String> ids = group.prefixLists(false);
        ResolvedLists.Lists lists = ids.isEmpty()
                ? new ResolvedLists.Lists(Map.of(), List.of())
                : facts.get(new ResolvedLists(region, ids));
        PacketSet least = PacketSet.NONE;
        PacketSet most = PacketSet.NONE;
        List<FactUnavailable> missing = new ArrayList<>();
        for (GroupRule rule : group.rules(false)) {
            boolean unread = rule.peer() instanceof GroupRule.Peer.PrefixList list
                    && !lists.entries().containsKey(list.id());
            AddressSet certain = clients(rule, lists.entries(), known);
            AddressSet possible = unread ? AddressSet.ALL : possible(rule, lists.entries(), certain);
            least = least.union(PacketSet.of(rule.traffic(), certain));
            most = most.union(PacketSet.of(rule.traffic(), possible));
            if (unread) {
                missing.addAll(lists.missing());
            } else if (!possible.equals(certain)) {
                missing.add(doubt());
            }
        }
        return new Bounds(least, most, missing);
    }

    private FactUnavailable doubt() {
        if (source instanceof Source.Node one) {
            return FactUnavailable.notSettled("whether rules for the groups of "
                    + one.node().id() + " count behind a load balancer is not documented");
        }
        String name = source instanceof Source.Edge edge
                ? edge.name()
                : source instanceof Source.Linked linked
                        ? linked.name()
                        : source instanceof Source.Service service
                                ? service.name()
                                : source instanceof Source.Anybody anybody ? anybody.name() : "";
        return FactUnavailable.notSettled("the addresses that " + name + " sends from are not read here");
    }

    /** Gives the clients that a rule certainly lets by. */
    private AddressSet clients(GroupRule rule, Map<String, List<Block>> lists, Map<String, SecurityGroup> known) {
        AddressSet range = rule.addresses(lists);
        if (source instanceof Source.Client) {
            return range;
        }
        if (source instanceof Source.ClientBehind behind) {
            return names(rule, behind.node().groups()) ? AddressSet.ALL : range;
        }
        boolean lets = range.containsAll(EVERYBODY);
        if (source instanceof Source.Node one) {
            lets = names(rule, one.groups())
                    || one.addresses().stream().anyMatch(address -> range.contains(Address.parse(address)));
        } else if (source instanceof Source.Service service && rule.peer() instanceof GroupRule.Peer.Group peer) {
            SecurityGroup named = known.get(peer.id());
            lets = named != null && named.name().equals(service.group());
        } else if (source instanceof Source.Linked) {
            lets = range.containsAll(AddressSet.ALL.family(false));
        } else if (source instanceof Source.Anybody) {
            lets = false;
        }
        return lets ? AddressSet.ALL : AddressSet.NONE;
    }

    private static boolean names(GroupRule rule, List<String> groups) {
        return rule.peer() instanceof GroupRule.Peer.Group peer && groups.contains(peer.id());
    }

    /** Gives the clients that a rule may let by. */
    private AddressSet possible(GroupRule rule, Map<String, List<Block>> lists, AddressSet certain) {
        AddressSet range = rule.addresses(lists);
        boolean may = source instanceof Source.Anybody
                || source instanceof Source.Linked && !(rule.peer() instanceof GroupRule.Peer.Group)
                || source instanceof Source.Node one && names(rule, one.node().groups())
                || source instanceof Source.Service
                        && (!(rule.peer() instanceof GroupRule.Peer.Group) || !certain.isEmpty())
                || source instanceof Source.Edge && !range.intersect(EVERYBODY).isEmpty();
        return may ? AddressSet.ALL : certain;
    }

    /** Gives what network ACLs let by where a source's address is one of an interface. */
    static PacketSet from(PacketSet allowed, Set<Address> addresses) {
        PacketSet found = PacketSet.NONE;
        for (PacketSet.Slice slice : allowed.slices()) {
            if (addresses.stream().anyMatch(slice.addresses()::contains)) {
                found = found.union(PacketSet.of(slice.traffic(), AddressSet.ALL));
            }
        }
        return found;
    }

    static Set<Address> addresses(List<String> texts) {
        Set<Address> addresses = new HashSet<>();
        texts.forEach(text -> addresses.add(Address.parse(text)));
        return addresses;
    }
}
