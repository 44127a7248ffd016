package dev.harden.network;

import static dev.harden.checks.exposure.GivenForwarders.vpc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.GivenNetwork;
import dev.harden.checks.exposure.GivenForwarders;
import dev.harden.facts.ways.ReachedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointDescription;

/** Holds what arrives through load balancers and accelerators to an evaluator that carries each packet by hand. */
class ForwardsBruteForceTest {
    private static final int CASES = 400;
    private static final int[] PORTS = {22, 80, 443, 3306};
    private static final String NODE = "10.0.1.20";
    private static final String NODE_SIX = "2600:1f00::20";
    private static final String TARGET = "10.0.2.10";
    private static final List<String> CLIENTS =
            List.of("1.2.3.4", "203.0.113.5", "150.1.1.1", "9.9.9.9", "2600::1", "2a00::9");
    private static final List<String> RANGES = List.of(
            "0.0.0.0/0",
            "0.0.0.0/1",
            "128.0.0.0/1",
            "203.0.113.0/24",
            "10.0.0.0/8",
            "10.0.1.20/32",
            "sg-lb",
            "::/0",
            "2600::/12",
            "2600:1f00::20/128");
    private static final List<String> PLACES =
            List.of("0.0.0.0/0", "0.0.0.0/0", "10.0.2.0/24", "10.0.2.10/32", "10.9.0.0/16", "sg-web", "::/0");

    private record Rule(int from, int to, String peer) {
        String in() {
            return "in tcp " + from + "-" + to + " " + peer;
        }

        String out() {
            return "out tcp " + from + "-" + to + " " + peer;
        }

        boolean has(int port) {
            return from <= port && port <= to;
        }
    }

    /** Is a network with one instance, whose only ways in are forwarders. */
    private static final class Case {
        private final Random random;
        private final List<Rule> rules = new ArrayList<>();
        private final List<Rule> own = new ArrayList<>();
        private final List<Rule> out = new ArrayList<>();
        private final boolean dual;
        private final boolean grouped;
        private final boolean kept;
        private final boolean classic;
        private final boolean gateway;
        private final boolean accelerated;
        private final boolean denied;
        private final int listener;
        private final int target;
        private final int entry;
        private final int override;

        Case(Random random) {
            this.random = random;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                rules.add(rule(RANGES));
                own.add(rule(RANGES));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                out.add(rule(PLACES));
            }
            dual = random.nextBoolean();
            classic = random.nextInt(4) == 0;
            grouped = classic || random.nextBoolean();
            kept = !classic && random.nextBoolean();
            gateway = random.nextInt(8) != 0;
            accelerated = random.nextInt(3) == 0;
            denied = random.nextInt(4) == 0;
            listener = port();
            target = port();
            entry = port();
            override = random.nextBoolean() ? port() : -1;
        }

        private int port() {
            return PORTS[random.nextInt(PORTS.length)];
        }

        private Rule rule(List<String> peers) {
            int from = random.nextInt(PORTS.length);
            int to = from + random.nextInt(PORTS.length - from);
            return new Rule(PORTS[from], PORTS[to], peers.get(random.nextInt(peers.size())));
        }

        GivenForwarders given() {
            GivenForwarders given = vpc(rules.stream().map(Rule::in).toArray(String[]::new));
            Stream<String> texts =
                    Stream.concat(own.stream().map(Rule::in), out.stream().map(Rule::out));
            given.net()
                    .group("sg-lb", "vpc-1", "lb", texts.toArray(String[]::new))
                    .gateway("igw-1", gateway ? new String[] {"vpc-1"} : new String[0])
                    .acl(
                            "acl-1",
                            "vpc-1",
                            List.of("subnet-1"),
                            "100 in allow all 0.0.0.0/0",
                            "101 in allow all ::/0",
                            "100 out allow all 0.0.0.0/0",
                            "101 out allow all ::/0")
                    .acl(
                            "acl-in",
                            "vpc-1",
                            List.of(GivenForwarders.PRIVATE),
                            (denied ? "90 in deny" : "90 in allow") + " all 10.0.0.0/8",
                            "100 in allow all 0.0.0.0/0",
                            "100 out allow all 0.0.0.0/0");
            given.instance("i-1", TARGET);
            String door = NODE + "/54.1.2.3" + (dual ? "/" + NODE_SIX : "");
            if (classic) {
                given.classic("old", door, listener, target, "i-1");
            } else {
                given.balancer("net/lb/1", "subnet-1", door, grouped ? new String[] {"sg-lb"} : new String[0])
                        .listener("net/lb/1", "TCP", listener, "tg")
                        .group("tg", "instance", "TCP", target, "i-1")
                        .keeps("tg", kept);
            }
            if (accelerated) {
                given.accelerator(
                        "ga",
                        entry,
                        entry,
                        EndpointDescription.builder().endpointId("i-1").build());
                if (override >= 0) {
                    given.override("ga", override);
                }
            }
            return given;
        }

