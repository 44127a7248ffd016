package dev.harden.checks.exposure;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ways.Reached;
import dev.harden.model.Aspect;
import dev.harden.model.Severity;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Traffic;
import java.util.List;

/** Holds each interface to what the option lets the Internet reach. */
@CheckInfo(
        id = "exposure-unexpected",
        title = "Only expected ports are reachable from the Internet",
        fault = "Unexpected ports reachable from the Internet",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no network interface that the Internet could reach",
        reads = {NetworkInterfaces.class})
public final class ExposureUnexpected extends ExposureCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Allowed.OPTION);
    }

    @Override
    List<Traffic> unwanted(NetworkInterface one, Facts facts) {
        return Allowed.unexpected(one, facts.option(Allowed.OPTION));
    }

    /** What is unexpected differs from interface to interface, and is no part that a control is about. */
    @Override
    List<Aspect> aspects(NetworkInterface one, Bounds arriving, Path.End end, Facts facts) {
        return List.of();
    }

    @Override
    String nothing() {
        return "nothing else";
    }

    /** What a way's door may take is meant for what stands behind it too. */
    @Override
    Reached judged(Reached reached, String region, Facts facts) {
        return Allowed.unmeant(reached, facts.get(new NetworkInterfaces(region)), facts.option(Allowed.OPTION));
    }

    @Override
    Verdict pass(Reached reached, Path.End end) {
        List<Traffic> open = Ports.withoutTypes(reached.certain().open());
        return open.isEmpty()
                ? super.pass(reached, end)
                : Verdict.pass(
                        "reached on %s%s, which exposure.allowed allows, and on nothing else",
                        Ports.text(open), through(reached));
    }
}
