package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.logs.ReadPattern;
import dev.harden.facts.logs.TrailGroup;
import dev.harden.facts.sns.Reach;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.logpattern.FilterPattern;
import dev.harden.logpattern.Match;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/**
 * Tells who hears of a check's sample events by way of a trail's log group: by any metric filter that matches the event
 * and none of the harmless ones, and on whose metric an alarm reaches somebody.
 *
 * @param check the check's id
 * @param trail the trail, whose events they are
 */
@RestsOn({
    AnyAlarm.class,
    CallerIdentity.class,
    EmissionReach.class,
    ReadPattern.class,
    SampleEvents.class,
    TrailGroup.class
})
public record TrailEars(String check, Trail trail) implements Derived<Ears> {
    @Override
    public Ears derive(Facts facts) {
        Samples samples = facts.get(new SampleEvents(check));
        TrailGroup.Found group = facts.get(new TrailGroup(trail));
        String nowhere = group.problem()
                .orElse("no metric filter of log group " + group.group() + " in " + group.region() + " matches");
        Heard.Link link = group.problem().isPresent() ? Heard.Link.LOG_GROUP : Heard.Link.NO_MATCH;
        Heard nobody = group.problem().isEmpty() && group.filters().isEmpty()
                ? unread(group, facts)
                : Heard.broken(link, nowhere);
        List<Ear> ears = new ArrayList<>();
        Map<Emission.Name, BigDecimal> quiet = Emission.quiet(group.filters());
        for (MetricFilter filter : group.filters()) {
            Seen<FilterPattern> pattern = facts.attempt(new ReadPattern(filter.filterPattern()));
            Heard noise = pattern.items().stream()
                    .map(read -> noise(samples, filter, read))
                    .findFirst()
                    .orElseGet(Heard::holds);
            ears.add(new Ear(this, facts, group, filter, pattern, noise, quiet));
        }
        return new Ears(follow(samples.must(), nobody, ears), follow(samples.worth(), nobody, ears));
    }

    /** Follows filters that could not be read: whatever they are, somebody has to be notified by an alarm of theirs. */
    private static Heard unread(TrailGroup.Found group, Facts facts) {
        Heard open = Heard.open(group.unseen());
        String account = group.account();
        return open.then(() -> {
            Seen<Reach> any =
                    facts.trying(() -> facts.in(account, "what notifies in account " + account + " is seen only there")
                            .get(new AnyAlarm(group.region())));
            return any.items().stream()
                    .findFirst()
                    .map(reach -> reach instanceof Reach.Broken broken
                            ? Heard.broken(Heard.Link.ALARM, broken.link())
                            : Heard.holds())
                    .orElseGet(() -> Heard.open(any.missing()));
        });
    }

    private static List<Heard> follow(List<Sample> samples, Heard nobody, List<Ear> ears) {
        List<Heard> all = new ArrayList<>();
        for (Sample sample : samples) {
            Heard heard = nobody;
            for (Ear ear : ears) {
                heard = heard.or(ear.hears(sample));
            }
            all.add(heard);
        }
        return all;
    }

    private static String name(MetricFilter filter) {
        return "metric filter " + filter.filterName();
    }

    /** Tells whether somebody may listen to a filter: it matches nothing that is harmless and everyday. */
    private static Heard noise(Samples samples, MetricFilter filter, FilterPattern pattern) {
        Heard quiet = Heard.holds();
        for (Sample harmless : samples.mustNot()) {
            Match match = pattern.match(harmless.log());
            if (match.isYes()) {
                return Heard.broken(
                        Heard.Link.NOISE,
                        name(filter) + " also matches the everyday " + harmless.name()
                                + ", so its notifications go unnoticed");
            }
            if (!match.isNo() && quiet.path().isPresent()) {
                quiet = unsettled(match, filter, harmless);
            }
        }
        return quiet;
    }

    private static Heard unsettled(Match match, MetricFilter filter, Sample sample) {
        return Heard.open(FactUnavailable.notSettled("AWS's documents do not settle whether " + name(filter)
                + " matches " + sample.name() + ": " + match.doubt()));
    }

    /**
     * Is one filter.
     *
     * @param noise whether somebody may listen to it
     * @param quiet what the group's filters add without a match
     */
    private record Ear(
            TrailEars ears,
            Facts facts,
            TrailGroup.Found group,
            MetricFilter filter,
            Seen<FilterPattern> pattern,
            Heard noise,
            Map<Emission.Name, BigDecimal> quiet) {
        private String name() {
            return TrailEars.name(filter);
        }

        Heard hears(Sample sample) {
            return matches(sample)
                    .then(() -> noise)
                    .then(() -> Heard.holdsBut(group.unseen()))
                    .then(this::narrowed)
                    .then(() -> follow(sample));
        }

        private Heard matches(Sample sample) {
            if (pattern.items().isEmpty()) {
                return Heard.open(pattern.missing());
            }
            Match match = pattern.items().get(0).match(sample.log());
            if (match.isNo()) {
                return Heard.broken(Heard.Link.NOTHING, "");
            }
            return match.isYes() ? Heard.holds() : unsettled(match, filter, sample);
        }

        private Heard narrowed() {
            String criteria = filter.fieldSelectionCriteria();
            if (isElsewhere() && filter.emitSystemFieldDimensions().contains("@aws.account")) {
                return Heard.open(FactUnavailable.notSettled(name()
                        + " counts by account, and AWS's documents do not settle whose events an organization's are"));
            }
            if (Boolean.TRUE.equals(filter.applyOnTransformedLogs())) {
                return Heard.open(FactUnavailable.notSettled(
                        name() + " looks at transformed events, and what a transformer leaves is not worked out"));
            }
            return criteria == null || criteria.isBlank()
                    ? Heard.holds()
                    : Heard.open(FactUnavailable.notSettled(
                            name() + " takes only what " + criteria + " selects, and harden does not work that out"));
        }

        private boolean isElsewhere() {
            return !group.account().equals(facts.get(new CallerIdentity()).id());
        }

        private Heard follow(Sample sample) {
            String account = group.account();
            Facts there = facts.in(account, "what notifies in account " + account + " is seen only there");
            int events = Thresholds.of(ears.check, facts);
            Heard heard = Heard.broken(
                    Heard.Link.FILTER,
                    name() + " adds nothing to a metric, since the event lacks the field that it takes");
            for (MetricTransformation transformation : filter.metricTransformations()) {
                Optional<Emission> emission =
                        Emission.of(group.region(), account, filter, transformation, sample.log(), quiet);
                heard = emission.map(added -> heard(there.attempt(new EmissionReach(added, events))))
                        .map(heard::or)
                        .orElse(heard);
            }
            return heard;
        }

        private Heard heard(Seen<Reach> reach) {
            if (reach.items().isEmpty()) {
                return Heard.open(reach.missing());
            }
            if (reach.items().get(0) instanceof Reach.Live live) {
                return Heard.by(name(), name() + " to " + live.whom());
            }
            Reach.Broken broken = (Reach.Broken) reach.items().get(0);
            return Heard.broken(broken.late() ? Heard.Link.LATE : Heard.Link.ALARM, name() + ": " + broken.link());
        }
    }
}
