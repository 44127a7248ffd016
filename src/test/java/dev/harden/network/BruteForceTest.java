package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the sets to evaluators that go packet by packet, over a small world and many seeded cases. */
class BruteForceTest {
    private static final int CASES = 4_000;
    private static final PacketSet WORLD = PacketSet.of(
            List.of(Traffic.ports(Traffic.TCP, 0, 15), Traffic.ports(Traffic.UDP, 0, 15)),
            Block.parse("10.0.0.0/28").addresses());

    private static NetworkAcl acl(List<AclRule> rules) {
        return new NetworkAcl("acl-1", "111122223333", "vpc-1", false, Set.of("subnet-1"), rules);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anAclLetsThroughJustWhatItsRulesDo(long seed) {
        Small small = new Small(seed);
        List<Packet> packets = Small.packets();
        for (int i = 0; i < CASES; i++) {
            NetworkAcl acl = acl(small.aclRules(8));
            for (boolean egress : new boolean[] {false, true}) {
                PacketSet allowed = acl.allowed(egress);
                for (Packet packet : packets) {
                    boolean truth = Small.allows(acl.rules(), packet, egress);
                    assertThat(allowed.contains(packet))
                            .as("%s %s", acl.rules(), packet)
                            .isEqualTo(truth);
                    assertThat(acl.decides(packet, egress).map(AclRule::allow).orElse(false))
                            .isEqualTo(truth);
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
            for (AclRule rule : acl.rules()) {
                boolean decides = false;
                if (rule.traffic() != Traffic.ALL) {
                    for (Packet packet : Small.packets()) {
                        decides |= acl.decides(packet, rule.egress()).equals(Optional.of(rule));
                    }
                    assertThat(acl.shadowed().contains(rule))
                            .as("%s in %s", rule, acl.rules())
                            .isEqualTo(!decides);
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
            for (Packet packet : Small.packets()) {
                boolean here = Small.allows(one, packet);
                boolean there = Small.allows(other, packet);
                assertThat(first.contains(packet)).isEqualTo(here);
                assertThat(first.union(second).contains(packet)).isEqualTo(here || there);
                assertThat(both.contains(packet)).isEqualTo(here && there);
                assertThat(first.minus(second).contains(packet)).isEqualTo(here && !there);
            }
            assertThat(first.union(second)).isEqualTo(second.union(first));
            assertThat(first.minus(second).union(both)).isEqualTo(first);
            Optional<Packet> found = both.first();
            found.ifPresent(packet -> assertThat(Small.allows(one, packet) && Small.allows(other, packet))
                    .isTrue());
            boolean some = Small.packets().stream()
                    .anyMatch(packet -> Small.allows(one, packet) && Small.allows(other, packet));
            // A rule for all traffic also lets through what is outside the small world.
            assertThat(found.isPresent()).isEqualTo(!both.isEmpty());
            assertThat(some).isEqualTo(!both.intersect(WORLD).isEmpty());
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
                Optional<Route> best = best(routes, lists, address);
                String target = best.filter(Route::active).map(Route::target).orElse("");
                byTarget.forEach((to, addresses) -> assertThat(addresses.contains(address))
                        .as("%s %s %s", routes, address, to)
                        .isEqualTo(to.equals(target)));
                assertThat(table.route(address, lists)).isEqualTo(best);
                assertThat(target.isEmpty() || byTarget.containsKey(target)).isTrue();
            }
        }
    }

    /** Goes through the routes and keeps the better one. */
    private static Optional<Route> best(List<Route> routes, Map<String, List<Block>> lists, Address address) {
        Route best = null;
        int length = -1;
        int rank = 3;
        for (Route route : routes) {
            List<Block> ranges =
                    route.destination().map(List::of).orElse(lists.getOrDefault(route.prefixList(), List.of()));
            for (Block range : ranges) {
                int itsRank = route.propagated() ? 2 : route.prefixList().isEmpty() ? 0 : 1;
                if (Small.holds(range, address)
                        && (range.prefix() > length || range.prefix() == length && itsRank < rank)) {
                    best = route;
                    length = range.prefix();
                    rank = itsRank;
                }
            }
        }
        return Optional.ofNullable(best);
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
            Traffic ports = Traffic.ports(Traffic.TCP, from, to);
            for (int number = 0; number < Small.ADDRESSES; number++) {
                Address address = Small.address(number);
                boolean any = false;
                boolean every = true;
                for (int port = from; port <= to; port++) {
                    boolean through = Small.allows(
                            acl.rules(),
                            new Packet(
                                    address,
                                    Traffic.ports(Traffic.TCP, port, port).first()),
                            false);
                    any |= through;
                    every &= through;
                }
                assertThat(in.any(ports).contains(address)).isEqualTo(any);
                assertThat(in.every(ports).contains(address)).isEqualTo(every);
            }
        }
    }
}
