package dev.harden.network;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.exposure.GivenForwarders;
import dev.harden.facts.apigateway.Exported;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apigatewayv2.HttpApis;
import dev.harden.facts.apigatewayv2.HttpExport;
import dev.harden.facts.apigatewayv2.HttpLinks;
import dev.harden.facts.apigatewayv2.HttpStages;
import dev.harden.facts.ways.ReachedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.VpcLink;

/**
 * Holds what arrives through a public load balancer or a VPC link, and a second, internal load balancer, to an evaluator that
 * carries each packet by hand.
 */
class ChainsBruteForceTest {
    private static final int CASES = 300;
    private static final int[] PORTS = {22, 80, 443};
    private static final String FRONT = "10.0.1.20";
    private static final String INNER = "10.0.2.20";
    private static final String LINK = "10.0.2.78";
    private static final String TARGET = "10.0.2.10";
    private static final List<String> CLIENTS = List.of("1.2.3.4", "203.0.113.5", "150.1.1.1");
    private static final List<String> RANGES = List.of(
            "0.0.0.0/0",
            "0.0.0.0/0",
            "128.0.0.0/1",
            "203.0.113.0/24",
            "10.0.0.0/16",
            "10.0.1.20/32",
            "10.0.2.20/32",
            "10.0.2.78/32",
            "sg-front",
            "sg-inner",
            "sg-link");
    private static final List<String> PLACES =
            List.of("0.0.0.0/0", "0.0.0.0/0", "10.0.2.0/24", "10.0.9.0/24", "sg-inner", "sg-web");

    private record Rule(int from, int to, String peer) {
        String text(String direction) {
            return direction + " tcp " + from + "-" + to + " " + peer;
        }

        boolean has(int port) {
            return from <= port && port <= to;
        }
    }

    /** Is whom an interface sees: an address, and the groups that stand for what comes from there. */
    private record Seen(String address, Set<String> groups) {}

    /** Is a network with one instance behind two load balancers. */
    private static final class Case {
        private final Random random;
        private final List<Rule> front = new ArrayList<>();
        private final List<Rule> frontOut = new ArrayList<>();
        private final List<Rule> inner = new ArrayList<>();
        private final List<Rule> innerOut = new ArrayList<>();
        private final List<Rule> linkOut = new ArrayList<>();
        private final List<Rule> web = new ArrayList<>();
        private final boolean frontGrouped;
        private final boolean application;
        private final boolean innerGrouped;
        private final boolean frontKeeps;
        private final boolean innerKeeps;
        private final boolean linked;
        private final boolean denied;
        private final int frontPort;
        private final int middlePort;
        private final int innerPort;
        private final int targetPort;

        Case(Random random) {
            this.random = random;
            rules(front, RANGES);
            rules(frontOut, PLACES);
            rules(inner, RANGES);
            rules(innerOut, PLACES);
            rules(linkOut, PLACES);
            rules(web, RANGES);
            frontGrouped = random.nextBoolean();
            application = random.nextBoolean();
            innerGrouped = application || random.nextBoolean();
            frontKeeps = application || random.nextBoolean();
            innerKeeps = !application && random.nextBoolean();
            linked = random.nextBoolean();
            denied = random.nextInt(4) == 0;
            frontPort = port();
            innerPort = port();
            middlePort = random.nextInt(4) == 0 ? port() : innerPort;
            targetPort = port();
        }

        private int port() {
            return PORTS[random.nextInt(PORTS.length)];
        }

