package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.DataEvents;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Severity;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Holds each trail to recording who reads and writes the objects of all buckets. The trail's own bucket may be left out,
 * as its deliveries would make more of themselves.
 */
@CheckInfo(
        id = "trail-s3-data-events",
        title = "Every trail records reads and writes of the objects in all buckets",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {AccountTrails.class, CallerIdentity.class, EventSelectors.class, TrailStatus.class})
public final class TrailS3DataEvents extends TrailCheck {
    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        GetEventSelectorsResponse selectors = facts.get(EventSelectors.of(trail));
        boolean some = !selectors.eventSelectors().isEmpty()
                || !selectors.advancedEventSelectors().isEmpty();
        // A trail without selectors of its own records management events alone.
        Answers.requireList(
                some || !Answers.require(trail.hasCustomEventSelectors(), "HasCustomEventSelectors"),
                "EventSelectors and AdvancedEventSelectors");
        DataEvents events = DataEvents.of(selectors);
        List<String> others = events.leftOut().stream()
                .filter(arn -> !isBucket(arn, trail.s3BucketName()))
                .toList();
        if (events.reads() && events.writes() && others.isEmpty()) {
            String out = events.leftOut().isEmpty() ? "" : ", but for its own bucket " + trail.s3BucketName();
            return Verdict.pass("trail %s records reads and writes of the objects in all buckets%s", trail.name(), out);
        }
        if (!events.doubts().isEmpty()) {
            throw FactUnavailable.notSettled("trail " + trail.name() + " names the buckets "
                    + events.doubts().get(0) + ", and AWS's documents do not say which those are");
        }
        if (events.mayJoin()) {
            throw FactUnavailable.notSettled(
                    "trail " + trail.name() + " narrows events on objects by " + String.join(", ", events.narrow())
                            + ", and whether its selectors together take all is not settled");
        }
        return Verdict.fail("trail %s %s", trail.name(), lacks(events, others));
    }

    private static String lacks(DataEvents events, List<String> others) {
        if (events.reads() && events.writes()) {
            return "leaves out events on the objects of " + String.join(", ", others);
        }
        String part = events.narrow().isEmpty() ? "" : ", only some, by " + String.join(", ", events.narrow());
        if (events.reads() || events.writes()) {
            return "records only " + (events.reads() ? "reads" : "writes") + " of the objects in all buckets" + part;
        }
        return "does not record the events on the objects in all buckets" + part;
    }

    private static boolean isBucket(String arn, String bucket) {
        return bucket != null && arn.matches("arn:aws[a-z-]*:s3:::\\Q" + bucket.replace("\\E", "") + "\\E(/.*)?");
    }
}
