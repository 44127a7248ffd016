package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closes what network ACLs let in, and looks at every packet before, between and after. */
class AclPlanTest {
    private static final int CASES = 400;
    private static final Traffic SSH = Traffic.ports(Traffic.TCP, 22, 22);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void anAclKeepsEverythingButWhatIsOpen(long seed) {
        Small small = new Small(seed);
        int moved = 0;
        int crowded = 0;
        for (int i = 0; i < CASES; i++) {
            NetworkAcl acl = acl(numbered(
                    small,
                    small.aclRules(
                            5,
                            () -> small.below(3) == 0
                                    ? Small.office(small.below(Small.ON_THE_INTERNET))
                                    : small.wideBlock())));
            List<Traffic> closed =
                    List.of(Traffic.ports(Traffic.TCP, 3, 3 + small.below(5)), Traffic.ports(Traffic.UDP, 9, 9));
            AclPlan plan = new AclPlan(acl, new AclOpening(acl, closed).closed(), List.of(), small.chance());
            if (!plan.fits()) {
                crowded++;
                continue;
            }
            List<AclRule> offices = acl.rules().stream()
                    .filter(rule -> rule.allow() && rule.range().prefix() == 24)
                    .toList();
            List<AclRule> after = plan.after().rules();
            for (Packet packet : ClosingTest.PACKETS) {
                boolean was = Small.allows(acl.rules(), packet, false);
                boolean wide = isClosed(packet, closed)
                        && acl.decides(packet, false)
                                .filter(rule -> rule.range().prefix() != 24)
                                .isPresent();
                boolean truth = was && (!wide || Small.allows(offices, packet, false));
                if (Small.allows(after, packet, false) != truth) {
                    throw new AssertionError(packet + " is wrong: " + acl + " became " + after);
                }
                assertThat(Small.allows(after, packet, true)).isEqualTo(Small.allows(acl.rules(), packet, true));
            }
            moved += between(plan);
            List<String> shadowed = new ArrayList<>(withoutNumbers(plan.after().shadowed()));
            shadowed.removeAll(plan.tidy() ? List.of() : withoutNumbers(acl.shadowed()));
            assertThat(shadowed).as("%s became %s", acl, after).isEmpty();
        }
        assertThat(moved).isPositive();
        assertThat(crowded).isLessThan(CASES / 4);
    }

    private static List<String> withoutNumbers(List<AclRule> rules) {
        return rules.stream()
                .map(rule -> rule.toString().replaceFirst("^\\d+", ""))
                .toList();
    }

    /** Sees that no step takes more than all take together, nor opens more; tells whether rules were made anew behind. */
    private static int between(AclPlan plan) {
        NetworkAcl now = plan.acl();
        for (AclChange change : plan.changes()) {
            now = change.of(now);
            for (boolean egress : new boolean[] {false, true}) {
                PacketSet always =
                        plan.acl().allowed(egress).intersect(plan.after().allowed(egress));
                PacketSet ever = plan.acl().allowed(egress).union(plan.after().allowed(egress));
                assertThat(now.allowed(egress).containsAll(always))
                        .as("%s at %s became %s", plan.acl(), change, now)
                        .isTrue();
                assertThat(ever.containsAll(now.allowed(egress))).isTrue();
            }
            assertThat(now.rules().stream()
                            .map(rule -> rule.egress() + " " + rule.number())
                            .toList())
                    .doesNotHaveDuplicates();
        }
        assertThat(now).isEqualTo(plan.after());
        return plan.changes().stream()
                        .anyMatch(change -> change.before().isPresent()
                                && change.after().isEmpty()
                                && plan.after().rules().stream()
                                        .anyMatch(rule -> rule.number()
                                                        != change.rule().number()
                                                && rule.traffic()
                                                        .equals(change.rule().traffic())
                                                && rule.range()
                                                        .equals(change.rule().range())
                                                && rule.allow() == change.rule().allow()))
                ? 1
                : 0;
    }

