package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.oam.MonitoringAccounts;
import dev.harden.facts.sns.Reach;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether any alarm of a region notifies somebody, of whatever. Where none does, no metric filter matters.
 *
 * @param region the region's code
 */
@RestsOn({AlarmReach.class, Alarms.class, MonitoringAccounts.class})
public record AnyAlarm(String region) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        List<AlarmReach> questions = facts.get(new Alarms(region)).metric().stream()
                .map(alarm -> new AlarmReach(region, alarm))
                .toList();
        List<FactUnavailable> missing = new ArrayList<>();
        for (AlarmReach question : questions) {
            Seen<Reach> seen = facts.attempt(question);
            missing.addAll(seen.missing());
            for (Reach reach : seen.items()) {
                if (reach instanceof Reach.Live) {
                    return reach;
                }
            }
        }
        List<String> accounts = facts.get(new MonitoringAccounts(region));
        if (!accounts.isEmpty()) {
            missing.add(
                    FactUnavailable.notVisibleFromHere("metrics of " + region + " are shared with monitoring account "
                            + accounts.get(0) + ", and what alarms it has is seen only there"));
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return new Reach.Broken(
                questions.isEmpty() ? "there is no alarm in " + region : "no alarm in " + region + " notifies anyone");
    }
}
