package dev.harden.checks.trail;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.DataEvents;
import dev.harden.facts.cloudtrail.ObjectEvents;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.Aspect;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Holds the account to recording who reads and writes the objects of all buckets, by one multi-region trail or several
 * together. A trail's own bucket may be left out, as its deliveries would make more of themselves.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/cloudtrail-all-write-s3-data-event-check.html">
 *     cloudtrail-all-write-s3-data-event-check</a>
 */
@CheckInfo(
        id = "trail-s3-data-events",
        title = "Multi-region trails record object reads and writes of all buckets",
        fault = "S3 object reads and writes are not recorded for all buckets",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {AccountTrails.class, ObjectEvents.class, Regions.class, TrailStatus.class})
public final class TrailS3DataEvents implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        Seen<Trail> trails = facts.get(new AccountTrails());
        List<FactUnavailable> missing = new ArrayList<>();
        // Each region shows all multi-region trails, so that one that answers is enough.
        if (trails.missing().size() >= facts.get(new Regions()).enabled().size()) {
            missing.addAll(trails.missing());
        }
        List<Trail> wide = trails.items().stream()
                .filter(trail -> Answers.require(trail.isMultiRegionTrail(), "IsMultiRegionTrail"))
                .toList();
        facts.prefetch(wide.stream().map(ObjectEvents::new).toList());
        facts.prefetch(wide.stream().map(TrailStatus::of).toList());
        List<Trail> by = new ArrayList<>();
        List<DataEvents> all = new ArrayList<>();
        // What those take whose status is not seen counts only for what they may add.
        List<Trail> perhaps = new ArrayList<>();
        List<DataEvents> more = new ArrayList<>();
        List<FactUnavailable> unseen = new ArrayList<>();
        for (Trail trail : wide) {
            Seen<DataEvents> events = facts.attempt(new ObjectEvents(trail));
            boolean none = events.items().stream().anyMatch(DataEvents::isEmpty);
            Seen<GetTrailStatusResponse> status = none ? Seen.all(List.of()) : facts.attempt(TrailStatus.of(trail));
            boolean off = status.items().stream().anyMatch(one -> !one.isLogging());
            if (none || off) {
                continue;
            }
            if (events.items().isEmpty()) {
                missing.addAll(events.missing());
                continue;
            }
            if (status.items().isEmpty()) {
                perhaps.add(trail);
                more.addAll(events.items());
                unseen.addAll(status.missing());
                continue;
            }
            by.add(trail);
            all.addAll(events.items());
        }
        DataEvents together = DataEvents.join(all);
        List<String> others = others(together, by);
        if (together.reads() && together.writes() && others.isEmpty()) {
            return Verdict.pass("%s reads and writes of the objects in all buckets%s", names(by), leftOut(together, by))
                    .of(aspects(true, true));
        }
        perhaps.addAll(by);
        more.addAll(all);
        DataEvents most = DataEvents.join(more);
        boolean mayBeAll =
                most.reads() && most.writes() && others(most, perhaps).isEmpty();
        if (mayBeAll || !doubts(most).isEmpty()) {
            missing.addAll(unseen);
        }
        missing.addAll(doubts(together));
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return Verdict.fail("%s%s", lacks(together, others), narrow(trails.items(), wide))
                .mendedBy(ObjectTrail.of(scope.account(), wide, facts))
                .of(aspects(together.reads() && others.isEmpty(), together.writes() && others.isEmpty()));
    }

    /** Gives what trails leave out, but for their own buckets. */
    private static List<String> others(DataEvents events, List<Trail> by) {
        return events.leftOut().stream()
                .filter(arn -> by.stream().noneMatch(trail -> isBucketOf(trail, arn)))
                .toList();
    }

    private static List<Aspect> aspects(boolean reads, boolean writes) {
        return List.of(Aspects.setting("reads", reads), Aspects.setting("writes", writes));
    }

    private static String names(List<Trail> by) {
        String names = by.stream().map(Trail::name).collect(Collectors.joining(", "));
        return by.size() == 1 ? "trail " + names + " records" : "trails " + names + " together record";
    }

    private static String leftOut(DataEvents events, List<Trail> by) {
        String own = by.stream()
                .filter(trail -> events.leftOut().stream().anyMatch(arn -> isBucketOf(trail, arn)))
                .map(Trail::s3BucketName)
                .distinct()
                .collect(Collectors.joining(", "));
        return own.isEmpty() ? "" : ", but for " + (by.size() == 1 ? "its own bucket " : "their own ") + own;
    }

    private static List<FactUnavailable> doubts(DataEvents events) {
        if (!events.doubts().isEmpty()) {
            return List.of(FactUnavailable.notSettled("a trail names the buckets "
                    + events.doubts().get(0) + ", and AWS's documents do not say which those are"));
        }
        return events.mayJoin()
                ? List.of(FactUnavailable.notSettled("selectors narrow events on objects by "
                        + String.join(", ", events.narrow()) + ", and whether together they take all is not settled"))
                : List.of();
    }

    private static String lacks(DataEvents events, List<String> others) {
        if (events.reads() && events.writes()) {
            return "the trails leave out events on all objects whose ARNs begin with " + String.join(", ", others);
        }
        String part = events.narrow().isEmpty() ? "" : ", only of some, by " + String.join(", ", events.narrow());
        if (events.reads() || events.writes()) {
            return "multi-region trails record only " + (events.reads() ? "reads" : "writes")
                    + " of the objects in all buckets" + part;
        }
        return "no multi-region trail that logs records the events on the objects in all buckets" + part;
    }

    /** Names trails of one region, which take the buckets of that region alone. */
    private static String narrow(List<Trail> all, List<Trail> wide) {
        String local = all.stream()
                .filter(trail -> !wide.contains(trail))
                .map(trail -> trail.name() + " of " + trail.homeRegion())
                .collect(Collectors.joining(", "));
        return local.isEmpty() ? "" : "; a trail of one region takes the buckets of that region alone: " + local;
    }

    /** Tells whether what is left out is of a trail's own bucket, and no other's whose name begins with that name. */
    private static boolean isBucketOf(Trail trail, String arn) {
        String bucket = trail.s3BucketName();
        return bucket != null && arn.matches("arn:aws[a-z-]*:s3:::\\Q" + bucket.replace("\\E", "") + "\\E/.*");
    }
}
