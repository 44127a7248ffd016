package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.oam.MonitoringAccounts;
import dev.harden.facts.sns.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells whether what an event adds to a metric reaches somebody, through any alarm on it: of the metric's account, or of a
 * monitoring account that it shares metrics with, which is seen when that is in the same run.
 *
 * @param emission what the event adds
 * @param events how many events within five minutes an alarm may wait for
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html">
 *     CloudWatch cross-account observability</a>
 */
@RestsOn({AlarmsOn.class, MonitoringAccounts.class})
public record EmissionReach(Emission emission, int events) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        if (emission.value().signum() == 0) {
            return new Reach.Broken("metric " + emission.metric() + " gets a 0 for each event, which no alarm notices");
        }
        AlarmsOn question = new AlarmsOn(emission, events);
        Seen<Reach> own = facts.attempt(question);
        if (own.items().stream().anyMatch(Reach.Live.class::isInstance)) {
            return own.items().get(0);
        }
        List<FactUnavailable> missing = new ArrayList<>(own.missing());
        List<Reach.Broken> broken = new ArrayList<>();
        own.items().forEach(reach -> broken.add((Reach.Broken) reach));
        Seen<List<String>> accounts = facts.attempt(new MonitoringAccounts(emission.region()));
        missing.addAll(accounts.missing());
        for (String account : accounts.items().stream().flatMap(List::stream).toList()) {
            String there = "monitoring account " + account;
            Seen<Reach> seen = facts.trying(() -> facts.in(
                            account,
                            "metrics of " + emission.region() + " are shared with " + there
                                    + ", and whether an alarm there watches metric " + emission.metric()
                                    + " is seen only there")
                    .get(question));
            missing.addAll(seen.missing());
            for (Reach reach : seen.items()) {
                if (reach instanceof Reach.Live live) {
                    return new Reach.Live(there + " with " + live.whom());
                }
                broken.add((Reach.Broken) reach);
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return broken.stream().max(Comparator.comparing(Reach.Broken::late)).orElseThrow();
    }
}
