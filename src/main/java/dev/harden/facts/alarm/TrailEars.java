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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/**
 * Tells who hears of a check's sample events by way of a trail's log group: by any metric filter that matches the event
 * and none of the harmless ones, and whose metric rings an alarm that reaches somebody.
 *
 * @param check the check's id
 * @param trail the trail, whose events they are
 */
@RestsOn({CallerIdentity.class, EmissionReach.class, ReadPattern.class, SampleEvents.class, TrailGroup.class})
public record TrailEars(String check, Trail trail) implements Derived<Ears> {
    @Override
    public Ears derive(Facts facts) {
        Samples samples = facts.get(new SampleEvents(check));
        TrailGroup.Found group = facts.get(new TrailGroup(trail));
        String nowhere = group.problem()
                .orElse("no metric filter of log group " + group.group() + " in " + group.region() + " matches");
        Heard.Link link = group.problem().isPresent() ? Heard.Link.LOG_GROUP : Heard.Link.NO_MATCH;
        List<Heard> heard = new ArrayList<>();
        samples.must().forEach(sample -> heard.add(Heard.broken(link, nowhere)));
        Set<Integer> worth = new HashSet<>();
        Map<Emission.Name, BigDecimal> quiet = Emission.quiet(group.filters());
        for (MetricFilter filter : group.filters()) {
            Seen<FilterPattern> pattern = facts.attempt(new ReadPattern(filter.filterPattern()));
            pattern.missing().forEach(why -> heard.replaceAll(one -> one.or(Heard.open(why))));
            for (FilterPattern read : pattern.items()) {
                new Ear(facts, group, filter, read, quiet).listen(samples, heard, worth);
            }
        }
        return new Ears(heard, worth);
    }

    /** Is one filter. */
    private record Ear(
            Facts facts,
            TrailGroup.Found group,
            MetricFilter filter,
            FilterPattern pattern,
            Map<Emission.Name, BigDecimal> quiet) {
        private String name() {
            return "metric filter " + filter.filterName();
        }

        void listen(Samples samples, List<Heard> heard, Set<Integer> worth) {
            List<Match> matches = samples.must().stream()
                    .map(sample -> pattern.match(sample.log()))
                    .toList();
            if (matches.stream().allMatch(Match::isNo)) {
                return;
            }
            Optional<Heard> useless = useless(samples);
            boolean rings = false;
            for (int i = 0; i < matches.size(); i++) {
                if (!matches.get(i).isNo()) {
                    Sample sample = samples.must().get(i);
                    Heard one =
                            unsettled(matches.get(i), sample).or(() -> useless).orElseGet(() -> follow(sample));
                    heard.set(i, heard.get(i).or(one));
                    rings |= one.path().isPresent();
                }
            }
            for (int i = 0; rings && i < samples.worth().size(); i++) {
                if (pattern.match(samples.worth().get(i).log()).isYes()) {
                    worth.add(i);
                }
            }
        }

        private Optional<Heard> unsettled(Match match, Sample sample) {
            return match.isYes()
                    ? Optional.empty()
                    : Optional.of(Heard.open(FactUnavailable.notSettled("AWS's documents do not settle whether "
                            + name() + " matches " + sample.name() + ": " + match.doubt())));
        }

        /** Tells why nobody can listen to the filter, or that this is not known. */
        private Optional<Heard> useless(Samples samples) {
            Optional<Heard> doubt = Optional.empty();
            for (Sample harmless : samples.mustNot()) {
                Match match = pattern.match(harmless.log());
                if (match.isYes()) {
                    return Optional.of(Heard.broken(
                            Heard.Link.FILTER,
                            name() + " matches " + harmless.name() + " too, and rings all the time"));
                }
                doubt = doubt.or(() -> match.isNo() ? Optional.empty() : unsettled(match, harmless));
            }
            return doubt.or(this::narrowed);
        }

        private Optional<Heard> narrowed() {
            if (isElsewhere() && filter.emitSystemFieldDimensions().contains("@aws.account")) {
                return Optional.of(Heard.open(FactUnavailable.notSettled(name()
                        + " counts by account, and AWS's documents do not settle whose events an organization's are")));
            }
            String criteria = filter.fieldSelectionCriteria();
            if (Boolean.TRUE.equals(filter.applyOnTransformedLogs())) {
                return Optional.of(Heard.open(FactUnavailable.notSettled(
                        name() + " looks at transformed events, and what a transformer leaves is not worked out")));
            }
            return criteria == null || criteria.isBlank()
                    ? Optional.empty()
                    : Optional.of(Heard.open(FactUnavailable.notSettled(
                            name() + " takes only what " + criteria + " selects, and harden does not work that out")));
        }

        private boolean isElsewhere() {
            return !group.account().equals(facts.get(new CallerIdentity()).id());
        }

        private Heard follow(Sample sample) {
            String account = group.account();
            Facts there = facts.in(account, "what rings in account " + account + " is seen only there");
            Heard heard = Heard.broken(
                    Heard.Link.FILTER,
                    name() + " adds nothing to a metric, since the event lacks the field that it takes");
            for (MetricTransformation transformation : filter.metricTransformations()) {
                Optional<Emission> emission =
                        Emission.of(group.region(), account, filter, transformation, sample.log(), quiet);
                heard = emission.map(added -> heard(there.attempt(new EmissionReach(added))))
                        .map(heard::or)
                        .orElse(heard);
            }
            return heard;
        }

        private Heard heard(Seen<Reach> reach) {
            if (reach.items().isEmpty()) {
                return Heard.open(reach.missing());
            }
            return reach.items().get(0) instanceof Reach.Live live
                    ? Heard.by(name() + " to " + live.whom())
                    : Heard.broken(
                            Heard.Link.ALARM,
                            name() + ": " + ((Reach.Broken) reach.items().get(0)).link());
        }
    }
}
