package dev.harden.checks.trail;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.cloudtrail.InsightSelectors;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.cloudtrail.Trails;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.kms.Key;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** Makes the changes of a trail that this account owns. */
final class TrailMends {
    /** What more than one trail costs. */
    static final String COPIES = "management events that another trail records in a region too are billed";

    private final Facts facts;
    private final Trail trail;

    TrailMends(Facts facts, Trail trail) {
        this.facts = facts;
        this.trail = trail;
    }

    private Call call(String operation, Object... parameters) {
        return Call.of("cloudtrail", operation, trail.homeRegion(), parameters);
    }

    private Target target(String part) {
        return new Target("AWS::CloudTrail::Trail", trail.homeRegion(), trail.trailARN(), part);
    }

    /**
     * Changes settings, of which AWS leaves those as they are that the call does not name.
     *
     * @param settings what to set
     * @param before the same as they were
     */
    private Step update(Map<String, Object> settings, Map<String, Object> before) {
        List<String> same = new ArrayList<>();
        before.forEach((name, value) -> same.add(Guards.is("Trail." + name, value)));
        Step step = Step.of(call("UpdateTrail", named(settings)));
        Call read = call("GetTrail", "Name", trail.trailARN());
        return (same.isEmpty() ? step : step.guarded(Guard.of(read, String.join(" && ", same))))
                .undoneBy(call("UpdateTrail", named(before)));
    }

    private Object[] named(Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Name", trail.trailARN());
        all.putAll(settings);
        return all.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray();
    }

    /** Foretells the trail as it will be listed, in each region that will show it. */
    Mend listed(Mend mend, Consumer<Trail.Builder> edit) {
        Mend told = mend;
        for (String region : facts.get(new Regions()).enabled()) {
            told = told.foretelling(new Trails(region), new Shown(trail, region, edit));
        }
        return told;
    }

    /** Shows a trail with some edits, where it was shown and where it will be. */
    private record Shown(Trail trail, String region, Consumer<Trail.Builder> edit)
            implements Mend.Joining<List<Trail>> {
        @Override
        public List<Trail> apply(List<Trail> all) {
            List<Trail> trails = new ArrayList<>();
            boolean there = false;
            for (Trail one : all) {
                boolean is = one.trailARN().equals(trail.trailARN());
                there |= is;
                trails.add(is ? one.toBuilder().applyMutation(edit).build() : one);
            }
            Trail after = trail.toBuilder().applyMutation(edit).build();
            if (!there && (after.isMultiRegionTrail() || region.equals(after.homeRegion()))) {
                trails.add(after);
            }
            return List.copyOf(trails);
        }

        @Override
        public Optional<UnaryOperator<List<Trail>>> with(UnaryOperator<List<Trail>> other) {
            return other instanceof Shown shown && shown.trail.trailARN().equals(trail.trailARN())
                    ? Optional.of(new Shown(trail, region, edit.andThen(shown.edit)))
                    : Optional.empty();
        }
    }

    Mend validated() {
        Step step = update(Map.of("EnableLogFileValidation", true), Map.of("EnableLogFileValidation", false));
        // The setting has another name where it is read.
        Step guarded = Step.of(step.call())
                .guarded(Guard.of(
                        call("GetTrail", "Name", trail.trailARN()), Guards.is("Trail.LogFileValidationEnabled", false)))
                .undoneBy(step.undo().toArray(Call[]::new));
        return listed(
                Mend.of(target(""), "trail " + trail.name() + " validates its log files", guarded),
                one -> one.logFileValidationEnabled(true));
    }

    /** Lets it record all regions and the global services. */
    Mend everywhere(boolean others) {
        Map<String, Object> settings = new LinkedHashMap<>();
        Map<String, Object> before = new LinkedHashMap<>();
        settings.put("IsMultiRegionTrail", true);
        settings.put("IncludeGlobalServiceEvents", true);
        before.put("IsMultiRegionTrail", trail.isMultiRegionTrail());
        before.put("IncludeGlobalServiceEvents", trail.includeGlobalServiceEvents());
        Step step = update(settings, before);
        if (others) {
            step = step.but(Effect.COSTS, COPIES);
        }
        return listed(
                Mend.of(target(""), "trail " + trail.name() + " records every region and the global services", step),
                one -> one.isMultiRegionTrail(true).includeGlobalServiceEvents(true));
    }

    /** Lets it log; a second copy of management events costs. */
    Mend logging(boolean others) {
        Instant now = facts.get(new Now());
        Step step = Step.of(call("StartLogging", "Name", trail.trailARN()))
                .guarded(Guard.of(call("GetTrailStatus", "Name", trail.trailARN()), Guards.is("IsLogging", false)))
                .undoneBy(call("StopLogging", "Name", trail.trailARN()));
        return Mend.of(
                        target("logging"),
                        "trail " + trail.name() + " logs",
                        others ? step.but(Effect.COSTS, COPIES) : step)
                .foretelling(
                        TrailStatus.of(trail),
                        status -> status.toBuilder()
                                .isLogging(true)
                                .startLoggingTime(now)
                                .build());
    }

