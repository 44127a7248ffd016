package dev.harden.checks.nacl;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.AclPackets;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AclOpening;
import dev.harden.network.AclRule;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkAcl;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;

/** Holds each network ACL that subnets use to keeping the Internet away from the ports that administer machines. */
@CheckInfo(
        id = "nacl-admin-ports",
        title = "No network ACL opens an admin port to the Internet",
        fault = "Admin ports open to the Internet in a network ACL",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no network ACL that could be open on an admin port",
        reads = {AclPackets.class, InternetWay.class})
public final class NaclAdminPorts extends AclCheck {
    static final String ROOM =
            "its rules have no room for those that it takes (19 a direction and family, beside the one"
                    + " that denies the rest, unless the quota is raised): someone has to say which can go";

    @Override
    public List<Option<?>> options() {
        return List.of(Ports.ADMIN);
    }

    @Override
    protected Verdict judge(NetworkAcl acl, String region, Facts facts) {
        List<Traffic> ports = Ports.traffic(facts.option(Ports.ADMIN));
        PacketSet let =
                facts.get(new AclPackets(region, acl.id())).in().intersect(PacketSet.of(ports, AddressSet.PUBLIC));
        // Benchmarks read the rules of ACLs that no subnet uses too.
        return verdict(acl, ports, let, region, facts).of(Aspects.traffic(ports, let, let));
    }

    private static Verdict verdict(NetworkAcl acl, List<Traffic> ports, PacketSet let, String region, Facts facts) {
        if (acl.subnets().isEmpty()) {
            return Verdict.notApplicable("no subnet uses %s", acl.id());
        }
        if (!let.isOpen()) {
            return Verdict.pass("none of these is open to the Internet: %s", Ports.text(ports));
        }
        List<String> lines = new ArrayList<>();
        for (Traffic traffic : let.open()) {
            let.of(traffic).witness().ifPresent(packet -> lines.add(witness(acl, packet)));
        }
        Verdict verdict = Verdict.fail("open to the Internet: %s%s", Ports.text(let.open()), leads(acl, region, facts))
                .with(lines);
        ChangeAcl closing = ChangeAcl.closing(region, acl, new AclOpening(acl, let.open()).closed());
        return closing.fits() ? verdict.mendedBy(closing) : verdict.withoutCommand(NoCommand.Why.DECISION, ROOM);
    }

    private static String witness(NetworkAcl acl, Packet packet) {
        String rule = acl.decides(packet, false).map(AclRule::toString).orElse("");
        return "example packet: " + packet.about() + " from " + packet.remote() + " is allowed by rule " + rule;
    }

    /** Says whether the Internet has a way to the subnets that use it, as far as that could be seen. */
    private static String leads(NetworkAcl acl, String region, Facts facts) {
        List<InternetWay.Way> ways = acl.subnets().stream()
                .flatMap(subnet -> facts.attempt(new InternetWay(region, subnet)).items().stream())
                .toList();
        boolean none = ways.size() == acl.subnets().size()
                && ways.stream()
                        .allMatch(way -> way.missing().isEmpty()
                                && way.direct().isEmpty()
                                && way.inspected().isEmpty());
        return none ? "; the subnets have no route to the Internet" : "";
    }
}
