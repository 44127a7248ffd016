package dev.harden.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the sets to evaluators that go packet by packet, over a small world and many seeded cases. */
class BruteForceTest {
    private static final int CASES = 1_000;
    private static final PacketSet WORLD = PacketSet.of(
            List.of(Traffic.ports(Traffic.TCP, 0, 15), Traffic.ports(Traffic.UDP, 0, 15)),
            Block.parse("10.0.0.0/28").addresses());

    /** Asserting each of millions of packets would take minutes. */
    private static void agree(boolean found, boolean truth, Object... about) {
        if (found != truth) {
            throw new AssertionError("found " + found + ", but it is " + truth + ": " + List.of(about));
        }
    }

    private static NetworkAcl acl(List<AclRule> rules) {
        return new NetworkAcl("acl-1", "111122223333", "vpc-1", false, Set.of("subnet-1"), rules);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anAclLetsThroughJustWhatItsRulesDo(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            NetworkAcl acl = acl(small.aclRules(8));
            for (boolean egress : new boolean[] {false, true}) {
                PacketSet allowed = acl.allowed(egress);
                for (Packet packet : Small.PACKETS) {
                    boolean truth = Small.allows(acl.rules(), packet, egress);
                    agree(allowed.contains(packet), truth, acl, packet);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aShadowedRuleDecidesAboutNothing(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            NetworkAcl acl = acl(small.aclRules(8));
            Set<AclRule> deciding = new HashSet<>();
            for (Packet packet : Small.PACKETS) {
                for (boolean egress : new boolean[] {false, true}) {
                    Optional<AclRule> rule = acl.decides(packet, egress);
                    agree(rule.map(AclRule::allow).orElse(false), Small.allows(acl.rules(), packet, egress), acl);
                    rule.ifPresent(deciding::add);
                }
            }
            List<AclRule> shadowed = acl.shadowed();
            for (AclRule rule : acl.rules()) {
                // A rule for all traffic also decides about what is outside the small world.
                if (rule.traffic() != Traffic.ALL) {
                    agree(shadowed.contains(rule), !deciding.contains(rule), rule, acl);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void groupsLetThroughJustWhatTheirRulesDoAndSetsAreExact(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            SecurityGroup one = group(small);
            SecurityGroup other = group(small);
            PacketSet first = one.allowed(false, Map.of());
            PacketSet second = other.allowed(false, Map.of());
            PacketSet both = first.intersect(second);
            PacketSet either = first.union(second);
            PacketSet rest = first.minus(second);
            boolean some = false;
            for (Packet packet : Small.PACKETS) {
                boolean here = Small.allows(one, packet);
                boolean there = Small.allows(other, packet);
                some |= here && there;
                agree(first.contains(packet), here, one, packet);
                agree(either.contains(packet), here || there, one, other, packet);
                agree(both.contains(packet), here && there, one, other, packet);
                agree(rest.contains(packet), here && !there, one, other, packet);
                if (packet.place() % 8 == i % 8) {
                    agree(one.letsIn(packet, Map.of()).isPresent(), here, one, packet);
                }
            }
            agree(either.equals(second.union(first)), true, one, other);
            agree(rest.union(both).equals(first), true, one, other);
            Optional<Packet> found = both.first();
            agree(found.isEmpty() || Small.allows(one, found.get()) && Small.allows(other, found.get()), true, found);
            // A rule for all traffic also lets through what is outside the small world.
            agree(found.isPresent(), !both.isEmpty(), both);
            agree(!both.intersect(WORLD).isEmpty(), some, one, other);
        }
    }

    private static SecurityGroup group(Small small) {
        List<GroupRule> rules = new ArrayList<>();
        for (int i = small.below(6); i > 0; i--) {
            rules.add(new GroupRule(false, small.traffic(), new GroupRule.Peer.Range(small.block()), ""));
        }
        return new SecurityGroup("sg-1", "111122223333", "vpc-1", "web", rules);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void anAddressTakesTheRouteOfTheLongestPrefix(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            List<Route> routes = new ArrayList<>();
            Map<String, List<Block>> lists = Map.of("pl-1", List.of(small.block(), small.block()));
            for (int j = small.below(7); j > 0; j--) {
                boolean list = small.below(4) == 0;
                routes.add(new Route(
                        list ? Optional.empty() : Optional.of(small.block()),
                        list ? "pl-1" : "",
                        "t-" + small.below(3),
                        small.below(4) != 0,
                        !list && small.chance()));
            }
            RouteTable table = new RouteTable("rtb-1", "111122223333", "vpc-1", true, Set.of(), Set.of(), routes);
            Map<String, AddressSet> byTarget = table.byTarget(lists);
            for (int number = 0; number < Small.ADDRESSES; number++) {
                Address address = Small.address(number);
                Optional<Route> best = Small.best(routes, lists, address);
                String target = best.filter(Route::active).map(Route::target).orElse("");
                byTarget.forEach(
                        (to, addresses) -> agree(addresses.contains(address), to.equals(target), routes, address, to));
                agree(table.route(address, lists).equals(best), true, routes, address);
                agree(target.isEmpty() || byTarget.containsKey(target), true, routes, address);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void whatAnyOrEveryPortHasIsExact(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            NetworkAcl acl = acl(small.aclRules(6));
            PacketSet in = acl.allowed(false);
            int from = small.below(Small.PORTS);
            int to = from + small.below(Small.PORTS - from);
            AddressSet withAny = in.any(Traffic.ports(Traffic.TCP, from, to));
            AddressSet withEvery = in.every(Traffic.ports(Traffic.TCP, from, to));
            for (int number = 0; number < Small.ADDRESSES; number++) {
                Address address = Small.address(number);
                boolean any = false;
                boolean every = true;
                for (int port = from; port <= to; port++) {
                    Packet packet = Small.packet(address, Traffic.TCP, port);
                    boolean through = Small.allows(acl.rules(), packet, false);
                    any |= through;
                    every &= through;
                }
                agree(withAny.contains(address), any, acl, address);
                agree(withEvery.contains(address), every, acl, address);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void whatIsOpenHasAWitnessThatIsLetIn(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            NetworkAcl acl = acl(small.aclRules(6, small::wideBlock));
            PacketSet in = acl.allowed(false).intersect(PacketSet.of(Small.WORLD, AddressSet.ALL));
            boolean open = false;
            for (int number = 0; number < Small.ON_THE_INTERNET; number++) {
                for (int protocol : Small.PROTOCOLS) {
                    for (int port = 0; port < Small.PORTS; port++) {
                        open |= Small.allows(acl.rules(), Small.packet(Small.wide(number), protocol, port), false);
                    }
                }
            }
            agree(in.isOpen(), open, acl);
            Optional<Packet> witness = in.witness();
            agree(witness.isPresent(), open, acl);
            agree(witness.isEmpty() || Small.allows(acl.rules(), witness.get(), false), true, acl, witness);
        }
    }
}
