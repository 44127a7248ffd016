package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.sns.Links;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.logpattern.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * Tells whether what an event adds to a metric reaches somebody through any alarm of this account; else names the link that
 * breaks last.
 *
 * @param emission what the event adds
 * @param events how many events within five minutes an alarm may wait for
 */
@RestsOn({AlarmReach.class, CallerIdentity.class, Watching.class})
public record AlarmsOn(Emission emission, int events) implements Derived<Reach> {
    private static final int MOST_EVENTS = 100_000;
    private static final List<String> ORDINALS =
            List.of("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    @Override
    public Reach derive(Facts facts) {
        String account = facts.get(new CallerIdentity()).id();
        List<FactUnavailable> missing = new ArrayList<>();
        List<Reach.Broken> broken = new ArrayList<>();
        List<Reach.Broken> dumb = new ArrayList<>();
        for (MetricAlarm alarm : facts.get(new Watching(emission.region())).on(emission.metric())) {
            Ringing ringing = new Ringing(alarm, emission, account, events);
            Truth watches = ringing.watches();
            if (watches == Truth.NO) {
                continue;
            }
            Seen<Reach> seen = facts.trying(() -> follow(ringing, watches, facts));
            missing.addAll(seen.missing());
            for (Reach reach : seen.items()) {
                if (reach instanceof Reach.Live live) {
                    return from(ringing)
                            .<Reach>map(when -> new Reach.Live(live.whom() + ", " + when))
                            .orElse(live);
                }
                boolean isDumb = watches == Truth.YES
                        && facts.trying(ringing::problem).items().stream().anyMatch(Optional::isPresent);
                (isDumb ? dumb : broken)
                        .add(isDumb ? late(ringing, (Reach.Broken) reach, facts) : (Reach.Broken) reach);
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return Stream.of(dumb.stream().filter(Reach.Broken::late), broken.stream(), dumb.stream())
                .flatMap(each -> each)
                .findFirst()
                .orElseGet(() ->
                        new Reach.Broken("no alarm in " + emission.region() + " watches metric " + emission.metric()));
    }

    private Reach follow(Ringing ringing, Truth watches, Facts facts) {
        return Links.of(facts)
                .link(() -> {
                    if (watches == Truth.OPEN) {
                        throw ringing.unread();
                    }
                    return ringing.problem();
                })
                .to(() -> facts.get(new AlarmReach(emission.region(), ringing.alarm())));
    }

    /** Says from which event on the alarm notifies, where that is not the first. */
    private Optional<String> from(Ringing ringing) {
        return firstHeard(ringing)
                .filter(first -> first > 1)
                .map(first -> "only from the " + ordinal(first) + " event within 5 minutes");
    }

    private Reach.Broken late(Ringing ringing, Reach.Broken broken, Facts facts) {
        Optional<String> from = from(ringing);
        boolean live = from.isPresent()
                && facts.trying(() -> facts.get(new AlarmReach(emission.region(), ringing.alarm()))).items().stream()
                        .anyMatch(Reach.Live.class::isInstance);
        return live
                ? new Reach.Broken("alarm " + ringing.alarm().alarmName() + " notifies " + from.get(), true)
                : broken;
    }

    /** Tells from which event within five minutes on an alarm fires; absent when that is not known, or never. */
    private Optional<Integer> firstHeard(Ringing ringing) {
        MetricAlarm alarm = ringing.alarm();
        if (alarm.metricName() == null || alarm.threshold() == null || alarm.period() == null) {
            return Optional.empty();
        }
        BigDecimal one = alarm.statistic() == Statistic.SAMPLE_COUNT ? BigDecimal.ONE : emission.value();
        if (one.signum() <= 0 || alarm.threshold() > MOST_EVENTS) {
            return Optional.empty();
        }
        boolean orEqual = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD == alarm.comparisonOperator();
        BigDecimal threshold = BigDecimal.valueOf(alarm.threshold());
        BigDecimal least = threshold.divide(one, 0, orEqual ? RoundingMode.CEILING : RoundingMode.FLOOR);
        int needed = Math.max(1, least.intValue() + (orEqual ? 0 : 1));
        int first = alarm.period() >= Reading.WINDOW ? needed : (needed - 1) * Reading.WINDOW / alarm.period() + 1;
        return Optional.of(first)
                .filter(count -> new Ringing(alarm, emission, ringing.account(), count)
                        .problem()
                        .isEmpty());
    }

    private static String ordinal(int number) {
        if (number < ORDINALS.size()) {
            return ORDINALS.get(number);
        }
        boolean teen = number % 100 / 10 == 1;
        String end = teen || number % 10 > 3 || number % 10 == 0
                ? "th"
                : List.of("st", "nd", "rd").get(number % 10 - 1);
        return number + end;
    }
}
