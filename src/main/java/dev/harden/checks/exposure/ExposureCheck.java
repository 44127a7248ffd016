package dev.harden.checks.exposure;

import dev.harden.checks.Ports;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Arrival;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.InterfaceKind;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.Path;
import dev.harden.network.NetworkInterface;
import java.util.Collection;
import java.util.List;

/** Judges what the Internet reaches on each interface; shows a packet and what lets it by at each hop. */
abstract class ExposureCheck extends ReachedCheck<NetworkInterface> {
    @Override
    protected Collection<NetworkInterface> items(String region, Facts facts) {
        return facts.get(new NetworkInterfaces(region));
    }

    @Override
    protected final Verdict judge(NetworkInterface one, String region, Facts facts) {
        if (!one.use().attached()) {
            return Verdict.notApplicable("it is attached to nothing");
        }
        Path.End end = facts.get(new Arrival(region, InterfaceKind.of(one), one.loadBalancer(), unwanted(one, facts)));
        if (!end.isOpen()) {
            return Verdict.pass("not reached: %s", end.stop());
        }
        return Verdict.fail(
                        "the Internet reaches %s%s", Ports.text(end.reaching().open()), instance(one, region, facts))
                .with(evidence(one, end.reaching(), region, facts));
    }

    private static String instance(NetworkInterface one, String region, Facts facts) {
        String id = one.use().instance();
        if (id.isEmpty()) {
            return "";
        }
        return facts.attempt(new Instances(region)).items().stream()
                .flatMap(List::stream)
                .filter(instance -> instance.instanceId().equals(id))
                .map(instance -> instance.state().nameAsString())
                .filter(state -> state.equals("stopped") || state.equals("stopping"))
                .map(state -> "; its instance " + id + " is " + state + ", and is reached when it starts")
                .findFirst()
                .orElse(" of instance " + id);
    }
}
