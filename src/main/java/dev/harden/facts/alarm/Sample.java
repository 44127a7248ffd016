package dev.harden.facts.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.facts.cloudtrail.Place;
import dev.harden.facts.cloudtrail.Recorded;
import dev.harden.logpattern.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Is one record of CloudTrail that an alarm is tried with.
 *
 * @param record the record, of the audited account
 * @param log the record as CloudTrail writes it to a log group
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
public record Sample(JsonNode record, LogEvent log) {
    private static final String DOMAIN = ".amazonaws.com";
    /** Those whose calls are recorded in one region of the partition. */
    private static final Set<String> GLOBAL_SOURCES =
            Set.of("iam.amazonaws.com", "organizations.amazonaws.com", "cloudfront.amazonaws.com");

    private static final String SIGN_IN = "AwsConsoleSignIn";
    private static final Map<String, String> DETAIL_TYPES = Map.of(
            "AwsApiCall",
            "AWS API Call via CloudTrail",
            SIGN_IN,
            "AWS Console Sign In via CloudTrail",
            "AwsServiceEvent",
            "AWS Service Event via CloudTrail");

    static Sample of(JsonNode record) {
        return new Sample(record, LogEvent.of(record.toString()));
    }

    private String text(String field) {
        return record.path(field).asText();
    }

    String source() {
        return text("eventSource");
    }

    private String service() {
        return source().replace(DOMAIN, "");
    }

    boolean isSignIn() {
        return text("eventType").equals(SIGN_IN);
    }

    boolean isReadOnly() {
        return record.path("readOnly").asBoolean();
    }

    /**
     * Gives its name for people, as {@code iam:CreateUser}, {@code s3:GetBucketPolicy (AccessDenied)} or
     * {@code signin:ConsoleLogin (Root, us-east-1)}.
     */
    String name() {
        List<String> more = new ArrayList<>();
        if (isSignIn()) {
            more.addAll(List.of(identity(), text("awsRegion"), text("errorMessage")));
        }
        more.add(text("errorCode"));
        more.removeIf(String::isEmpty);
        String name = service() + ":" + text("eventName");
        return more.isEmpty() ? name : name + " (" + String.join(", ", more) + ")";
    }

    private String identity() {
        return record.path("userIdentity").path("type").asText();
    }

    /**
     * Tells whether such an event may happen in a place. Calls of global services happen in one region; so do sign-ins of
     * root, while users sign in wherever there is an endpoint.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html">
     *     AWS Management Console sign-in events</a>
     */
    boolean happensIn(Place place, List<Place> places) {
        boolean once =
                GLOBAL_SOURCES.contains(source()) || isSignIn() && identity().equals("Root");
        boolean partitionHasGlobal = places.stream().anyMatch(Place::global);
        return partitionHasGlobal ? place.global() == once : !place.global();
    }

    boolean isRecordedIn(List<Recorded.Part> parts) {
        return parts.stream()
                .anyMatch(part -> (isReadOnly() ? part.reads() : part.writes())
                        && !part.leavesOut().contains(source()));
    }

    /**
     * Gives it as EventBridge delivers it in a region.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">AWS service
     *     events delivered via AWS CloudTrail</a>
     */
    String delivered(String region) {
        return delivered(region, DETAIL_TYPES.getOrDefault(text("eventType"), text("eventType")));
    }

    /** As {@link #delivered(String)}, of another type than it has. */
    String delivered(String region, String detailType) {
        ObjectNode detail = record.deepCopy();
        detail.put("awsRegion", region);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", text("eventID"));
        event.put("detail-type", detailType);
        event.put("source", "aws." + service());
        event.put("account", text("recipientAccountId"));
        event.put("time", text("eventTime"));
        event.put("region", region);
        event.putArray("resources");
        event.set("detail", detail);
        return event.toString();
    }
}
