package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.cloudtrail.EventSelectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;

class TrailS3DataEventsTest {
    private static EventSelector basic(String type, String... values) {
        return EventSelector.builder()
                .readWriteType(type)
                .includeManagementEvents(true)
                .dataResources(DataResource.builder()
                        .type("AWS::S3::Object")
                        .values(values)
                        .build())
                .build();
    }

    private static String judgedBasic(EventSelector... selectors) {
        return new GivenTrails()
                .trailOf(multiRegion("main"), answer -> answer.eventSelectors(selectors))
                .facts()
                .judge(new TrailS3DataEvents())
                .get(0);
    }

    private static AdvancedFieldSelector field(String name, String... values) {
        return AdvancedFieldSelector.builder().field(name).equalsValue(values).build();
    }

    private static AdvancedFieldSelector notStartsWith(String... values) {
        return AdvancedFieldSelector.builder()
                .field("resources.ARN")
                .notStartsWith(values)
                .build();
    }

    private static AdvancedEventSelector objects(AdvancedFieldSelector... more) {
        return AdvancedEventSelector.builder()
                .fieldSelectors(Stream.concat(
                                Stream.of(field("eventCategory", "Data"), field("resources.type", "AWS::S3::Object")),
                                Stream.of(more))
                        .toList())
                .build();
    }

    private static String judged(AdvancedEventSelector... selectors) {
        return new GivenTrails()
                .trailOf(multiRegion("main"), answer -> answer.advancedEventSelectors(selectors))
                .facts()
                .judge(new TrailS3DataEvents())
                .get(0);
    }

    @Test
    void passesWithEveryNameThatAwsGivesAllBuckets() {
        for (String all : List.of("arn:aws:s3", "arn:aws:s3:::", "arn:aws-cn:s3:::")) {
            assertThat(judgedBasic(basic("All", all))).startsWith("PASS");
        }
        assertThat(judgedBasic(basic("All", "arn:aws:s3:::one/", "arn:aws:s3"))).startsWith("PASS");
        assertThat(judgedBasic(basic("ReadOnly", "arn:aws:s3"), basic("WriteOnly", "arn:aws:s3:::")))
                .startsWith("PASS");
        assertThat(judged(objects())).startsWith("PASS");
        assertThat(judged(objects(field("readOnly", "true")), objects(field("readOnly", "false"))))
                .startsWith("PASS");
    }

    @Test
    void failsWhenSomethingIsNotRecorded() {
        assertThat(new GivenTrails().trail(multiRegion("main")).facts().judge(new TrailS3DataEvents()))
                .singleElement()
                .asString()
                .startsWith("FAIL")
                .endsWith("no multi-region trail that logs records the events on the objects in all buckets");
        assertThat(judgedBasic(basic("WriteOnly", "arn:aws:s3")))
                .startsWith("FAIL")
                .contains("only writes");
        assertThat(judgedBasic(basic("All", "arn:aws:s3:::one/")))
                .startsWith("FAIL")
                .contains("arn:aws:s3:::one/");
        assertThat(judged(objects(field("readOnly", "true"))))
                .startsWith("FAIL")
                .contains("only reads");
        assertThat(judged(objects(field("resources.ARN", "arn:aws:s3:::a/b")))).startsWith("FAIL");
        assertThat(judged(objects(field("eventName", "PutObject"))))
                .startsWith("FAIL")
                .contains("eventName");
    }

    @Test
    void anotherTypeOfBucketIsAnother() {
        AdvancedEventSelector express = AdvancedEventSelector.builder()
                .fieldSelectors(field("eventCategory", "Data"), field("resources.type", "AWS::S3Express::Object"))
                .build();
        assertThat(judged(express)).startsWith("FAIL");
    }

