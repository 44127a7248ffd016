package dev.harden.checks.subnet;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.Subnets;
import dev.harden.model.Severity;
import dev.harden.network.Subnet;
import java.util.List;

/** Holds each subnet to giving no public address to whatever is put into it. */
@CheckInfo(
        id = "subnet-no-auto-public-ip",
        title = "Subnets do not assign public IP addresses automatically",
        fault = "Subnet assigns public IP addresses automatically",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no subnet",
        reads = {InternetWay.class, Subnets.class})
public final class SubnetNoAutoPublicIp extends SubnetCheck {
    static final Option<List<String>> ALLOWED = Option.texts(
            "subnet-no-auto-public-ip.allowed",
            List.of(),
            "The ids of the subnets that may hand out public addresses.");

    @Override
    public List<Option<?>> options() {
        return List.of(ALLOWED);
    }

    @Override
    protected Verdict judge(Subnet subnet, String region, Facts facts) {
        if (facts.option(ALLOWED).contains(subnet.id())) {
            return Verdict.notApplicable("the option subnet-no-auto-public-ip.allowed names the subnet")
                    .leftOutBy(ALLOWED);
        }
        return ofAddresses(subnet, region, facts)
                .of(List.of(Aspects.setting("IPv4", !subnet.addresses().publicOnLaunch())));
    }

    private static Verdict ofAddresses(Subnet subnet, String region, Facts facts) {
        if (subnet.addresses().publicOnLaunch()) {
            Seen<InternetWay.Way> way = facts.attempt(new InternetWay(region, subnet.id()));
            boolean harmless = way.items().stream()
                    .anyMatch(one -> one.missing().isEmpty()
                            && one.direct().isEmpty()
                            && one.inspected().isEmpty());
            return Verdict.fail(
                    "instances get a public IPv4 address (MapPublicIpOnLaunch)%s",
                    harmless ? "; harmless today, as no route leads to an Internet gateway" : "");
        }
        if (subnet.addresses().v6OnCreation()) {
            InternetWay.Way way = facts.get(new InternetWay(region, subnet.id()));
            boolean certain =
                    !way.direct().v6().isEmpty() || !way.inspected().v6().isEmpty();
            if (certain) {
                return Verdict.fail(
                        "interfaces get an IPv6 address (AssignIpv6AddressOnCreation), which %s leads to the Internet",
                        way.table());
            }
            if (!way.missing().isEmpty()) {
                throw way.missing().get(0);
            }
            return Verdict.pass("IPv6 addresses that the subnet assigns have no route to an Internet gateway");
        }
        return Verdict.pass("the subnet assigns no public addresses");
    }
}