        private void rules(List<Rule> rules, List<String> peers) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int from = random.nextInt(PORTS.length);
                int to = from + random.nextInt(PORTS.length - from);
                rules.add(new Rule(PORTS[from], PORTS[to], peers.get(random.nextInt(peers.size()))));
            }
        }

        private static String[] texts(List<Rule> in, List<Rule> out) {
            return Stream.concat(
                            in.stream().map(rule -> rule.text("in")),
                            out.stream().map(rule -> rule.text("out")))
                    .toArray(String[]::new);
        }

        private static String[] groups(boolean grouped, String id) {
            return grouped ? new String[] {id} : new String[0];
        }

        GivenForwarders given() {
            String name = application ? "app/inner/1" : "net/inner/1";
            GivenForwarders given = GivenForwarders.vpc(texts(web, List.of()))
                    .instance("i-1", TARGET)
                    .balancer("net/front/1", "subnet-1", FRONT + "/54.1.2.3", groups(frontGrouped, "sg-front"))
                    .listener("net/front/1", "TCP", frontPort, "middle")
                    .balancer(name, GivenForwarders.PRIVATE, INNER, groups(innerGrouped, "sg-inner"))
                    .listener(name, application ? "HTTP" : "TCP", innerPort, "last")
                    .group("last", "instance", application ? "HTTP" : "TCP", targetPort, "i-1");
            given = application
                    ? given.group("middle", "alb", "TCP", middlePort, name)
                    : given.group("middle", "ip", "TCP", middlePort, INNER)
                            .keeps("middle", frontKeeps)
                            .keeps("last", innerKeeps);
            if (linked) {
                given.eni(
                        "eni-link",
                        GivenForwarders.PRIVATE,
                        List.of("sg-link"),
                        new NetworkInterface.Use("api_gateway_managed", "", true, "", false),
                        LINK);
            }
            given.net()
                    .group("sg-front", "vpc-1", "front", texts(front, frontOut))
                    .group("sg-inner", "vpc-1", "inner", texts(inner, innerOut))
                    .group("sg-link", "vpc-1", "link", texts(List.of(), linkOut))
                    .acl(
                            "acl-1",
                            "vpc-1",
                            List.of("subnet-1"),
                            "100 in allow all 0.0.0.0/0",
                            "100 out allow all 0.0.0.0/0")
                    .acl(
                            "acl-in",
                            "vpc-1",
                            List.of(GivenForwarders.PRIVATE),
                            (denied ? "90 in deny" : "90 in allow") + " all 10.0.0.0/8",
                            "100 in allow all 0.0.0.0/0",
                            "100 out allow all 0.0.0.0/0");
            return given;
        }

        Given facts(GivenForwarders given) {
            String listener = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/"
                    + (application ? "app/inner/1/" : "net/inner/1/") + innerPort;
            return given.facts()
                    .fact(new RestApis(REGION), List.of())
                    .fact(
                            new HttpApis(REGION),
                            List.of(Api.builder()
                                    .apiId("h1")
                                    .name("shop")
                                    .protocolType("HTTP")
                                    .build()))
                    .fact(new HttpStages(REGION, "h1"), List.of("$default"))
                    .fact(new HttpExport(REGION, "h1", "$default"), List.of(new Exported("v1", listener, "", true)))
                    .fact(
                            new HttpLinks(REGION),
                            linked
                                    ? List.of(VpcLink.builder()
                                            .vpcLinkId("v1")
                                            .subnetIds(GivenForwarders.PRIVATE)
                                            .securityGroupIds("sg-link")
                                            .build())
                                    : List.of());
        }

        private static boolean inside(String peer, String address) {
            return !peer.startsWith("sg-") && Block.parse(peer).contains(Address.parse(address));
        }

        private static boolean in(List<Rule> rules, int port, Seen from) {
            return rules.stream()
                    .anyMatch(rule -> rule.has(port)
                            && (inside(rule.peer(), from.address())
                                    || from.groups().contains(rule.peer())));
        }

        private static boolean out(List<Rule> rules, int port, String address, String group) {
            return rules.stream()
                    .anyMatch(rule -> rule.has(port)
                            && (inside(rule.peer(), address) || rule.peer().equals(group)));
        }

        boolean arrives(String client, int port) {
            return port == targetPort && (byFront(client) || linked && byLink());
        }

        private boolean byFront(String client) {
            if (frontGrouped
                    && !(in(front, frontPort, new Seen(client, Set.of()))
                            && out(frontOut, middlePort, INNER, innerGrouped ? "sg-inner" : ""))) {
                return false;
            }
            Seen from = new Seen(frontKeeps ? client : FRONT, frontGrouped ? Set.of("sg-front") : Set.of());
            boolean dropped = denied && from.address().startsWith("10.");
            return middlePort == innerPort && !dropped && byInner(from);
        }

        private boolean byLink() {
            return out(linkOut, innerPort, INNER, innerGrouped ? "sg-inner" : "")
                    && byInner(new Seen(LINK, Set.of("sg-link")));
        }

        private boolean byInner(Seen from) {
            if (innerGrouped && !(in(inner, innerPort, from) && out(innerOut, targetPort, TARGET, "sg-web"))) {
                return false;
            }
            String address = innerKeeps ? from.address() : INNER;
            return in(web, targetPort, new Seen(address, innerGrouped ? Set.of("sg-inner") : Set.of()));
        }

        /** Tells whether the public load balancer takes its listener's traffic from a few addresses alone. */
        boolean isFew() {
            return frontGrouped
                    && front.stream()
                            .filter(rule -> rule.has(frontPort))
                            .allMatch(rule -> rule.peer().matches("(203|10|sg-).*"));
        }

        @Override
        public String toString() {
            return "front " + front + frontOut + frontGrouped + frontKeeps + " inner " + inner + innerOut + innerGrouped
                    + innerKeeps + application + " link " + linked + linkOut + " web " + web + " denied " + denied + " "
                    + frontPort + ">" + middlePort + "=" + innerPort + ">" + targetPort;
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
            PacketSet certain =
                    one.facts(given).derive(new ReachedBy(REGION, eni)).certain();
            boolean any = false;
            for (String client : CLIENTS) {
                for (int port : PORTS) {
                    boolean arrives = one.arrives(client, port);
                    any |= arrives;
                    boolean found = certain.contains(Small.packet(Address.parse(client), Traffic.TCP, port));
                    if (found && !arrives || arrives && !found && !one.isFew()) {
                        throw new AssertionError(client + " to " + port + " arrives: " + arrives + " in " + one);
                    }
                }
            }
            open += any ? 1 : 0;
        }
        assertThat(open).isBetween(CASES / 20, CASES * 19 / 20);
    }
}
