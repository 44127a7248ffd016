package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closes what is open, and looks at every packet before and after. */
class ClosingTest {
    private static final int CASES = 400;
    private static final Traffic SSH = Traffic.ports(Traffic.TCP, 22, 22);

    /** Packets of the Internet, of an office in each of its parts and of a private network; nobody listens on port 0. */
    static final List<Packet> PACKETS = packets();

    private static List<Packet> packets() {
        List<Packet> packets = new ArrayList<>();
        for (int protocol : Small.PROTOCOLS) {
            for (int port = 1; port < Small.PORTS; port++) {
                for (int number = 0; number < Small.ON_THE_INTERNET; number++) {
                    packets.add(Small.packet(Small.wide(number), protocol, port));
                    packets.add(Small.packet(Small.office(number, 7), protocol, port));
                }
                packets.add(Small.packet(Address.parse("10.1.2.3"), protocol, port));
            }
        }
        return packets;
    }

    private static SecurityGroup group(String id, List<GroupRule> rules) {
        return new SecurityGroup(id, "111122223333", "vpc-1", id, rules);
    }

    private static SecurityGroup closed(SecurityGroup group, Map<String, PacketSet> closed) {
        Closing.Wanted wanted = Closing.Wanted.in(closed.getOrDefault(group.id(), PacketSet.NONE));
        return new Closing(group, Map.of(), wanted).after();
    }

