package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudwatch.AlarmAction;
import dev.harden.facts.cloudwatch.AlarmMute;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.sns.Reach;
import dev.harden.logpattern.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Tells whether an alarm that goes to ALARM reaches somebody: by its own actions, or by those of a composite alarm that
 * rings with it.
 *
 * @param region the alarm's region
 * @param alarm the alarm
 */
@RestsOn({AlarmAction.class, AlarmMute.class, Alarms.class})
public record AlarmReach(String region, MetricAlarm alarm) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        String name = "alarm " + alarm.alarmName();
        Seen<Reach> own =
                actions(name, alarm.alarmName(), alarm.alarmArn(), alarm.actionsEnabled(), alarm.alarmActions(), facts);
        if (isLive(own)) {
            return first(own);
        }
        List<FactUnavailable> missing = new ArrayList<>(own.missing());
        for (Above above : above(facts)) {
            CompositeAlarm composite = above.alarm;
            String its = name + " in composite alarm " + composite.alarmName();
            Seen<Reach> reach = actions(
                    its,
                    composite.alarmName(),
                    composite.alarmArn(),
                    composite.actionsEnabled(),
                    composite.alarmActions(),
                    facts);
            if (!isLive(reach) && reach.missing().isEmpty()) {
                continue; // whether it fires or not
            }
            String suppressor = composite.actionsSuppressor();
            missing.addAll(above.doubts);
            missing.addAll(reach.missing());
            if (isLive(reach) && suppressor != null && !suppressor.isEmpty()) {
                missing.add(FactUnavailable.notSettled(its + " may be held back by its suppressor " + suppressor));
            } else if (isLive(reach) && above.doubts.isEmpty()) {
                return first(reach);
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return own.items().get(0);
    }

    /** Is a composite alarm that fires with the alarm, and why that is not certain. */
    private record Above(CompositeAlarm alarm, List<FactUnavailable> doubts) {}

    private static boolean isLive(Seen<Reach> reaches) {
        return reaches.items().stream().anyMatch(Reach.Live.class::isInstance);
    }

    private static Reach first(Seen<Reach> reaches) {
        return reaches.items().stream()
                .filter(Reach.Live.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private Seen<Reach> actions(
            String name, String alarmName, String arn, boolean on, List<String> actions, Facts facts) {
        if (!on) {
            return Seen.all(List.of(new Reach.Broken("the actions of " + name + " are disabled")));
        }
        if (actions.isEmpty()) {
            return Seen.all(List.of(new Reach.Broken(name + " has no action for ALARM")));
        }
        List<AlarmAction> questions =
                actions.stream().map(action -> new AlarmAction(arn, action)).toList();
        facts.prefetch(questions);
        List<Reach> reaches = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        for (AlarmAction question : questions) {
            Seen<Reach> seen = facts.attempt(question);
            missing.addAll(seen.missing());
            seen.items().forEach(reach -> reaches.add(named(name, reach)));
        }
        return muted(name, alarmName, new Seen<>(reaches, missing), facts);
    }

    /** Follows what is live past the rules that mute alarms. */
    private Seen<Reach> muted(String name, String alarmName, Seen<Reach> reaches, Facts facts) {
        if (!isLive(reaches) && reaches.missing().isEmpty()) {
            return reaches;
        }
        Seen<AlarmMute.Found> mute = facts.attempt(new AlarmMute(region, alarmName));
        if (mute.items().isEmpty()) {
            return new Seen<>(List.of(), mute.missing());
        }
        AlarmMute.Found found = mute.items().get(0);
        if (found.silenced().isPresent()) {
            return Seen.all(List.of(new Reach.Broken("the actions of " + name + " are muted by "
                    + found.silenced().get())));
        }
        if (found.windows().isEmpty()) {
            return reaches;
        }
        String but = ", but for the windows of " + String.join(" and ", found.windows());
        List<Reach> said = reaches.items().stream()
                .map(reach -> reach instanceof Reach.Live live ? new Reach.Live(live.whom() + but) : reach)
                .toList();
        return new Seen<>(said, reaches.missing());
    }

    private static Reach named(String name, Reach reach) {
        if (reach instanceof Reach.Live live) {
            return new Reach.Live(name + " to " + live.whom());
        }
        return reach instanceof Reach.Broken broken ? new Reach.Broken(name + ": " + broken.link()) : reach;
    }

    /** Gives the composite alarms that fire when this alarm does and nothing else, or may. */
    private List<Above> above(Facts facts) {
        List<Above> found = new ArrayList<>();
        List<CompositeAlarm> rest =
                new ArrayList<>(facts.get(new Alarms(region)).composite());
        Set<String> loud = new HashSet<>(List.of(alarm.alarmName(), alarm.alarmArn()));
        Map<CompositeAlarm, List<FactUnavailable>> open;
        List<CompositeAlarm> more;
        do {
            Set<String> known = Set.copyOf(loud);
            open = new LinkedHashMap<>();
            more = new ArrayList<>();
            for (CompositeAlarm composite : rest) {
                Seen<Boolean> fires = facts.trying(() -> rings(composite.alarmRule(), known));
                if (!fires.missing().isEmpty()) {
                    open.put(composite, fires.missing());
                } else if (fires.items().get(0)) {
                    more.add(composite);
                }
            }
            more.forEach(composite -> found.add(new Above(composite, List.of())));
            rest.removeAll(more);
            more.forEach(composite -> loud.addAll(List.of(composite.alarmName(), composite.alarmArn())));
        } while (!more.isEmpty());
        found.addAll(mayFire(rest, open));
        return found;
    }

    /** Adds to the composite alarms of which it is open those whose rules name one of them, and so on. */
    private static List<Above> mayFire(List<CompositeAlarm> rest, Map<CompositeAlarm, List<FactUnavailable>> open) {
        Map<CompositeAlarm, List<FactUnavailable>> may = new LinkedHashMap<>(open);
        boolean more;
        do {
            more = false;
            for (CompositeAlarm composite : rest) {
                Optional<CompositeAlarm> named = may.keySet().stream()
                        .filter(one -> composite.alarmRule().contains(one.alarmName()))
                        .findFirst();
                if (!may.containsKey(composite) && named.isPresent()) {
                    may.put(composite, may.get(named.get()));
                    more = true;
                }
            }
        } while (more);
        List<Above> all = new ArrayList<>();
        may.forEach((composite, doubts) -> all.add(new Above(composite, doubts)));
        return all;
    }

    /** Tells whether a rule begins to hold when the alarms go to ALARM. */
    private static boolean rings(String rule, Set<String> loud) {
        if (loud.stream().noneMatch(rule::contains)) {
            return false;
        }
        Truth after = AlarmRule.holds(rule, loud);
        Truth before = AlarmRule.holds(rule, Set.of());
        if (after == Truth.NO || before == Truth.YES) {
            return false;
        }
        if (after == Truth.YES && before == Truth.NO) {
            return true;
        }
        throw FactUnavailable.notSettled(
                "whether the rule " + rule + " begins to hold depends on the state of other alarms");
    }
}
