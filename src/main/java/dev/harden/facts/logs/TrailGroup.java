package dev.harden.facts.logs;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.cloudtrail.Trails;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;

/**
 * Tells which metric filters see a trail's events: those of its log group. The class of a log group never changes, and
 * only those of class STANDARD take filters, so that filters prove it where the answer leaves it out.
 *
 * <p>An organization's trail sends the events of all members to its owner's log group: a member sees that when the owner is
 * in the same run.
 *
 * @param trail the trail
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html">Log classes</a>
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html">Creating a
 *     trail for an organization</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html">
 *     Role policy document for CloudTrail, with the log streams of organizations</a>
 */
@RestsOn({CallerIdentity.class, LogGroup.class, MetricFilters.class, TrailStatus.class, Trails.class})
public record TrailGroup(Trail trail) implements Derived<TrailGroup.Found> {
    /**
     * Is what was found.
     *
     * @param account the log group's account; empty when no filter sees the trail's events
     * @param region the log group's region; empty without one
     * @param group its name; empty without one
     * @param problem why no filter sees the trail's events, a fragment
     * @param filters the filters that do; empty without a problem where they could not be read
     * @param unseen why it is not known whether the trail's events come to the group, or what filters it has
     */
    public record Found(
            String account,
            String region,
            String group,
            Optional<String> problem,
            List<MetricFilter> filters,
            List<FactUnavailable> unseen) {
        public Found {
            filters = List.copyOf(filters);
            unseen = List.copyOf(unseen);
        }
    }

    @Override
    public Found derive(Facts facts) {
        String self = facts.get(new CallerIdentity()).id();
        String owner = Ownership.of(trail);
        if (!owner.equals(self)) {
            Facts there = facts.in(owner, elsewhere(owner));
            Trail own = there.get(new Trails(trail.homeRegion())).stream()
                    .filter(one -> one.trailARN().equals(trail.trailARN()))
                    .findFirst()
                    .orElseThrow(() -> FactUnavailable.notVisibleFromHere(
                            "account " + owner + " does not show its trail " + trail.name()));
            return there.get(new TrailGroup(own));
        }
        String group = trail.cloudWatchLogsLogGroupArn();
        if (group == null || group.isEmpty()) {
            return broken("", "", "trail " + trail.name() + " sends its events to no log group");
        }
        Arn arn = Arn.of(group).orElseThrow(() -> new Answers.Incomplete("CloudWatchLogsLogGroupArn"));
        Facts there = facts.in(arn.account(), elsewhere(arn.account()));
        return filters(arn, arn.name().replaceFirst(":\\*$", ""), facts, there);
    }

    private Found filters(Arn arn, String name, Facts facts, Facts there) {
        String region = arn.region();
        String sends = "trail " + trail.name() + " sends its events to log group " + name + " in " + region;
        Seen<Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup>> seen =
                there.attempt(new LogGroup(region, name));
        List<FactUnavailable> unseen = new ArrayList<>(seen.missing());
        for (Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> found : seen.items()) {
            if (found.isEmpty()) {
                return broken(region, name, sends + ", which does not exist");
            }
            String kind = found.get().logGroupClassAsString();
            if (kind != null && !kind.equals("STANDARD")) {
                return broken(region, name, sends + " of class " + kind + ", which takes no metric filters");
            }
        }
        Seen<GetTrailStatusResponse> status = facts.attempt(TrailStatus.of(trail));
        unseen.addAll(status.missing());
        for (GetTrailStatusResponse one : status.items()) {
            String error = one.latestCloudWatchLogsDeliveryError();
            if (error != null && !error.isEmpty()) {
                return broken(region, name, sends + ", and the last delivery failed: " + error);
            }
        }
        Seen<List<MetricFilter>> filters = there.attempt(new MetricFilters(region, name));
        if (filters.items().isEmpty()) {
            unseen.addAll(filters.missing());
            return new Found(arn.account(), region, name, Optional.empty(), List.of(), unseen);
        }
        List<MetricFilter> all = filters.items().get(0);
        return all.isEmpty()
                ? broken(region, name, "log group " + name + " in " + region + " has no metric filter")
                : new Found(arn.account(), region, name, Optional.empty(), all, unseen);
    }

    private static Found broken(String region, String group, String problem) {
        return new Found("", region, group, Optional.of(problem), List.of(), List.of());
    }

    private String elsewhere(String account) {
        return "trail " + trail.name() + " sends its events to account " + account
                + ", and what notifies there is seen only there";
    }
}