    @Test
    void itsOwnBucketMayBeLeftOutAndNoOther() {
        assertThat(judged(objects(notStartsWith("arn:aws:s3:::logs/"))))
                .startsWith("PASS")
                .endsWith("but for its own bucket logs");
        assertThat(judged(objects(notStartsWith("arn:aws:s3:::logs-of-others/"))))
                .startsWith("FAIL")
                .contains("leave out");
        assertThat(judged(objects(notStartsWith("arn:aws:s3:::")))).startsWith("FAIL");
        assertThat(judged(objects(notStartsWith("arn:aws:s3:::x/")), objects())).startsWith("PASS");
        assertThat(judged(objects(notStartsWith("arn:aws:s3:::x/")), objects(notStartsWith("arn:aws:s3:::x/y/"))))
                .startsWith("FAIL")
                .endsWith("the trails leave out events on all objects whose ARNs begin with arn:aws:s3:::x/y/");
    }

    @Test
    void isUnknownWhereAwsDoesNotSayWhatAValueMeans() {
        assertThat(judgedBasic(basic("All", "arn:aws:s3:::*/*")))
                .startsWith("UNKNOWN")
                .contains("NOT_SETTLED");
        assertThat(judged(objects(field("eventName", "PutObject")), objects(field("eventName", "GetObject"))))
                .startsWith("UNKNOWN")
                .contains("NOT_SETTLED");
    }

    @Test
    void isUnknownWhenTheSelectorsAreNotSeen() {
        Given given = new GivenTrails().trail(multiRegion("main")).facts();
        given.refused(EventSelectors.of(multiRegion("main").build()));
        assertThat(given.judge(new TrailS3DataEvents()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }

    @Test
    void anAnswerWithoutSelectorsIsNoneWhereTheTrailHasItsOwn() {
        assertThat(judged()).startsWith("UNKNOWN").contains("EventSelectors and AdvancedEventSelectors");
    }

    private static GivenTrails split(AdvancedFieldSelector one, AdvancedFieldSelector other) {
        return new GivenTrails()
                .trailOf(multiRegion("a"), answer -> answer.advancedEventSelectors(objects(one)))
                .trailOf(multiRegion("b"), answer -> answer.advancedEventSelectors(objects(other)));
    }

    @Test
    void oneTrailOrSeveralTogetherAreEnough() {
        assertThat(new GivenTrails()
                        .trail(multiRegion("main"))
                        .trailOf(multiRegion("objects"), answer -> answer.advancedEventSelectors(objects()))
                        .facts()
                        .judge(new TrailS3DataEvents()))
                .containsExactly(
                        "PASS 111122223333: trail objects records reads and writes of the objects in all buckets");
        assertThat(split(field("readOnly", "true"), field("readOnly", "false"))
                        .facts()
                        .judge(new TrailS3DataEvents()))
                .containsExactly(
                        "PASS 111122223333: trails a, b together record reads and writes of the objects in all buckets");
        assertThat(split(field("readOnly", "true"), field("readOnly", "true"))
                        .facts()
                        .judge(new TrailS3DataEvents())
                        .get(0))
                .startsWith("FAIL 111122223333: multi-region trails record only reads");
    }

    @Test
    void aTrailOfOneRegionTakesItsOwnBucketsAlone() {
        assertThat(new GivenTrails()
                        .trailOf(
                                GivenTrails.ofRegion("local", GivenTrails.HOME),
                                answer -> answer.advancedEventSelectors(objects()))
                        .facts()
                        .judge(new TrailS3DataEvents()))
                .containsExactly(
                        "FAIL 111122223333: no multi-region trail that logs records the events on the objects in"
                                + " all buckets; a trail of one region takes the buckets of that region alone: local of"
                                + " us-east-1");
    }

    @Test
    void aBeginningLeavesOutEveryBucketWhoseNameBeginsSo() {
        assertThat(judged(objects(notStartsWith("arn:aws:s3:::logs"))))
                .endsWith("the trails leave out events on all objects whose ARNs begin with arn:aws:s3:::logs");
        assertThat(judged(objects(notStartsWith("arn:aws:s3:::logs/AWSLogs/")))).startsWith("PASS");
    }

    @Test
    void aRefusedTrailThatRecordsNoObjectsIsNoDoubt() {
        Given given = new GivenTrails().trailWithoutStatus(multiRegion("main")).facts();
        var none = GetEventSelectorsResponse.builder().build();
        given.fact(EventSelectors.of(multiRegion("main").build()), none);
        assertThat(given.judge(new TrailS3DataEvents()).get(0)).startsWith("FAIL");
    }
}
