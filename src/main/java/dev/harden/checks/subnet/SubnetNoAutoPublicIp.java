package dev.harden.checks.subnet;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.Subnets;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            boolean six =
                    subnet.addresses().v6OnCreation() && way.items().stream().anyMatch(SubnetNoAutoPublicIp::leadsSix);
            return mended(
                    Verdict.fail(
                            "instances get a public IPv4 address (MapPublicIpOnLaunch)%s",
                            harmless ? "; harmless today, as no route leads to an Internet gateway" : ""),
                    subnet,
                    region,
                    harmless,
                    six);
        }
        if (subnet.addresses().v6OnCreation()) {
            InternetWay.Way way = facts.get(new InternetWay(region, subnet.id()));
            if (leadsSix(way)) {
                Verdict verdict = Verdict.fail(
                        "interfaces get an IPv6 address (AssignIpv6AddressOnCreation), which %s leads to the Internet",
                        way.table());
                return mended(verdict, subnet, region, false, true);
            }
            if (!way.missing().isEmpty()) {
                throw way.missing().get(0);
            }
            return Verdict.pass("IPv6 addresses that the subnet assigns have no route to an Internet gateway");
        }
        return Verdict.pass("the subnet assigns no public addresses");
    }

    private static boolean leadsSix(InternetWay.Way way) {
        return !way.direct().v6().isEmpty() || !way.inspected().v6().isEmpty();
    }

    private static Verdict mended(Verdict verdict, Subnet subnet, String region, boolean harmless, boolean six) {
        if (six && !subnet.addresses().v4()) {
            return verdict.withoutCommand(
                    NoCommand.Why.DECISION,
                    "a subnet of IPv6 alone has to give addresses: someone has to decide whether its routes lead to the"
                            + " Internet");
        }
        List<Step> steps = new ArrayList<>();
        if (subnet.addresses().publicOnLaunch()) {
            steps.add(step(subnet, region, "MapPublicIpOnLaunch", harmless));
        }
        if (six) {
            steps.add(step(subnet, region, "AssignIpv6AddressOnCreation", harmless));
        }
        return verdict.mendedBy(Mend.of(
                        new Target("AWS::EC2::Subnet", region, subnet.id(), "addresses given by itself"),
                        subnet.id() + " gives no public address by itself",
                        steps.toArray(Step[]::new))
                .foretelling(new Subnets(region), all -> {
                    Map<String, Subnet> after = new LinkedHashMap<>(all);
                    after.computeIfPresent(subnet.id(), (id, one) -> quiet(one, six));
                    return after;
                }));
    }

    private static Step step(Subnet subnet, String region, String attribute, boolean harmless) {
        Call read = Call.of("ec2", "DescribeSubnets", region, "SubnetIds", List.of(subnet.id()));
        Step step = Step.of(set(subnet, region, attribute, false))
                .guarded(Guard.of(read, "Subnets[0]." + attribute + " == `true`"))
                .undoneBy(set(subnet, region, attribute, true));
        return harmless
                ? step
                : step.but(
                        Effect.CUTS_OFF,
                        "what is launched in " + subnet.id() + " later and counts on an address of the Internet");
    }

    private static Call set(Subnet subnet, String region, String attribute, boolean value) {
        return Call.of(
                "ec2", "ModifySubnetAttribute", region, "SubnetId", subnet.id(), attribute, Call.map("Value", value));
    }

    private static Subnet quiet(Subnet one, boolean six) {
        Subnet.Addresses now = one.addresses();
        return new Subnet(
                one.id(),
                one.owner(),
                one.vpc(),
                one.zone(),
                one.tags(),
                new Subnet.Addresses(now.v4(), now.v6(), false, now.v6OnCreation() && !six, now.ranges(), now.closed()),
                one.block());
    }
}