    Mend organization(String organization) {
        String region = trail.homeRegion();
        Step trusted = Step.of(Call.of(
                "organizations", "EnableAWSServiceAccess", region, "ServicePrincipal", "cloudtrail.amazonaws.com"));
        Step step = update(Map.of("IsOrganizationTrail", true), Map.of("IsOrganizationTrail", false))
                .but(
                        Effect.COSTS,
                        "a member's management events are billed where trails of its own record them too, and its files"
                                + " are stored here");
        return listed(
                Mend.of(
                        target(""),
                        "trail " + trail.name() + " records organization " + organization
                                + ", where its bucket's policy lets it write for members",
                        trusted,
                        step),
                one -> one.isOrganizationTrail(true));
    }

    Mend insights() {
        List<String> kinds = List.of("ApiCallRateInsight", "ApiErrorRateInsight");
        Step step = Step.of(call(
                        "PutInsightSelectors",
                        "TrailName",
                        trail.trailARN(),
                        "InsightSelectors",
                        kinds.stream()
                                .map(kind -> Call.map("InsightType", kind))
                                .toList()))
                .guarded(Guard.of(call("GetInsightSelectors", "TrailName", trail.trailARN()), "!InsightSelectors")
                        .orAbsent("InsightNotEnabledException"))
                .undoneBy(call("PutInsightSelectors", "TrailName", trail.trailARN(), "InsightSelectors", List.of()))
                .but(Effect.COSTS, "CloudTrail bills each management event that it looks through");
        return Mend.of(target("Insights"), "trail " + trail.name() + " looks for unusual activity", step)
                .telling(
                        new InsightSelectors(trail.trailARN(), trail.homeRegion()),
                        kinds.stream()
                                .map(kind -> InsightSelector.builder()
                                        .insightType(kind)
                                        .build())
                                .toList());
    }

    /** Sends it to a log group that has to be given; what comes of it hangs on that. */
    Mend delivering() {
        Placeholder group = new Placeholder(
                "LOG_GROUP_ARN", "the ARN of a log group in " + trail.homeRegion() + ", which ends with :*");
        Placeholder role = new Placeholder(
                "LOG_ROLE_ARN", "the ARN of a role that CloudTrail may assume and that may write to that log group");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("CloudWatchLogsLogGroupArn", group.mark());
        settings.put("CloudWatchLogsRoleArn", role.mark());
        Map<String, Object> before = new LinkedHashMap<>();
        before.put(
                "CloudWatchLogsLogGroupArn",
                Optional.ofNullable(trail.cloudWatchLogsLogGroupArn()).orElse(""));
        before.put(
                "CloudWatchLogsRoleArn",
                Optional.ofNullable(trail.cloudWatchLogsRoleArn()).orElse(""));
        Step step = Step.of(call("UpdateTrail", named(settings)))
                .guarded(Guard.of(call("GetTrail", "Name", trail.trailARN()), "!(Trail.CloudWatchLogsLogGroupArn)"))
                .needing(group)
                .needing(role)
                .but(Effect.COSTS, "CloudWatch Logs bills what it takes in")
                .undoneBy(call("UpdateTrail", named(before)));
        return Mend.of(target("log group"), "trail " + trail.name() + " delivers to CloudWatch Logs", step);
    }

    Mend encrypted() {
        Placeholder key = new Placeholder(
                "TRAIL_KEY_ARN", "the ARN of an enabled KMS key whose policy lets CloudTrail encrypt with it");
        String before = Optional.ofNullable(trail.kmsKeyId()).orElse("");
        Step step = Step.of(call("UpdateTrail", named(Map.of("KmsKeyId", key.mark()))))
                .guarded(Guard.of(
                        call("GetTrail", "Name", trail.trailARN()),
                        before.isEmpty() ? "!(Trail.KmsKeyId)" : Guards.is("Trail.KmsKeyId", before)))
                .needing(key)
                .but(Effect.CUTS_OFF, "whoever reads the log files and may not decrypt with the key")
                .undoneBy(call("UpdateTrail", named(Map.of("KmsKeyId", before))));
        KeyMetadata enabled =
                KeyMetadata.builder().keyId(key.mark()).keyState("Enabled").build();
        return listed(
                        Mend.of(target(""), "trail " + trail.name() + " encrypts with a KMS key", step),
                        one -> one.kmsKeyId(key.mark()))
                .telling(new Key(trail.homeRegion(), key.mark()), Optional.of(enabled));
    }

    /**
     * Lets it write to another bucket, which has to be given.
     *
     * @param whose whose the bucket is to be, as {@code another account}
     */
    Mend moved(String whose) {
        Placeholder bucket = new Placeholder(
                "TRAIL_BUCKET", "the name of a bucket of " + whose + " whose policy lets the trail write");
        Step step = update(Map.of("S3BucketName", bucket.mark()), Map.of("S3BucketName", trail.s3BucketName()))
                .needing(bucket)
                .but(Effect.CUTS_OFF, "whoever looks for new log files in bucket " + trail.s3BucketName());
        return Mend.of(target("log bucket"), "trail " + trail.name() + " writes to a bucket of " + whose, step);
    }
}
