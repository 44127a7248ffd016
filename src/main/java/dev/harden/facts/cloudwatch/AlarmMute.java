package dev.harden.facts.cloudwatch;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether alarm mute rules silence an alarm's actions. One that is active does now; those that are scheduled do in
 * their windows, and always where these leave no time free.
 *
 * @param region the alarm's region
 * @param alarm its name
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html">Alarm mute rules</a>
 */
@RestsOn({MuteRule.class, MuteRules.class})
public record AlarmMute(String region, String alarm) implements Derived<AlarmMute.Found> {
    /**
     * Is what was found.
     *
     * @param silenced the rule that silences it now, a fragment
     * @param windows the rules that silence it at times, fragments
     */
    public record Found(Optional<String> silenced, List<String> windows) {
        public Found {
            windows = List.copyOf(windows);
        }
    }

    @Override
    public Found derive(Facts facts) {
        List<FactUnavailable> missing = new ArrayList<>();
        List<String> windows = new ArrayList<>();
        List<MuteRule.Known> scheduled = new ArrayList<>();
        for (String name : facts.get(new MuteRules(region))) {
            Seen<MuteRule.Known> seen = facts.attempt(new MuteRule(region, name));
            missing.addAll(seen.missing());
            for (MuteRule.Known rule : seen.items()) {
                if (!rule.alarms().contains(alarm)) {
                    continue;
                }
                if (rule.status().equals("ACTIVE")) {
                    return new Found(Optional.of("alarm mute rule " + name + ", which is active"), List.of());
                }
                if (!rule.status().equals("EXPIRED")) {
                    windows.add("alarm mute rule " + name + " (" + rule.expression() + " for " + rule.duration() + ")");
                    scheduled.add(rule);
                }
            }
        }
        Optional<Boolean> always = MuteWindows.leaveNoTime(scheduled);
        if (always.orElse(false)) {
            return new Found(
                    Optional.of(String.join(" and ", windows) + ", whose windows leave no time free"), List.of());
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        if (always.isEmpty()) {
            throw FactUnavailable.notSettled("whether the windows of " + String.join(" and ", windows) + " leave alarm "
                    + alarm + " any time is not worked out");
        }
        return new Found(Optional.empty(), windows);
    }
}
