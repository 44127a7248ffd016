package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudwatch.AlarmAction;
import dev.harden.facts.cloudwatch.Alarms;
import dev.harden.facts.sns.Reach;
import dev.harden.logpattern.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
@RestsOn({AlarmAction.class, Alarms.class})
public record AlarmReach(String region, MetricAlarm alarm) implements Derived<Reach> {
    @Override
    public Reach derive(Facts facts) {
        String name = "alarm " + alarm.alarmName();
        Seen<Reach> own = actions(name, alarm.alarmArn(), alarm.actionsEnabled(), alarm.alarmActions(), facts);
        if (isLive(own)) {
            return first(own);
        }
        List<FactUnavailable> missing = new ArrayList<>(own.missing());
        Seen<CompositeAlarm> above = ringing(facts);
        missing.addAll(above.missing());
        for (CompositeAlarm composite : above.items()) {
            String its = name + " in composite alarm " + composite.alarmName();
            Seen<Reach> reach =
                    actions(its, composite.alarmArn(), composite.actionsEnabled(), composite.alarmActions(), facts);
            missing.addAll(reach.missing());
            String suppressor = composite.actionsSuppressor();
            if (isLive(reach) && suppressor != null && !suppressor.isEmpty()) {
                missing.add(FactUnavailable.notSettled(its + " may be held back by its suppressor " + suppressor));
            } else if (isLive(reach)) {
                return first(reach);
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return own.items().get(0);
    }

    private static boolean isLive(Seen<Reach> reaches) {
        return reaches.items().stream().anyMatch(Reach.Live.class::isInstance);
    }

    private static Reach first(Seen<Reach> reaches) {
        return reaches.items().stream()
                .filter(Reach.Live.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Seen<Reach> actions(String name, String arn, boolean on, List<String> actions, Facts facts) {
        if (!on) {
            return Seen.all(List.of(new Reach.Broken(name + " has its actions off")));
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
        return new Seen<>(reaches, missing);
    }

    private static Reach named(String name, Reach reach) {
        if (reach instanceof Reach.Live live) {
            return new Reach.Live(name + " to " + live.whom());
        }
        return reach instanceof Reach.Broken broken ? new Reach.Broken(name + ": " + broken.link()) : reach;
    }

    /** Gives the composite alarms that ring when this alarm does and nothing else; some may not be known. */
    private Seen<CompositeAlarm> ringing(Facts facts) {
        List<CompositeAlarm> rings = new ArrayList<>();
        List<CompositeAlarm> rest =
                new ArrayList<>(facts.get(new Alarms(region)).composite());
        Set<String> loud = new HashSet<>(List.of(alarm.alarmName(), alarm.alarmArn()));
        while (true) {
            Set<String> known = Set.copyOf(loud);
            Seen<CompositeAlarm> more = facts.keep(rest, composite -> rings(composite.alarmRule(), known));
            if (more.items().isEmpty()) {
                return new Seen<>(rings, more.missing());
            }
            rings.addAll(more.items());
            rest.removeAll(more.items());
            more.items().forEach(composite -> loud.addAll(List.of(composite.alarmName(), composite.alarmArn())));
        }
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
                "whether the rule " + rule + " begins to hold hangs on the state of other alarms");
    }
}