    private static List<GroupRule> random(Small small) {
        List<GroupRule> rules = new ArrayList<>();
        for (int i = small.below(5); i > 0; i--) {
            Block from = small.below(3) == 0 ? Small.office(small.below(Small.ON_THE_INTERNET)) : small.wideBlock();
            GroupRule rule = new GroupRule(false, small.traffic(), new GroupRule.Peer.Range(from), "");
            if (!rules.contains(rule)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void groupsKeepEverythingButWhatIsOpen(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            SecurityGroup first = group("sg-1", random(small));
            SecurityGroup second = group("sg-2", random(small));
            Traffic closed = Traffic.ports(Traffic.TCP, 3, 3 + small.below(5));
            Map<String, PacketSet> opening = new Opening(List.of(first, second), Map.of(), List.of(closed)).closed();
            for (SecurityGroup was : List.of(first, second)) {
                SecurityGroup is = closed(was, opening);
                SecurityGroup offices = group(
                        "sg-0",
                        was.rules().stream().filter(ClosingTest::isOffice).toList());
                for (Packet packet : PACKETS) {
                    // Of what is closed only offices' own rules are left, and private networks; else nothing changes.
                    boolean goes =
                            closed.contains(packet.place()) && packet.remote().low() >>> 24 != 10;
                    boolean truth = Small.allows(goes ? offices : was, packet);
                    if (Small.allows(is, packet) != truth) {
                        throw new AssertionError(packet + " is wrong: " + was + " became " + is);
                    }
                }
            }
        }
    }

    private static boolean isOffice(GroupRule rule) {
        return ((GroupRule.Peer.Range) rule.peer()).block().prefix() == 24;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void whateverIsWantedGoesAndNothingElse(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            SecurityGroup was = group("sg-1", random(small));
            PacketSet wanted = PacketSet.NONE;
            for (int parts = 1 + small.below(3); parts > 0; parts--) {
                wanted = wanted.union(
                        PacketSet.of(small.traffic(), small.wideBlock().addresses()));
            }
            SecurityGroup is = new Closing(was, Map.of(), Closing.Wanted.in(wanted)).after();
            for (Packet packet : PACKETS) {
                boolean truth = Small.allows(was, packet) && !wanted.contains(packet);
                if (Small.allows(is, packet) != truth) {
                    throw new AssertionError(packet + " is wrong: " + was + " became " + is + " without " + wanted);
                }
            }
            assertThat(is.rules()).doesNotHaveDuplicates();
        }
    }

    private static List<String> after(List<Traffic> closed, GroupRule... rules) {
        SecurityGroup group = group("sg-1", List.of(rules));
        return closed(group, new Opening(List.of(group), Map.of(), closed).closed()).rules().stream()
                .map(GroupRule::toString)
                .toList();
    }

    @Test
    void ofARuleForTheWorldAndTheOfficeOnlyTheWorldsPartGoesAnd443Stays() {
        assertThat(after(
                        List.of(Traffic.ports(Traffic.TCP, 20, 79), Traffic.ports(Traffic.TCP, 81, 442)),
                        GroupRule.from("0.0.0.0/0", Traffic.ports(Traffic.TCP, 20, 443)),
                        GroupRule.from("203.0.113.0/24", Traffic.ports(Traffic.TCP, 20, 443))))
                .containsExactly(
                        "tcp 20-443 from 203.0.113.0/24",
                        "tcp 80 from 0.0.0.0/0",
                        "tcp 443 from 0.0.0.0/0",
                        "tcp 20-443 from 10.0.0.0/8",
                        "tcp 20-443 from 100.64.0.0/10",
                        "tcp 20-443 from 172.16.0.0/12",
                        "tcp 20-443 from 192.168.0.0/16");
    }

    @Test
    void whereNothingIsToPassNoRuleStaysWhateverElseIsWanted() {
        List<GroupRule> rules = List.of(
                new GroupRule(false, SSH, new GroupRule.Peer.PrefixList("pl-unseen"), ""),
                new GroupRule(true, SSH, new GroupRule.Peer.PrefixList("pl-none"), ""));
        Closing.Wanted more = Closing.Wanted.in(PacketSet.of(SSH, AddressSet.ALL));
        for (Closing.Wanted wanted : List.of(Closing.Wanted.ALL.with(more), more.with(Closing.Wanted.ALL))) {
            Closing closing = new Closing(group("sg-1", rules), Map.of("pl-none", List.of()), wanted);
            assertThat(closing.after().rules()).isEmpty();
        }
        assertThat(new Closing(group("sg-1", rules), Map.of(), more).after().rules())
                .as("what a list that was not seen lets in is not known")
                .isEqualTo(rules);
    }

    @Test
    void whatIsClosedOfOneRuleIsClosedOfItAtOnce() {
        List<String> rules = after(
                List.of(SSH, Traffic.ports(Traffic.TCP, 3306, 3306), Traffic.ports(Traffic.TCP, 3389, 3389)),
                GroupRule.from("0.0.0.0/0", Traffic.protocol(Traffic.TCP)));
        assertThat(rules)
                .startsWith(
                        "tcp 0-21 from 0.0.0.0/0",
                        "tcp 23-3305 from 0.0.0.0/0",
                        "tcp 3307-3388 from 0.0.0.0/0",
                        "tcp 3390-65535 from 0.0.0.0/0")
                .hasSize(8);
    }

    @Test
    void whatTwoGroupsOpenTogetherIsClosedInBoth() {
        List<SecurityGroup> groups = List.of(
                group("sg-1", List.of(GroupRule.from("3.0.0.0/8", SSH))),
                group("sg-2", List.of(GroupRule.from("4.0.0.0/8", SSH))));
        assertThat(new Opening(groups, Map.of(), List.of(SSH)).closed()).containsOnlyKeys("sg-1", "sg-2");
    }

    @Test
    void manyRulesForFewEachAreClosedUntilTheyAreNotOpen() {
        List<GroupRule> rules = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rules.add(GroupRule.from((11 + i / 256) + "." + i % 256 + ".0.0/16", SSH));
        }
        SecurityGroup group = group("sg-1", rules);
        assertThat(group.allowed(false, Map.of()).isOpen()).isTrue();
        SecurityGroup after = closed(group, new Opening(List.of(group), Map.of(), List.of(SSH)).closed());
        assertThat(after.allowed(false, Map.of()).isOpen()).isFalse();
        assertThat(after.rules()).hasSize(256);
    }

    @Test
    void aListThatIsNotOpenItselfIsMeantForThoseWhoAreInIt() {
        GroupRule rule = new GroupRule(false, SSH, new GroupRule.Peer.PrefixList("pl-1"), "");
        SecurityGroup group = group("sg-1", List.of(rule, GroupRule.from("0.0.0.0/0", SSH)));
        Map<String, List<Block>> lists = Map.of("pl-1", List.of(Block.parse("3.0.0.0/12")));
        PacketSet closed =
                new Opening(List.of(group), lists, List.of(SSH)).closed().get("sg-1");
        assertThat(new Closing(group, lists, Closing.Wanted.in(closed)).after().rules())
                .contains(rule)
                .hasSize(5);
    }

    @Test
    void ofAListThatIsOpenItsPrivateEntriesStay() {
        GroupRule rule = new GroupRule(false, SSH, new GroupRule.Peer.PrefixList("pl-1"), "all");
        SecurityGroup group = group("sg-1", List.of(rule));
        Map<String, List<Block>> lists =
                Map.of("pl-1", List.of(Block.parse("0.0.0.0/1"), Block.parse("172.16.8.0/24")));
        PacketSet closed =
                new Opening(List.of(group), lists, List.of(SSH)).closed().get("sg-1");
        assertThat(new Closing(group, lists, Closing.Wanted.in(closed)).after().rules())
                .extracting(GroupRule::toString)
                .containsExactly("tcp 22 from 10.0.0.0/8", "tcp 22 from 100.64.0.0/10", "tcp 22 from 172.16.8.0/24");
    }

    @Test
    void descriptionsMoveAlong() {
        GroupRule rule = new GroupRule(
                false,
                Traffic.ports(Traffic.TCP, 22, 23),
                new GroupRule.Peer.Range(Block.parse("0.0.0.0/0")),
                "old; $(shop) [1]");
        SecurityGroup group = group("sg-1", List.of(rule));
        SecurityGroup after = closed(group, new Opening(List.of(group), Map.of(), List.of(SSH)).closed());
        assertThat(after.rules()).hasSize(5).allMatch(one -> one.description().equals("old; $(shop) [1]"));
    }

    @Test
    void ofAllTrafficTheRestStaysAsFarAsPeopleMeanIt() {
        assertThat(after(List.of(SSH), GroupRule.from("::/0", Traffic.ALL)))
                .containsExactly(
                        "tcp 0-21 from ::/0",
                        "tcp 23-65535 from ::/0",
                        "udp 0-65535 from ::/0",
                        "icmpv6 from ::/0",
                        "all traffic from fc00::/7");
    }

    @Test
    void rulesForGroupsAreCutBySomethingOfTheirOwnAlone() {
        GroupRule rule = new GroupRule(false, Traffic.ports(Traffic.TCP, 20, 30), new GroupRule.Peer.Group("sg-2"), "");
        SecurityGroup group = group("sg-1", List.of(rule));
        assertThat(new Closing(group, Map.of(), Closing.Wanted.in(PacketSet.ALL))
                        .find()
                        .gone())
                .isEmpty();
        Closing.Wanted wanted = new Closing.Wanted(PacketSet.NONE, PacketSet.NONE, List.of(SSH), List.of());
        assertThat(new Closing(group, Map.of(), wanted).after().rules())
                .extracting(GroupRule::toString)
                .containsExactly("tcp 20-21 from sg-2", "tcp 23-30 from sg-2");
        assertThat(new Closing(group, Map.of(), Closing.Wanted.ALL).after().rules())
                .isEmpty();
    }
}
