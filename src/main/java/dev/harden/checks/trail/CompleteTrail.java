package dev.harden.checks.trail;

import dev.harden.checks.Mend;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.Account;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Lets one trail record all management events of every region: that which lacks the least for it, or a new one. */
final class CompleteTrail {
    private static final String NAME = "management-events";

    private CompleteTrail() {}

    static Remedy of(Account account, Facts facts) {
        List<Trail> all = facts.get(new AccountTrails()).items();
        List<Trail> own = all.stream()
                .filter(trail -> Ownership.of(trail).equals(account.id()))
                .toList();
        if (own.isEmpty()) {
            return Remedy.of(made(account, !all.isEmpty(), facts));
        }
        return own.stream()
                .map(trail -> lacking(trail, all.size() > 1, facts))
                .filter(lacking -> !lacking.isEmpty())
                .min(Comparator.comparingInt(List::size))
                .<Remedy>map(Remedy.Changes::new)
                .orElseGet(() -> Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to decide which trail is to record them: what the trails select could not be seen,"
                                + " or there is no room for one more selector"));
    }

    /** Gives what a trail lacks; nothing where that could not be seen. */
    private static List<Intent> lacking(Trail trail, boolean others, Facts facts) {
        List<GetEventSelectorsResponse> selectors =
                facts.attempt(EventSelectors.of(trail)).items();
        List<GetTrailStatusResponse> status =
                facts.attempt(TrailStatus.of(trail)).items();
        if (selectors.isEmpty() || status.isEmpty()) {
            return List.of();
        }
        TrailMends mends = new TrailMends(facts, trail);
        SelectorMends select = new SelectorMends(facts, trail, selectors.get(0));
        List<Intent> lacking = new ArrayList<>();
        if (!select.takesManagement()) {
            if (!select.hasRoom()) {
                return List.of();
            }
            lacking.add(select.management());
        }
        if (!trail.isMultiRegionTrail() || !Boolean.TRUE.equals(trail.includeGlobalServiceEvents())) {
            lacking.add(mends.everywhere(others));
        }
        if (!status.get(0).isLogging()) {
            lacking.add(mends.logging(others));
        }
        return lacking;
    }

    private static Mend made(Account account, boolean others, Facts facts) {
        String region = account.globalRegion()
                .orElseGet(() -> facts.get(new Regions()).enabled().get(0));
        Placeholder bucket = new Placeholder("TRAIL_BUCKET", "the name of a bucket whose policy lets CloudTrail write");
        Step make = Step.of(Call.of(
                        "cloudtrail",
                        "CreateTrail",
                        region,
                        "Name",
                        NAME,
                        "S3BucketName",
                        bucket.mark(),
                        "IsMultiRegionTrail",
                        true,
                        "IncludeGlobalServiceEvents",
                        true,
                        "EnableLogFileValidation",
                        true))
                .needing(bucket)
                .undoneBy(Call.of("cloudtrail", "DeleteTrail", region, "Name", NAME));
        Step start = Step.of(Call.of("cloudtrail", "StartLogging", region, "Name", NAME))
                .undoneBy(Call.of("cloudtrail", "StopLogging", region, "Name", NAME));
        String arn = "arn:" + account.partition() + ":cloudtrail:" + region + ":" + account.id() + ":trail/" + NAME;
        return Mend.of(
                new Target("AWS::CloudTrail::Trail", region, arn),
                "trail " + NAME + " records all management events of every region",
                make,
                others ? start.but(Effect.COSTS, TrailMends.COPIES) : start);
    }
}
