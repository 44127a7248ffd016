package dev.harden.checks.trail;

import dev.harden.checks.Guards;
import dev.harden.checks.Rewrite;
import dev.harden.facts.Document;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudtrail.Trails;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Lets a trail's selectors take more, and leaves in them what they take: AWS takes all selectors of a trail at once, of one
 * kind.
 *
 * @param facts the facts
 * @param trail the trail, which this account owns
 * @param before its selectors
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html">
 *     PutEventSelectors</a>
 */
record SelectorMends(Facts facts, Trail trail, GetEventSelectorsResponse before) {
    private static final String MANAGEMENT = "Management";
    private static final String CATEGORY = "eventCategory";
    private static final String OBJECT = "AWS::S3::Object";
    private static final int MOST = 5;

    private boolean isAdvanced() {
        return !before.advancedEventSelectors().isEmpty();
    }

    /** Tells whether all management events are taken, but for the sources that AWS lets a trail leave out. */
    boolean takesManagement() {
        if (isAdvanced()) {
            return before.advancedEventSelectors().stream()
                    .filter(SelectorMends::isOfManagement)
                    .anyMatch(one -> one.fieldSelectors().stream()
                            .allMatch(field -> field.field().equals(CATEGORY)
                                    || field.field().equals("eventSource")
                                            && !field.notEquals().isEmpty()));
        }
        List<EventSelector> management = before.eventSelectors().stream()
                .filter(EventSelector::includeManagementEvents)
                .toList();
        return before.eventSelectors().isEmpty()
                || management.stream()
                                .anyMatch(one -> !one.readWriteTypeAsString().equals("WriteOnly"))
                        && management.stream()
                                .anyMatch(one -> !one.readWriteTypeAsString().equals("ReadOnly"));
    }

    /** Tells whether one more selector fits. */
    boolean hasRoom() {
        return isAdvanced() || before.eventSelectors().size() < MOST;
    }

    /** Lets it take all management events. */
    Rewrite<GetEventSelectorsResponse> management() {
        return rewrite("trail " + trail.name() + " records all management events", SelectorMends::withManagement);
    }

    /** Lets it take the events on the objects of all buckets. */
    Rewrite<GetEventSelectorsResponse> objects(String partition) {
        boolean spares = isAdvanced();
        return rewrite(
                        "trail " + trail.name() + " records reads and writes of the objects in all buckets",
                        selectors -> withObjects(selectors, partition, trail.s3BucketName()))
                .aside(step -> step.but(
                        Effect.COSTS,
                        "CloudTrail bills each event on an object"
                                + (spares ? "" : ", those of its own deliveries among them")));
    }

    private Rewrite<GetEventSelectorsResponse> rewrite(String about, UnaryOperator<GetEventSelectorsResponse> edit) {
        Rewrite<GetEventSelectorsResponse> rewrite = Rewrite.of(
                new Target("AWS::CloudTrail::Trail", trail.homeRegion(), trail.trailARN(), "event selectors"),
                about,
                EventSelectors.of(trail),
                before,
                edit,
                this::put);
        for (String region : facts.get(new Regions()).enabled()) {
            rewrite = rewrite.foretelling(
                    new Trails(region),
                    all -> all.stream()
                            .map(one -> one.trailARN().equals(trail.trailARN())
                                    ? one.toBuilder()
                                            .hasCustomEventSelectors(true)
                                            .build()
                                    : one)
                            .toList());
        }
        return rewrite;
    }

    private List<Step> put(GetEventSelectorsResponse from, GetEventSelectorsResponse to) {
        String kind = isAdvanced() ? "AdvancedEventSelectors" : "EventSelectors";
        return List.of(Step.of(put(kind, to))
                .guarded(Guard.of(
                        call("GetEventSelectors", "TrailName", trail.trailARN()), Guards.is(kind, written(from))))
                .undoneBy(put(kind, from)));
    }

    private Call put(String kind, GetEventSelectorsResponse selectors) {
        return call("PutEventSelectors", "TrailName", trail.trailARN(), kind, written(selectors));
    }

    private Call call(String operation, Object... parameters) {
        return Call.of("cloudtrail", operation, trail.homeRegion(), parameters);
    }

    private static List<Map<String, Object>> written(GetEventSelectorsResponse selectors) {
        return selectors.advancedEventSelectors().isEmpty()
                ? selectors.eventSelectors().stream()
                        .map(one -> Document.of(one.sdkFields(), one))
                        .toList()
                : selectors.advancedEventSelectors().stream()
                        .map(one -> Document.of(one.sdkFields(), one))
                        .toList();
    }

    private static boolean isOfManagement(AdvancedEventSelector selector) {
        return selector.fieldSelectors().stream()
                .anyMatch(field ->
                        field.field().equals(CATEGORY) && field.equalsValue().contains(MANAGEMENT));
    }

    private static GetEventSelectorsResponse withManagement(GetEventSelectorsResponse selectors) {
        if (!selectors.advancedEventSelectors().isEmpty()) {
            List<AdvancedEventSelector> all = new ArrayList<>(selectors.advancedEventSelectors());
            all.removeIf(SelectorMends::isOfManagement);
            all.add(AdvancedEventSelector.builder()
                    .name("Management events")
                    .fieldSelectors(field(CATEGORY, MANAGEMENT))
                    .build());
            return selectors.toBuilder().advancedEventSelectors(all).build();
        }
        List<EventSelector> all = new ArrayList<>();
        all.add(EventSelector.builder()
                .readWriteType("All")
                .includeManagementEvents(true)
                .build());
        selectors.eventSelectors().stream()
                .filter(one -> !one.dataResources().isEmpty())
                .map(one -> one.toBuilder().includeManagementEvents(false).build())
                .forEach(all::add);
        return selectors.toBuilder().eventSelectors(all).build();
    }

    private static GetEventSelectorsResponse withObjects(
            GetEventSelectorsResponse selectors, String partition, String bucket) {
        if (!selectors.advancedEventSelectors().isEmpty()) {
            List<AdvancedEventSelector> all = new ArrayList<>(selectors.advancedEventSelectors());
            all.add(AdvancedEventSelector.builder()
                    .name("Objects of all buckets but the trail's own")
                    .fieldSelectors(
                            field(CATEGORY, "Data"),
                            field("resources.type", OBJECT),
                            AdvancedFieldSelector.builder()
                                    .field("resources.ARN")
                                    .notStartsWith("arn:" + partition + ":s3:::" + bucket + "/")
                                    .build())
                    .build());
            return selectors.toBuilder().advancedEventSelectors(all).build();
        }
        // A trail without selectors records management events, which one that takes data alone would end.
        List<EventSelector> all = new ArrayList<>(
                selectors.eventSelectors().isEmpty()
                        ? withManagement(selectors).eventSelectors()
                        : selectors.eventSelectors());
        all.add(EventSelector.builder()
                .readWriteType("All")
                .includeManagementEvents(false)
                .dataResources(DataResource.builder()
                        .type(OBJECT)
                        .values("arn:" + partition + ":s3")
                        .build())
                .build());
        return selectors.toBuilder().eventSelectors(all).build();
    }

    private static AdvancedFieldSelector field(String name, String value) {
        return AdvancedFieldSelector.builder().field(name).equalsValue(value).build();
    }
}
