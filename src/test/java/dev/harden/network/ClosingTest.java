package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Carries out the commands that close what is open, and looks at every packet before and after. */
class ClosingTest {
    private static final int CASES = 800;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AUTHORIZE =
            Pattern.compile("aws ec2 authorize-security-group-ingress .* --group-id (\\S+) --ip-permissions '(.*)'");
    private static final Pattern REVOKE =
            Pattern.compile("aws ec2 revoke-security-group-ingress .* --group-id (\\S+) --ip-permissions '(.*)'");
    private static final Pattern ENTRY = Pattern.compile("aws ec2 create-network-acl-entry --region eu-west-1"
            + " --network-acl-id acl-1 --ingress --rule-number (\\d+) --protocol (\\S+)"
            + "(?: --port-range From=(\\d+),To=(\\d+))? --cidr-block (\\S+) --rule-action (\\w+)");

    /** Packets of the Internet and of an office in each of its parts; nobody listens on port 0. */
    private static final List<Packet> PACKETS = packets();

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

    private static List<String> commands(Closing closing) {
        return closing.steps().stream()
                .flatMap(step -> Closing.commands(step, "eu-west-1", unknown -> "").stream())
                .toList();
    }

    /** Does what a command says to the rules of the groups. */
    private static void apply(String command, Map<String, List<GroupRule>> rules) throws IOException {
        Matcher authorize = AUTHORIZE.matcher(command);
        Matcher revoke = REVOKE.matcher(command);
        if (authorize.matches()) {
            rules.get(authorize.group(1))
                    .add(rule(JSON.readTree(authorize.group(2)).get(0)));
        } else if (revoke.matches()) {
            assertThat(rules.get(revoke.group(1))
                            .remove(rule(JSON.readTree(revoke.group(2)).get(0))))
                    .isTrue();
        } else {
            assertThat(command).startsWith("#");
        }
    }

    private static GroupRule rule(JsonNode permission) {
        Integer from = permission.has("FromPort") ? permission.get("FromPort").intValue() : null;
        Integer to = permission.has("ToPort") ? permission.get("ToPort").intValue() : null;
        Traffic traffic = Traffic.of(permission.get("IpProtocol").textValue(), from, to);
        return GroupRule.from(permission.get("IpRanges").get(0).get("CidrIp").textValue(), traffic);
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
    void groupsKeepEverythingButWhatIsOpen(long seed) throws IOException {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            List<GroupRule> first = random(small);
            List<GroupRule> second = random(small);
            Traffic closed = Traffic.ports(Traffic.TCP, 3, 3 + small.below(5));
            Map<String, List<GroupRule>> after =
                    Map.of("sg-1", new ArrayList<>(first), "sg-2", new ArrayList<>(second));
            Closing closing =
                    new Closing(List.of(group("sg-1", first), group("sg-2", second)), Map.of(), List.of(closed));
            for (String command : commands(closing)) {
                apply(command, after);
            }
            List<GroupRule> before = new ArrayList<>(first);
            before.addAll(second);
            List<GroupRule> left = new ArrayList<>(after.get("sg-1"));
            left.addAll(after.get("sg-2"));
            SecurityGroup was = group("sg-0", before);
            SecurityGroup offices =
                    group("sg-0", before.stream().filter(ClosingTest::isOffice).toList());
            SecurityGroup is = group("sg-0", left);
            for (Packet packet : PACKETS) {
                // On what is closed only offices' own rules are left; on everything else nothing changes.
                boolean truth = Small.allows(closed.contains(packet.place()) ? offices : was, packet);
                if (Small.allows(is, packet) != truth) {
                    throw new AssertionError(packet + " is wrong: " + was + " became " + is);
                }
            }
        }
    }

    private static boolean isOffice(GroupRule rule) {
        return ((GroupRule.Peer.Range) rule.peer()).block().prefix() == 24;
    }

