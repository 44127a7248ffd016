package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sts.CallerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether what an event adds to a metric reaches somebody, through any alarm on it; else names the link that breaks
 * last.
 */
@RestsOn({AlarmReach.class, CallerIdentity.class, Watching.class})
public record EmissionReach(Emission emission) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        String metric = "metric " + emission.metric();
        if (emission.value().signum() == 0) {
            return new Reach.Broken(metric + " gets a 0 for each event, which rings nothing");
        }
        String account = facts.get(new CallerIdentity()).id();
        List<Ringing> watching =
                facts.get(new Watching(emission.region())).getOrDefault(emission.metric(), List.of()).stream()
                        .map(alarm -> new Ringing(alarm, emission, account))
                        .filter(Ringing::watches)
                        .toList();
        if (watching.isEmpty()) {
            return new Reach.Broken("no alarm in " + emission.region() + " watches " + metric);
        }
        List<FactUnavailable> missing = new ArrayList<>();
        List<Reach.Broken> dumb = new ArrayList<>();
        List<Reach.Broken> unheard = new ArrayList<>();
        for (Ringing ringing : watching) {
            List<Reach.Broken> problems = new ArrayList<>();
            Seen<Ringing> able = facts.keep(List.of(ringing), one -> {
                Optional<String> problem = one.problem();
                problem.map(Reach.Broken::new).ifPresent(problems::add);
                return problem.isEmpty();
            });
            missing.addAll(able.missing());
            dumb.addAll(problems);
            if (able.items().isEmpty()) {
                continue;
            }
            Seen<Reach> seen = facts.attempt(new AlarmReach(emission.region(), ringing.alarm()));
            missing.addAll(seen.missing());
            for (Reach reach : seen.items()) {
                if (reach instanceof Reach.Live) {
                    return reach;
                }
                unheard.add((Reach.Broken) reach);
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return unheard.isEmpty() ? dumb.get(0) : unheard.get(0);
    }
}
