package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.ways.ReachedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;

/** Holds the whole path from the Internet to an interface to an evaluator that goes hop by hop with each packet. */
class PathBruteForceTest {
    private static final int CASES = 1_000;

    /** Is a network of one interface, with what its evaluator needs to know of it. */
    private static final class Case {
        private final Small small;
        private final boolean address;
        private final boolean blocked;
        private final boolean attached;
        private final List<Route> routes = new ArrayList<>();
        private final List<AclRule> rules;
        private final List<SecurityGroup> groups = new ArrayList<>();
        private final Optional<Integer> listener;
        private final Map<String, List<Block>> lists;

        Case(Small small) {
            this.small = small;
            address = small.below(10) != 0;
            blocked = small.below(10) == 0;
            attached = small.below(10) != 0;
            rules = small.aclRules(7, small::wideBlock);
            if (small.chance()) {
                rules.add(new AclRule(900, false, true, Traffic.ALL, Block.parse("0.0.0.0/0")));
                rules.add(new AclRule(900, true, true, Traffic.ALL, Block.parse("0.0.0.0/0")));
                rules.sort(Comparator.comparingInt(AclRule::number));
            }
            lists = Map.of("pl-1", List.of(small.wideBlock(), small.wideBlock()));
            for (int i = 1 + small.below(3); i > 0; i--) {
                route();
            }
            for (int i = small.below(3); i > 0; i--) {
                group("sg-" + i);
            }
            listener = small.below(3) == 0 ? Optional.of(small.below(Small.PORTS)) : Optional.empty();
        }

        private void route() {
            boolean list = small.below(4) == 0;
            String target = List.of("igw-1", "igw-1", "igw-1", "nat-1").get(small.below(4));
            routes.add(new Route(
                    list ? Optional.empty() : Optional.of(small.wideBlock()),
                    list ? "pl-1" : "",
                    target,
                    small.below(6) != 0,
                    false));
        }

        private void group(String id) {
            List<GroupRule> all = new ArrayList<>();
            for (int i = 1 + small.below(3); i > 0; i--) {
                GroupRule.Peer peer = small.below(4) == 0
                        ? new GroupRule.Peer.PrefixList("pl-1")
                        : new GroupRule.Peer.Range(small.wideBlock());
                all.add(new GroupRule(false, small.traffic(), peer, ""));
            }
            groups.add(new SecurityGroup(id, Net.OWNER, "vpc-1", id, all));
        }

        Net net() {
            Net net = Net.empty()
                    .blocked(blocked ? "block-ingress" : "off", "update-complete")
                    .vpc("vpc-1", "10.0.0.0/16")
                    .subnet("subnet-1", "vpc-1", "a")
                    .gateway("igw-1", attached ? new String[] {"vpc-1"} : new String[0]);
            net.tables.put("rtb-1", new RouteTable("rtb-1", Net.OWNER, "vpc-1", true, Set.of(), Set.of(), routes));
            net.acls.put("acl-1", new NetworkAcl("acl-1", Net.OWNER, "vpc-1", false, Set.of("subnet-1"), rules));
            groups.forEach(group -> net.groups.put(group.id(), group));
            net.lists.putAll(lists);
            List<String> ids = groups.stream().map(SecurityGroup::id).toList();
            String[] addresses = address ? new String[] {"198.51.100.1"} : new String[0];
            String type = listener.isPresent() ? "load_balancer" : "interface";
            return net.eni(
                    "eni-1", "subnet-1", ids, new NetworkInterface.Use(type, "ELB lb", true, "", false), addresses);
        }

        /** Sends one packet, and waits for the answer. */
        boolean arrives(Packet packet) {
            return address
                    && !blocked
                    && attached
                    && Small.best(routes, lists, packet.remote())
                            .filter(route -> route.active() && route.target().equals("igw-1"))
                            .isPresent()
                    && Small.allows(rules, packet, false)
                    && isAnswered(packet)
                    && (groups.isEmpty() || groups.stream().anyMatch(group -> letsIn(group, packet)))
                    && listener.map(port -> packet.protocol() == Traffic.TCP && packet.port() == port)
                            .orElse(true);
        }

        /** The one who sends chooses the port that the answer goes to: one of the small world's, or beyond. */
        private boolean isAnswered(Packet packet) {
            for (int port = 1; port <= Small.PORTS; port++) {
                if (Small.allows(rules, Small.packet(packet.remote(), packet.protocol(), port), true)) {
                    return true;
                }
            }
            return false;
        }

        private boolean letsIn(SecurityGroup group, Packet packet) {
            return group.rules().stream().anyMatch(rule -> {
                List<Block> ranges = rule.peer() instanceof GroupRule.Peer.Range range
                        ? List.of(range.block())
                        : lists.getOrDefault(rule.peer().toString(), List.of());
                return rule.traffic().contains(packet.place())
                        && ranges.stream().anyMatch(range -> Small.holds(range, packet.remote()));
            });
        }

        @Override
        public String toString() {
            return address + " " + blocked + " " + attached + " " + routes + " " + rules + " " + groups + " " + listener
                    + " " + lists;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thePathLetsThroughJustThePacketsThatArrive(long seed) {
        Small small = new Small(seed);
        int open = 0;
        for (int i = 0; i < CASES; i++) {
            Case one = new Case(small);
            Net net = one.net();
            Given given = GivenNetwork.of(net).fact(new ClassicLoadBalancers(GivenNetwork.REGION), balancers(one));
            NetworkInterface eni = net.interfaces.get(0);
            Path.End end = given.derive(new ReachedBy(GivenNetwork.REGION, eni))
                    .follow(PacketSet.of(Small.WORLD, AddressSet.PUBLIC));
            boolean any = false;
            for (int protocol : Small.PROTOCOLS) {
                for (int port = 0; port < Small.PORTS; port++) {
                    for (int number = 0; number < Small.ON_THE_INTERNET; number++) {
                        Packet packet = Small.packet(Small.wide(number), protocol, port);
                        boolean arrives = one.arrives(packet);
                        any |= arrives;
                        if (end.reaching().contains(packet) != arrives) {
                            throw new AssertionError(packet + " arrives: " + arrives + " in " + one);
                        }
                    }
                }
            }
            Optional<Packet> witness = end.reaching().witness();
            boolean shown = witness.isPresent() && one.arrives(witness.get());
            if (end.isOpen() != any || shown != any || end.stop().isEmpty() != any) {
                throw new AssertionError("open: " + any + ", but " + end + " with " + witness + " in " + one);
            }
            open += any ? 1 : 0;
        }
        assertThat(open).isBetween(CASES / 20, CASES * 19 / 20);
    }

    private static List<LoadBalancerDescription> balancers(Case one) {
        LoadBalancerDescription.Builder builder =
                LoadBalancerDescription.builder().loadBalancerName("lb");
        one.listener.ifPresent(port -> builder.listenerDescriptions(ListenerDescription.builder()
                .listener(listener ->
                        listener.protocol("TCP").loadBalancerPort(port).instancePort(port))
                .build()));
        return List.of(builder.build());
    }
}