        private static boolean inside(String peer, String address) {
            return !peer.startsWith("sg-") && Block.parse(peer).contains(Address.parse(address));
        }

        private static boolean lets(List<Rule> rules, int port, String address, boolean balancer) {
            return rules.stream()
                    .anyMatch(rule -> rule.has(port)
                            && (inside(rule.peer(), address)
                                    || balancer && rule.peer().equals("sg-lb")));
        }

        boolean arrives(String client, int port) {
            return gateway && (byBalancer(client, port) || byAccelerator(client, port));
        }

        /** The target is one of IPv4: what a client of IPv6 sends comes from the load balancer's address. */
        private boolean byBalancer(String client, int port) {
            boolean six = client.contains(":");
            if (port != target || six && !dual || grouped && !lets(own, listener, client, false)) {
                return false;
            }
            boolean leaves = !grouped
                    || out.stream()
                            .anyMatch(rule -> rule.has(port)
                                    && (inside(rule.peer(), TARGET)
                                            || rule.peer().equals("sg-web")));
            String from = kept && !six ? client : NODE;
            return leaves && !(denied && from.equals(NODE)) && lets(rules, port, from, grouped);
        }

        /** Tells whether the load balancer takes its listener's traffic from a few addresses alone. */
        boolean isFew() {
            return grouped
                    && own.stream()
                            .filter(rule -> rule.has(listener))
                            .allMatch(rule -> rule.peer().matches("(203|10|sg-|2600:1f).*")
                                    || !dual && rule.peer().contains(":"));
        }

        private boolean byAccelerator(String client, int port) {
            return accelerated
                    && !client.contains(":")
                    && port == (override >= 0 ? override : entry)
                    && lets(rules, port, client, false);
        }

        @Override
        public String toString() {
            return rules + " " + own + " " + out + " dual " + dual + " grouped " + grouped + " kept " + kept
                    + " classic " + classic + " gateway "
                    + gateway + " accelerated " + accelerated + " denied " + denied + " " + listener + ">" + target
                    + " "
                    + entry + ">" + override;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatArrivesIsJustWhatIsCarried(long seed) {
        Random random = new Random(seed);
        int open = 0;
        for (int i = 0; i < CASES; i++) {
            Case one = new Case(random);
            GivenForwarders given = one.given();
            NetworkInterface eni = given.net().interfaces.stream()
                    .filter(each -> each.id().equals("eni-i-1"))
                    .findFirst()
                    .orElseThrow();
            PacketSet certain = given.facts()
                    .derive(new ReachedBy(GivenNetwork.REGION, eni))
                    .certain();
            boolean any = false;
            for (String client : CLIENTS) {
                for (int port : PORTS) {
                    Packet packet = Small.packet(Address.parse(client), Traffic.TCP, port);
                    boolean arrives = one.arrives(client, port);
                    any |= arrives;
                    // What a load balancer takes from few alone is not followed: nothing that it forwards is open.
                    if (certain.contains(packet) && !arrives || arrives && !certain.contains(packet) && !one.isFew()) {
                        throw new AssertionError(packet + " arrives: " + arrives + " in " + one);
                    }
                }
            }
            open += any ? 1 : 0;
        }
        assertThat(open).isBetween(CASES / 20, CASES * 19 / 20);
    }
}