    /** Gives rules numbers with room between them, or without. */
    private static List<AclRule> numbered(Small small, List<AclRule> rules) {
        int step = small.chance() ? 100 : 1 + small.below(3);
        List<AclRule> numbered = new ArrayList<>();
        for (AclRule rule : rules) {
            int number = rule.isLast() ? rule.number() : 50 + numbered.size() * step;
            numbered.add(new AclRule(number, rule.egress(), rule.allow(), rule.traffic(), rule.range()));
        }
        return numbered;
    }

    @Test
    void theDefaultAclOfBothFamiliesHasRoom() {
        NetworkAcl acl = acl(List.of(
                new AclRule(100, false, true, Traffic.ALL, Block.parse("0.0.0.0/0")),
                new AclRule(101, false, true, Traffic.ALL, Block.parse("::/0")),
                new AclRule(AclRule.LAST, false, false, Traffic.ALL, Block.parse("0.0.0.0/0")),
                new AclRule(AclRule.LAST + 1, false, false, Traffic.ALL, Block.parse("::/0"))));
        AclPlan plan = new AclPlan(acl, new AclOpening(acl, List.of(SSH)).closed(), List.of(), false);
        assertThat(plan.after().rules())
                .extracting(AclRule::toString)
                .containsExactly(
                        "93 allow all traffic from fc00::/7",
                        "94 deny tcp 22 from ::/0",
                        "95 allow all traffic from 10.0.0.0/8",
                        "96 allow all traffic from 100.64.0.0/10",
                        "97 allow all traffic from 172.16.0.0/12",
                        "98 allow all traffic from 192.168.0.0/16",
                        "99 deny tcp 22 from 0.0.0.0/0",
                        "100 allow all traffic from 0.0.0.0/0",
                        "101 allow all traffic from ::/0",
                        "* deny all traffic from 0.0.0.0/0",
                        "* deny all traffic from ::/0");
        between(plan);
    }

    @Test
    void aRuleForWhatIsClosedAloneIsReplaced() {
        NetworkAcl acl = acl(List.of(new AclRule(100, false, true, SSH, Block.parse("0.0.0.0/0"))));
        AclPlan plan = new AclPlan(acl, new AclOpening(acl, List.of(SSH)).closed(), List.of(), false);
        assertThat(plan.after().rules())
                .extracting(AclRule::toString)
                .containsExactly(
                        "97 allow tcp 22 from 10.0.0.0/8",
                        "98 allow tcp 22 from 100.64.0.0/10",
                        "99 allow tcp 22 from 172.16.0.0/12",
                        "100 allow tcp 22 from 192.168.0.0/16");
        NetworkAcl wide = acl(List.of(new AclRule(100, false, true, SSH, Block.parse("64.0.0.0/2"))));
        assertThat(new AclPlan(wide, new AclOpening(wide, List.of(SSH)).closed(), List.of(), false)
                        .after()
                        .rules())
                .extracting(AclRule::toString)
                .containsExactly("100 allow tcp 22 from 100.64.0.0/10");
    }

    @Test
    void whereTheQuotaIsTooSmallNothingIsChanged() {
        List<AclRule> rules = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            rules.add(new AclRule(10 + i, false, true, Traffic.ports(Traffic.TCP, 80 + i, 80 + i), Small.office(3)));
        }
        rules.add(new AclRule(100, false, true, Traffic.ALL, Block.parse("0.0.0.0/0")));
        NetworkAcl acl = acl(rules);
        AclPlan plan = new AclPlan(acl, new AclOpening(acl, List.of(SSH)).closed(), List.of(), false);
        assertThat(plan.fits()).isFalse();
        assertThat(plan.changes()).isEmpty();
    }

    private static NetworkAcl acl(List<AclRule> rules) {
        return new NetworkAcl("acl-1", "111122223333", "vpc-1", false, Set.of("subnet-1"), rules);
    }

    /** Private networks keep what they had. On what is closed an office keeps what a rule of its own allows. */
    private static boolean isClosed(Packet packet, List<Traffic> closed) {
        return packet.remote().low() >>> 24 != 10
                && closed.stream().anyMatch(traffic -> traffic.contains(packet.place()));
    }
}
