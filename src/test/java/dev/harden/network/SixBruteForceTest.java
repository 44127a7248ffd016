package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ways.ReachedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the path of IPv6 to an evaluator of its own: ranges that AWS keeps private, NAT64, egress-only gateways. */
class SixBruteForceTest {
    private static final int CASES = 500;
    private static final int PORTS = 4;
    /** Wider than a /16, since narrower sources do not count as open. */
    private static final String NEAR = "2a00::/12";

    private static final Block ALL = Block.parse("::/0");

    /** Is a way out of the subnet: a range, where it leads and whether it works. */
    private record Leads(String range, String target, boolean active) {
        int length() {
            return range.equals("::/0") ? 0 : range.equals(NEAR) ? 12 : 96;
        }

        boolean holds(boolean near) {
            return range.equals("::/0") || range.equals(NEAR) && near;
        }
    }

    /** Is a random network of one interface with an address of IPv6. */
    private static final class Case {
        private final boolean closed;
        private final boolean blocked;
        private final boolean attached;
        private final List<Leads> leads = new ArrayList<>();
        private final Optional<Integer> denied;
        private final boolean answers;
        private final Optional<Integer> group;
        private final boolean four;

        Case(Random random) {
            closed = random.nextInt(4) == 0;
            blocked = random.nextInt(8) == 0;
            attached = random.nextInt(8) != 0;
            leads.add(new Leads("::/0", random.nextInt(4) == 0 ? "eigw-1" : "igw-1", random.nextInt(8) != 0));
            if (random.nextBoolean()) {
                leads.add(new Leads("64:ff9b::/96", "nat-1", true));
            }
            if (random.nextBoolean()) {
                leads.add(new Leads(NEAR, random.nextBoolean() ? "igw-1" : "nat-1", random.nextInt(8) != 0));
            }
            denied = random.nextBoolean() ? Optional.of(random.nextInt(PORTS)) : Optional.empty();
            answers = random.nextInt(6) != 0;
            group = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextInt(PORTS));
            four = random.nextInt(6) == 0;
        }

        Net net() {
            AddressSet range = Block.parse("2600:1f00:41::/64").addresses();
            Net net = Net.empty()
                    .blocked(blocked ? "block-ingress" : "off", "update-complete")
                    .vpc("vpc-1", "10.0.0.0/16")
                    .subnet(
                            "subnet-1",
                            "vpc-1",
                            "a",
                            new Subnet.Addresses(true, true, false, false, range, closed ? range : AddressSet.NONE))
                    .gateway("igw-1", attached ? new String[] {"vpc-1"} : new String[0]);
            List<Route> routes = leads.stream()
                    .map(one -> new Route(Optional.of(Block.parse(one.range)), "", one.target, one.active, false))
                    .toList();
            net.tables.put("rtb-1", new RouteTable("rtb-1", Net.OWNER, "vpc-1", true, Set.of(), Set.of(), routes));
            List<AclRule> rules = new ArrayList<>();
            denied.ifPresent(port -> rules.add(
                    new AclRule(100, false, false, Traffic.ports(Traffic.TCP, port, port), Block.parse(NEAR))));
            rules.add(new AclRule(200, false, true, Traffic.ALL, ALL));
            if (answers) {
                rules.add(new AclRule(200, true, true, Traffic.ALL, ALL));
            }
            net.acls.put("acl-1", new NetworkAcl("acl-1", Net.OWNER, "vpc-1", false, Set.of("subnet-1"), rules));
            List<String> ids = new ArrayList<>();
            group.ifPresent(port -> {
                Block from = four ? Block.parse("0.0.0.0/0") : ALL;
                GroupRule rule = new GroupRule(
                        false, Traffic.ports(Traffic.TCP, port, port), new GroupRule.Peer.Range(from), "");
                net.groups.put("sg-1", new SecurityGroup("sg-1", Net.OWNER, "vpc-1", "sg-1", List.of(rule)));
                ids.add("sg-1");
            });
            return net.eni("eni-1", "subnet-1", ids, "2600:1f00:41::5");
        }

        boolean arrives(boolean near, int port) {
            Leads best = null;
            for (Leads one : leads) {
                if (one.holds(near) && (best == null || one.length() > best.length())) {
                    best = one;
                }
            }
            return !closed
                    && !blocked
                    && attached
                    && best.active
                    && best.target.equals("igw-1")
                    && !(near && denied.filter(no -> no == port).isPresent())
                    && answers
                    && (group.isEmpty() || !four && group.get() == port);
        }

        @Override
        public String toString() {
            return closed + " " + blocked + " " + attached + " " + leads + " " + denied + " " + answers + " " + group
                    + " " + four;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePathLetsThroughJustThePacketsThatArrive(long seed) {
        Random random = new Random(seed);
        int open = 0;
        for (int i = 0; i < CASES; i++) {
            Case one = new Case(random);
            Net net = one.net();
            Path.End end = GivenNetwork.of(net)
                    .derive(new ReachedBy(GivenNetwork.REGION, net.interfaces.get(0)))
                    .follow(PacketSet.of(Traffic.ports(Traffic.TCP, 0, PORTS - 1), AddressSet.PUBLIC));
            boolean any = false;
            for (int port = 0; port < PORTS; port++) {
                for (boolean near : new boolean[] {true, false}) {
                    Address from = Block.parse((near ? "2a00:1234::1" : "2620:9::1") + "/128")
                            .first();
                    boolean arrives = one.arrives(near, port);
                    any |= arrives;
                    assertThat(end.reaching().contains(Small.packet(from, Traffic.TCP, port)))
                            .as("%s %s in %s", from, port, one)
                            .isEqualTo(arrives);
                }
            }
            assertThat(end.isOpen()).as(one.toString()).isEqualTo(any);
            open += any ? 1 : 0;
        }
        assertThat(open).isBetween(CASES / 10, CASES * 9 / 10);
    }
}