    @Test
    void ofARuleForTheWorldAndTheOfficeOnlyTheWorldsPartGoesAnd443Stays() {
        List<GroupRule> rules = List.of(
                GroupRule.from("0.0.0.0/0", Traffic.ports(Traffic.TCP, 20, 443)),
                GroupRule.from("203.0.113.0/24", Traffic.ports(Traffic.TCP, 20, 443)));
        Closing closing = new Closing(
                List.of(group("sg-1", rules)),
                Map.of(),
                List.of(Traffic.ports(Traffic.TCP, 20, 79), Traffic.ports(Traffic.TCP, 81, 442)));
        assertThat(closing.steps())
                .singleElement()
                .satisfies(step -> assertThat(Closing.commands(step, "eu-west-1", known -> "sgr-1"))
                        .containsExactly(
                                "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1 --ip-permissions"
                                        + " '[{\"IpProtocol\":\"tcp\",\"FromPort\":80,\"ToPort\":80,"
                                        + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}]'",
                                "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-1 --ip-permissions"
                                        + " '[{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,"
                                        + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}]'",
                                "aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-1"
                                        + " --security-group-rule-ids sgr-1"));
    }

    @Test
    void whatTwoGroupsOpenTogetherIsClosedInThem() {
        Traffic ssh = Traffic.ports(Traffic.TCP, 22, 22);
        List<SecurityGroup> groups = List.of(
                group("sg-1", List.of(GroupRule.from("3.0.0.0/8", ssh))),
                group("sg-2", List.of(GroupRule.from("4.0.0.0/8", ssh))));
        assertThat(new Closing(groups, Map.of(), List.of(ssh)).steps()).hasSize(1);
        assertThat(new Closing(groups.subList(0, 1), Map.of(), List.of(ssh)).steps())
                .isEmpty();
    }

    @Test
    void descriptionsMoveAlongUnlessTheyWouldEndTheCommand() {
        GroupRule rule = new GroupRule(
                false,
                Traffic.ports(Traffic.TCP, 22, 23),
                new GroupRule.Peer.Range(Block.parse("0.0.0.0/0")),
                "old; $(shop) [1]");
        assertThat(commands(one(rule)).get(0)).contains("\"Description\":\"old; $(shop) [1]\"");
        GroupRule hostile = new GroupRule(false, rule.traffic(), rule.peer(), "'; reboot #");
        assertThat(commands(one(hostile)).get(0)).doesNotContain("reboot");
    }

    @Test
    void ofAllTrafficTheRestIsAllowedAgainAsFarAsPeopleMeanIt() {
        List<String> commands = commands(one(GroupRule.from("::/0", Traffic.ALL)));
        assertThat(commands.get(0)).startsWith("# all traffic from ::/0 ends for all protocols");
        assertThat(commands.subList(1, commands.size() - 1))
                .hasSize(4)
                .anyMatch(line -> line.contains("\"FromPort\":0,\"ToPort\":21,"))
                .anyMatch(line -> line.contains("\"FromPort\":23,\"ToPort\":65535,"))
                .anyMatch(line -> line.contains("\"IpProtocol\":\"udp\",\"FromPort\":0,\"ToPort\":65535,"))
                .anyMatch(line -> line.contains("\"IpProtocol\":\"icmpv6\",\"FromPort\":-1,\"ToPort\":-1,"))
                .allMatch(line -> line.contains("\"CidrIpv6\":\"::/0\""));
        assertThat(commands.get(commands.size() - 1))
                .contains("revoke")
                .contains("\"IpProtocol\":\"-1\",\"Ipv6Ranges\"");
    }

    private static Closing one(GroupRule rule) {
        return new Closing(
                List.of(group("sg-1", List.of(rule))), Map.of(), List.of(Traffic.ports(Traffic.TCP, 22, 22)));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void anAclKeepsEverythingButWhatIsOpen(long seed) {
        Small small = new Small(seed);
        for (int i = 0; i < CASES; i++) {
            NetworkAcl acl = acl(small.aclRules(
                    6,
                    () -> small.below(3) == 0 ? Small.office(small.below(Small.ON_THE_INTERNET)) : small.wideBlock()));
            List<Traffic> closed =
                    List.of(Traffic.ports(Traffic.TCP, 3, 3 + small.below(5)), Traffic.ports(Traffic.UDP, 9, 9));
            List<AclRule> all = new ArrayList<>(acl.rules());
            AclClosing.Found found = new AclClosing(acl, closed).find();
            assertThat(found.crowded()).isEmpty();
            found.rules().forEach(rule -> all.add(read(rule.command("eu-west-1", "acl-1"))));
            List<AclRule> after = acl(all).rules();
            List<AclRule> offices = acl.rules().stream()
                    .filter(rule -> rule.allow() && rule.range().prefix() == 24)
                    .toList();
            for (Packet packet : PACKETS) {
                boolean was = Small.allows(acl.rules(), packet, false);
                boolean wide = isClosed(packet, closed)
                        && acl.decides(packet, false)
                                .filter(rule -> rule.range().prefix() != 24)
                                .isPresent();
                boolean truth = was && (!wide || Small.allows(offices, packet, false));
                if (Small.allows(after, packet, false) != truth) {
                    throw new AssertionError(packet + " is wrong: " + acl + " became " + after);
                }
            }
        }
    }

    private static NetworkAcl acl(List<AclRule> rules) {
        return new NetworkAcl("acl-1", "111122223333", "vpc-1", false, Set.of("subnet-1"), rules);
    }

    private static AclRule read(String command) {
        Matcher form = ENTRY.matcher(command);
        assertThat(form.matches()).as(command).isTrue();
        Integer from = form.group(3) == null ? null : Integer.valueOf(form.group(3));
        Integer to = form.group(4) == null ? null : Integer.valueOf(form.group(4));
        return new AclRule(
                Integer.parseInt(form.group(1)),
                false,
                form.group(6).equals("allow"),
                Traffic.of(form.group(2), from, to),
                Block.parse(form.group(5)));
    }

    /** Private networks keep what they had. On what is closed an office keeps what a rule of its own allows. */
    private static boolean isClosed(Packet packet, List<Traffic> closed) {
        return packet.remote().low() >>> 24 != 10
                && closed.stream().anyMatch(traffic -> traffic.contains(packet.place()));
    }
}
