package dev.harden.checks.trail;

import dev.harden.checks.Given;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.cloudtrail.Trails;
import dev.harden.facts.ec2.Regions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Builds accounts of trails, in two regions, for tests. */
public final class GivenTrails {
    public static final String HOME = "us-east-1";
    public static final String OTHER = "eu-west-1";

    private final Given given;
    private final Map<String, List<Trail>> byRegion = new LinkedHashMap<>();

    public GivenTrails() {
        this(Given.facts());
    }

    /** Adds trails to what is given already. */
    public GivenTrails(Given given) {
        this.given = given;
        given.fact(new Regions(), new Regions.Known(List.of(OTHER, HOME), List.of()));
        byRegion.put(HOME, new ArrayList<>());
        byRegion.put(OTHER, new ArrayList<>());
    }

    public static Trail.Builder multiRegion(String name) {
        return own(name, HOME).isMultiRegionTrail(true).includeGlobalServiceEvents(true);
    }

    public static Trail.Builder ofRegion(String name, String region) {
        return own(name, region).isMultiRegionTrail(false).includeGlobalServiceEvents(region.equals(HOME));
    }

    private static Trail.Builder own(String name, String region) {
        return Trail.builder()
                .name(name)
                .trailARN("arn:aws:cloudtrail:" + region + ":" + Given.ACCOUNT.id() + ":trail/" + name)
                .homeRegion(region)
                .s3BucketName("logs")
                .logFileValidationEnabled(true)
                .hasCustomEventSelectors(false)
                .isOrganizationTrail(false);
    }

    /** Adds a trail that logs; a multi-region one has shadows. */
    public GivenTrails trail(Trail.Builder builder) {
        return trail(builder, status -> {});
    }

    /** Adds a trail with a status that is as given, else logging and delivering. */
    public GivenTrails trail(Trail.Builder builder, Consumer<GetTrailStatusResponse.Builder> status) {
        EventSelector everything = EventSelector.builder()
                .readWriteType(ReadWriteType.ALL)
                .includeManagementEvents(true)
                .build();
        return trail(builder, status, GetEventSelectorsResponse.builder().eventSelectors(everything));
    }

    private GivenTrails trail(
            Trail.Builder builder,
            Consumer<GetTrailStatusResponse.Builder> status,
            GetEventSelectorsResponse.Builder selectors) {
        Trail trail = listed(builder);
        GetTrailStatusResponse.Builder answer = GetTrailStatusResponse.builder()
                .isLogging(true)
                .startLoggingTime(Given.NOW.minus(Duration.ofDays(30)))
                .latestDeliveryTime(Given.NOW.minus(Duration.ofMinutes(5)));
        status.accept(answer);
        given.fact(TrailStatus.of(trail), answer.build());
        given.fact(EventSelectors.of(trail), selectors.build());
        return this;
    }

    /** Adds a trail whose status is refused. */
    public GivenTrails trailWithoutStatus(Trail.Builder builder) {
        Trail trail = listed(builder);
        given.refused(TrailStatus.of(trail)).refused(EventSelectors.of(trail));
        return this;
    }

    /** Adds a trail that logs, with selectors of its own. */
    public GivenTrails trailOf(Trail.Builder builder, Consumer<GetEventSelectorsResponse.Builder> selectors) {
        Trail.Builder custom = builder.hasCustomEventSelectors(true);
        GetEventSelectorsResponse.Builder answer = GetEventSelectorsResponse.builder();
        selectors.accept(answer);
        return trail(custom, status -> {}, answer);
    }

    private Trail listed(Trail.Builder builder) {
        Trail trail = builder.build();
        byRegion.forEach((region, trails) -> {
            if (trail.isMultiRegionTrail() || region.equals(trail.homeRegion())) {
                trails.add(trail);
            }
        });
        return trail;
    }

    /** Gives everything, but for the regions that refuse to list their trails. */
    public Given facts(String... refusing) {
        byRegion.forEach((region, trails) -> given.fact(new Trails(region), List.copyOf(trails)));
        for (String region : refusing) {
            given.refused(new Trails(region));
        }
        return given;
    }
}
