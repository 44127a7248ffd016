package dev.harden.checks;

import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.exposure.ExposureChecks;
import dev.harden.checks.nacl.NaclChecks;
import dev.harden.checks.securitygroup.SecurityGroupChecks;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.facts.ec2.PrefixListEntries;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Made;
import dev.harden.network.Net;
import dev.harden.network.NetworkAcl;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans together what mends all failures of security groups, network ACLs and exposure in networks made at random, carries
 * the plan out in any order of its targets, and judges again.
 */
class PlannedNetworkTest {
    private static final int CASES = 60;
    private static final List<Check<?>> CHECKS = Stream.of(
                    SecurityGroupChecks.TOPIC, NaclChecks.TOPIC, ExposureChecks.TOPIC)
            .flatMap(topic -> topic.checks().stream())
            .<Check<?>>map(check -> check)
            .toList();
    private static final List<String> TRAFFIC = List.of(
            "tcp 22",
            "tcp 443",
            "tcp 20-443",
            "tcp 3306",
            "tcp 0-65535",
            "tcp 3000-9000",
            "udp 0-65535",
            "udp 53",
            "udp 3389",
            "icmp",
            "47",
            "all");
    private static final List<String> SOURCES = List.of(
            "0.0.0.0/0",
            "0.0.0.0/0",
            "::/0",
            "203.0.113.0/24",
            "198.51.100.0/24",
            "3.0.0.0/9",
            "128.0.0.0/1",
            "10.0.0.0/8",
            "10.0.0.0/16",
            "2600:1f00::/40",
            "pl-office",
            "pl-halves",
            "pl-none",
            "pl-unseen",
            "sg-app");
    private static final List<String> OFFICES = List.of("203.0.113.0/24");

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String[] rules(Random random, int most) {
        Set<String> rules = new HashSet<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            String description = random.nextBoolean() ? " # it is for " + i : "";
            String rule = "in " + any(random, TRAFFIC) + " " + any(random, SOURCES);
            if (rules.stream().noneMatch(one -> one.split(" # ")[0].equals(rule))) {
                rules.add(rule + description);
            }
        }
        if (random.nextInt(3) > 0) {
            rules.add("out all 0.0.0.0/0");
        }
        return rules.toArray(String[]::new);
    }

    private static String[] entries(Random random) {
        List<String> rules = new ArrayList<>();
        int step = random.nextBoolean() ? 100 : 1 + random.nextInt(9);
        for (int i = random.nextInt(5); i > 0; i--) {
            String source = any(random, SOURCES.subList(0, 10));
            rules.add((10 + rules.size() * step) + (random.nextBoolean() ? " in " : " out ")
                    + (random.nextInt(4) > 0 ? "allow " : "deny ") + any(random, TRAFFIC) + " " + source);
        }
        return rules.toArray(String[]::new);
    }

    private static Net network(Random random) {
        Net net = Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .subnet("subnet-2", "vpc-1", "a")
                .gateway("igw-1", "vpc-1")
                .main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1", "::/0>igw-1")
                .list("pl-office", "203.0.113.0/24")
                .list("pl-halves", "0.0.0.0/1", "128.0.0.0/1")
                .list("pl-none")
                .acl("acl-1", "vpc-1", List.of("subnet-1"), entries(random))
                .acl(
                        "acl-2",
                        "vpc-1",
                        List.of("subnet-2"),
                        "100 in allow all 0.0.0.0/0",
                        "101 in allow all ::/0",
                        "100 out allow all 0.0.0.0/0",
                        "101 out allow all ::/0")
                .acl("acl-3", "vpc-1", List.of(), entries(random))
                .group("sg-app", "vpc-1", "app", rules(random, 4))
                .group("sg-web", "vpc-1", "web", rules(random, 6))
                .group("sg-idle", "vpc-1", "idle", rules(random, 4))
                .group("sg-0", "vpc-1", "default", rules(random, 3));
        net.eni("eni-1", "subnet-1", List.of("sg-web"), "198.51.100.1");
        net.eni("eni-2", "subnet-2", List.of("sg-web", "sg-app"), "198.51.100.2", "2600:1f00::5");
        return net.eni("eni-3", "subnet-2", random.nextBoolean() ? List.of("sg-0") : List.of("sg-app"));
    }

    private static Given given(Net net) {
        return GivenNetwork.of(net)
                .refused(new SecurityGroupRules(REGION))
                .refused(new PrefixListEntries(REGION, "pl-unseen"))
                .option("sg-admin-sources.allowed", OFFICES)
                .option("sg-egress.restricted", true);
    }

    private static Map<String, String> judged(Given given) {
        Map<String, String> judged = new TreeMap<>();
        for (Check<?> check : CHECKS) {
            given.judge(check, REGION).forEach(line -> {
                String[] parts = line.split(" ", 3);
                judged.put(name(check) + " of " + parts[1].replaceAll(":$", ""), line);
            });
        }
        return judged;
    }

    private static String name(Check<?> check) {
        return check.getClass().getSimpleName();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsPromisedComesTrueAndNothingElseChanges(long seed) {
        Random random = new Random(seed);
        int promised = 0;
        for (int i = 0; i < CASES; i++) {
            Net net = network(random);
            Given given = given(net);
            Map<String, String> before = judged(given);
            Map<String, Remedy> remedies = new TreeMap<>();
            for (Check<?> check : CHECKS) {
                given.remedied(check, REGION).forEach((id, remedy) -> remedies.put(name(check) + " of " + id, remedy));
            }
            List<Intent> plan = new ArrayList<>(Planned.of(List.copyOf(remedies.values())));
            // Deleted last, as what is deleted cannot be closed.
            Collections.shuffle(plan, random);
            plan.sort((one, other) ->
                    one.target().part().length() - other.target().part().length());
            Map<String, SecurityGroup> groups = Planned.after(plan, new SecurityGroups(REGION), net.groups);
            Map<String, NetworkAcl> acls = Planned.after(plan, new NetworkAcls(REGION), net.acls);
            Map<String, SecurityGroup> oldGroups = new HashMap<>(net.groups);
            Map<String, NetworkAcl> oldAcls = new HashMap<>(net.acls);
            for (Intent intent : plan) {
                for (Step step : intent.steps()) {
                    Made.apply(step.call(), net);
                    assertThat(step.guards()).isNotEmpty();
                }
            }
            assertThat(texts(net.groups)).isEqualTo(texts(groups));
            assertThat(net.acls).isEqualTo(acls);
            Map<String, String> after = judged(given(net));
            for (Map.Entry<String, String> finding : after.entrySet()) {
                boolean failed = before.getOrDefault(finding.getKey(), "").startsWith("FAIL");
                boolean fails = finding.getValue().startsWith("FAIL");
                assertThat(fails && !failed)
                        .as("%s of %s %s became %s", finding, oldGroups, oldAcls, net.groups)
                        .isFalse();
                if (remedies.get(finding.getKey()) instanceof Remedy.Changes) {
                    assertThat(fails)
                            .as("%s of %s %s became %s %s", finding, oldGroups, oldAcls, net.groups, net.acls)
                            .isFalse();
                }
            }
            promised += (int) remedies.values().stream()
                    .filter(Remedy.Changes.class::isInstance)
                    .count();
            keepsWhatIsMeant(oldGroups, oldAcls, net, before);
        }
        assertThat(promised).isGreaterThan(CASES * 3);
    }

    private static Map<String, List<String>> texts(Map<String, SecurityGroup> groups) {
        Map<String, List<String>> texts = new TreeMap<>();
        groups.forEach((id, group) -> texts.put(
                id,
                group.rules().stream()
                        .map(rule -> rule + " # " + rule.description())
                        .sorted()
                        .toList()));
        return texts;
    }

    /** Sees that the office, private networks and what no check is about keep what they had. */
    private static void keepsWhatIsMeant(
            Map<String, SecurityGroup> groups, Map<String, NetworkAcl> acls, Net net, Map<String, String> before) {
        AddressSet office = AddressSet.of(List.of(Block.parse(OFFICES.get(0))));
        AddressSet inside = AddressSet.of(List.of(Block.parse("10.0.0.0/8")));
        PacketSet admin = PacketSet.of(Ports.traffic(Ports.ADMIN.fallback()), AddressSet.ALL);
        PacketSet known = PacketSet.of(
                List.of(Traffic.protocol(1), Traffic.protocol(Traffic.TCP), Traffic.protocol(Traffic.UDP)),
                AddressSet.ALL);
        net.groups.forEach((id, group) -> {
            if (group.isDefault()) {
                assertThat(group.rules()).isEmpty();
                return;
            }
            PacketSet lost = groups.get(id).allowed(false, net.lists).minus(group.allowed(false, net.lists));
            PacketSet own = own(groups.get(id), net.lists, office);
            assertThat(lost.intersect(own))
                    .as("%s became %s", groups.get(id), group)
                    .isEqualTo(PacketSet.NONE);
            PacketSet inner = PacketSet.of(Traffic.ALL, inside).minus(admin).intersect(known);
            assertThat(lost.intersect(inner))
                    .as("%s became %s", groups.get(id), group)
                    .isEqualTo(PacketSet.NONE);
            assertThat(group.allowed(false, net.lists).minus(groups.get(id).allowed(false, net.lists)))
                    .isEqualTo(PacketSet.NONE);
        });
        net.acls.forEach((id, acl) -> {
            PacketSet lost = acls.get(id).allowed(false).minus(acl.allowed(false));
            assertThat(lost.minus(admin)).isEqualTo(PacketSet.NONE);
            assertThat(lost.intersect(PacketSet.of(Traffic.ALL, inside))).isEqualTo(PacketSet.NONE);
            assertThat(acls.get(id).allowed(true).minus(acl.allowed(true))).isEqualTo(PacketSet.NONE);
            if (!before.getOrDefault("NaclReturnPath of " + id, "").startsWith("FAIL")) {
                assertThat(acl.allowed(false).minus(acls.get(id).allowed(false)))
                        .isEqualTo(PacketSet.NONE);
                assertThat(acl.allowed(true)).isEqualTo(acls.get(id).allowed(true));
            }
        });
    }

    /** Gives what rules for the office alone let in. */
    private static PacketSet own(SecurityGroup group, Map<String, List<Block>> lists, AddressSet office) {
        PacketSet own = PacketSet.NONE;
        for (var rule : group.rules(false)) {
            if (office.containsAll(rule.addresses(lists))) {
                own = own.union(PacketSet.of(rule.traffic(), rule.addresses(lists)));
            }
        }
        return own;
    }
}
