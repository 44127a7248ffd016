package dev.harden.checks.exposure;

import dev.harden.checks.Aspects;
import dev.harden.checks.Ports;
import dev.harden.checks.Reads;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.Path;
import dev.harden.facts.ways.Reached;
import dev.harden.facts.ways.ReachedBy;
import dev.harden.facts.ways.Way;
import dev.harden.model.Aspect;
import dev.harden.network.AddressSet;
import dev.harden.network.Belongings;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Judges what the Internet reaches on each interface; shows a packet and what lets it by at each hop. */
@Reads({Instances.class, NetworkInterfaces.class, ReachedBy.class})
abstract class ExposureCheck extends ReachedCheck<NetworkInterface> {
    /** What RDS writes about the interfaces of its databases. */
    private static final String OF_RDS = "RDSNetworkInterface";

    @Override
    protected Collection<NetworkInterface> items(String region, Facts facts) {
        return facts.get(new NetworkInterfaces(region));
    }

    @Override
    protected final String name(NetworkInterface one, String region, Facts facts) {
        return Belongings.of(one)
                .map(owner -> owner + tagged(one.use().instance(), region, facts))
                .orElse(one.id());
    }

    /** Returns an instance's name in brackets; empty where it has none, or instances could not be listed. */
    private static String tagged(String id, String region, Facts facts) {
        return facts.attempt(new Instances(region)).items().stream()
                .flatMap(List::stream)
                .filter(instance -> instance.instanceId().equals(id))
                .flatMap(instance -> instance.tags().stream())
                .filter(tag -> "Name".equals(tag.key())
                        && tag.value() != null
                        && !tag.value().isBlank())
                .map(tag -> " (" + tag.value() + ")")
                .findFirst()
                .orElse("");
    }

    @Override
    protected final Verdict judge(NetworkInterface one, String region, Facts facts) {
        if (!one.use().attached()) {
            return Verdict.notApplicable("the interface is attached to nothing");
        }
        Reached reached = facts.get(new ReachedBy(region, one));
        Reached judged = judged(reached, region, facts);
        PacketSet sent = PacketSet.of(unwanted(one, facts), AddressSet.PUBLIC);
        Path.End end = judged.follow(sent);
        List<Aspect> aspects = aspects(one, judged.arriving(sent), end, facts);
        if (!end.isOpen()) {
            return pass(reached, end).of(aspects);
        }
        String how = judged.way(end.reaching().witness().orElseThrow())
                .map(way -> " through " + way.name())
                .orElse("");
        String starts = reached.starts().isEmpty() ? instance(one, region, facts) : "; " + reached.starts();
        Verdict verdict = Verdict.fail(
                        "the Internet reaches %s%s",
                        Ports.text(end.reaching().open()), starts.startsWith(";") ? how + starts : starts + how)
                .with(evidence(one, judged, end.reaching(), region, facts));
        return mended(verdict, one, judged, end.reaching(), region, facts).of(aspects);
    }

    /** Says port by port and family by family what is reached, and whether it is of a service that controls are about. */
    List<Aspect> aspects(NetworkInterface one, Bounds arriving, Path.End end, Facts facts) {
        List<Aspect> aspects =
                new ArrayList<>(Aspects.traffic(unwanted(one, facts), arriving.least(), arriving.most()));
        if (one.use().description().equals(OF_RDS)) {
            aspects.add(Aspects.service("rds", !end.isOpen()));
        }
        return aspects;
    }

    /** Names what is not reached of what is reached otherwise, as {@code no admin port}. */
    abstract String nothing();

    /** Gives the ways that count. */
    Reached judged(Reached reached, String region, Facts facts) {
        return reached;
    }

    /** Passes what is not reached, and says what is. */
    Verdict pass(Reached reached, Path.End end) {
        String starts = reached.starts().isEmpty() ? "" : "; " + reached.starts();
        List<Traffic> open = reached.certain().open();
        return open.isEmpty()
                ? Verdict.pass("not reached: %s%s", end.stop(), starts)
                : Verdict.pass(
                        "reached on %s%s, but on %s: there %s%s",
                        Ports.text(open), through(reached), nothing(), end.stop(), starts);
    }

    /** Names the ways through what forwards by which something certainly arrives. */
    static String through(Reached reached) {
        List<String> names = reached.ways().stream()
                .filter(way -> way.packets().least().isOpen())
                .map(Way::name)
                .distinct()
                .toList();
        return names.isEmpty() || reached.path().through().least().isOpen()
                ? ""
                : " through " + String.join(", ", names);
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
                .map(state -> "; instance " + id + " is " + state + ", and is reachable when it starts")
                .findFirst()
                .orElse(" of instance " + id);
    }
}
