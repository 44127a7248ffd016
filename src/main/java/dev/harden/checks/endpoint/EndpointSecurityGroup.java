package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.closing.CloseGroup;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.GroupPackets;
import dev.harden.facts.ec2.GroupUse;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.ResolvedLists;
import dev.harden.facts.ec2.SecurityGroupRules;
import dev.harden.facts.ec2.SecurityGroups;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.model.Severity;
import dev.harden.network.AddressSet;
import dev.harden.network.Endpoint;
import dev.harden.network.GroupRule;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.SecurityGroup;
import dev.harden.network.ServiceName;
import dev.harden.network.Traffic;
import dev.harden.network.Vpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the security groups of each interface endpoint to its port from all of the VPC or from groups, and from nowhere public. */
@CheckInfo(
        id = "endpoint-security-group",
        title = "Interface endpoints allow their VPC on the ports of their service, and nothing public",
        fault = "Interface endpoint is open to public sources, or closed to its VPC",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no interface endpoint that is available",
        reads = {
            GroupPackets.class,
            GroupUse.class,
            NetworkInterfaces.class,
            ResolvedLists.class,
            SecurityGroupRules.class,
            SecurityGroups.class,
            Vpcs.class
        })
public final class EndpointSecurityGroup extends EndpointCheck {
    private static final List<Traffic> ANY_PORT = List.of(Traffic.protocol(Traffic.TCP), Traffic.protocol(Traffic.UDP));

    @Override
    protected Verdict judge(Endpoint endpoint, String region, Facts facts) {
        Vpc vpc = facts.get(new Vpcs(region)).get(endpoint.vpc());
        AddressSet own = Answers.require(vpc, "VPC " + endpoint.vpc()).ranges();
        AddressSet callers = endpoint.way().v6() ? own : own.family(false);
        Bounds let = new Bounds(PacketSet.NONE, PacketSet.NONE, List.of());
        for (String group : endpoint.way().groups()) {
            let = let.union(facts.get(new GroupPackets(region, group, false)));
        }
        List<Traffic> ports = ServiceName.of(endpoint.service()).ports().stream()
                .map(port -> Traffic.ports(Traffic.TCP, port, port))
                .toList();
        PacketSet outside = PacketSet.of(ports.isEmpty() ? ANY_PORT : ports, AddressSet.PUBLIC.minus(own));
        Optional<Packet> stranger = let.least().intersect(outside).first();
        if (stranger.isPresent()) {
            return EndpointMends.closed(
                    Verdict.fail(
                            "the security groups allow %s, which is public",
                            stranger.get().remote()),
                    new EndpointMends.Wished(endpoint, ports, callers, own, known(endpoint, region, facts)),
                    region,
                    facts);
        }
        if (ports.isEmpty()) {
            if (!let.most().intersect(outside).isEmpty()) {
                throw let.missing().get(0);
            }
            return Verdict.notApplicable(
                    "no port of %s is documented, so the security groups are judged by public sources only, and allow none",
                    endpoint.service());
        }
        return let(endpoint, ports, callers, let, region, facts);
    }

    /** Judges whom the groups let in, none of whom is certainly public. */
    private static Verdict let(
            Endpoint endpoint, List<Traffic> ports, AddressSet callers, Bounds let, String region, Facts facts) {
        boolean mayBeAll = ports.stream()
                .anyMatch(port -> PacketSet.of(port, callers).minus(let.most()).isEmpty());
        Set<String> sources = mayBeAll ? Set.of() : sources(endpoint, ports, region, facts);
        Set<String> carried = new TreeSet<>(sources);
        carried.removeIf(group -> endpoint.way().groups().contains(group) && !isCarried(group, region, facts));
        if (!mayBeAll && carried.isEmpty()) {
            Packet kept = PacketSet.of(ports.get(0), callers)
                    .minus(let.most())
                    .first()
                    .orElseThrow();
            Verdict verdict = sources.isEmpty()
                    ? Verdict.fail(
                            "the security groups deny %s, which is in the VPC; %s is not open to all of it",
                            kept.remote(), said(ports))
                    : Verdict.fail(
                            "the security groups deny %s, which is in the VPC: they allow %s from %s, which no interface but"
                                    + " those of endpoints carries",
                            kept.remote(), said(ports), String.join(", ", sources));
            return EndpointMends.opened(
                    verdict,
                    new EndpointMends.Wished(endpoint, ports, callers, AddressSet.NONE, known(endpoint, region, facts)),
                    region,
                    facts);
        }
        if (!let.missing().isEmpty()) {
            throw let.missing().get(0);
        }
        return mayBeAll
                ? Verdict.pass("the security groups allow %s from all of the VPC, and from nowhere public", said(ports))
                : Verdict.pass(
                        "the security groups allow %s from what carries %s, and from nowhere public",
                        said(ports), String.join(", ", carried));
    }

    /** Gives the groups that its own groups name as the source of one of its ports. */
    private static Set<String> sources(Endpoint endpoint, List<Traffic> ports, String region, Facts facts) {
        Map<String, SecurityGroup> known = facts.get(new SecurityGroups(region));
        return endpoint.way().groups().stream()
                .filter(known::containsKey)
                .flatMap(group -> known.get(group).rules(false).stream())
                .filter(rule -> rule.peer() instanceof GroupRule.Peer.Group)
                .filter(rule -> ports.stream().anyMatch(port -> rule.traffic().contains(port.first())))
                .map(rule -> rule.peer().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tells whether somebody carries a group who may call an endpoint. */
    private static boolean isCarried(String group, String region, Facts facts) {
        return facts.get(new NetworkInterfaces(region)).stream()
                .anyMatch(
                        one -> one.groups().contains(group) && !one.use().type().equals("vpc_endpoint"));
    }

    private static String said(List<Traffic> ports) {
        String all = ports.stream().map(port -> String.valueOf(port.from())).collect(Collectors.joining(", "));
        return ports.size() == 1 ? "port " + all : "one of the ports " + all;
    }

    private static CloseGroup.Known known(Endpoint endpoint, String region, Facts facts) {
        Map<String, SecurityGroup> known = facts.get(new SecurityGroups(region));
        Set<String> lists = new TreeSet<>();
        endpoint.way().groups().stream()
                .filter(known::containsKey)
                .map(known::get)
                .forEach(group -> {
                    lists.addAll(group.prefixLists(false));
                    lists.addAll(group.prefixLists(true));
                });
        return CloseGroup.Known.of(
                facts.get(new ResolvedLists(region, lists)).entries(),
                facts.attempt(new SecurityGroupRules(region)),
                facts.attempt(new GroupUse(region)));
    }
}
