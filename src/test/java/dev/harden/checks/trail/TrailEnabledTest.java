package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.HOME;
import static dev.harden.checks.trail.GivenTrails.OTHER;
import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static dev.harden.checks.trail.GivenTrails.ofRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.cloudtrail.EventSelectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

class TrailEnabledTest {
    private static final String ORGANIZATIONS = "arn:aws:cloudtrail:us-east-1:999999999999:trail/org";

    private final GivenTrails given = new GivenTrails();

    @Test
    void failsWithoutATrail() {
        assertThat(said()).isEqualTo("FAIL 111122223333: there is no trail");
    }

    @Test
    void passesWithAMultiRegionTrailThatLogs() {
        given.trail(multiRegion("main"));
        assertThat(said()).isEqualTo("PASS 111122223333: trail main records management events of every region");
    }

    @Test
    void failsWhenTheMultiRegionTrailDoesNotLog() {
        given.trail(multiRegion("main"), status -> status.isLogging(false));
        assertThat(said())
                .startsWith("FAIL 111122223333: no trail that logs records")
                .contains("us-east-1");
    }

    @Test
    void failsForTheRegionThatATrailOfOneRegionLeavesOut() {
        given.trail(ofRegion("east", HOME));
        assertThat(said()).startsWith("FAIL").endsWith("reads and writes, of eu-west-1");
    }

    @Test
    void passesWithATrailInEachRegion() {
        given.trail(ofRegion("east", HOME)).trail(ofRegion("west", OTHER));
        assertThat(said()).startsWith("PASS").contains("trails east, west together record");
    }

    @Test
    void failsWhenTheTrailsOfEachRegionLeaveOutGlobalServices() {
        given.trail(ofRegion("east", HOME).includeGlobalServiceEvents(false)).trail(ofRegion("west", OTHER));
        assertThat(said()).startsWith("FAIL").endsWith("of global services");
    }

    @Test
    void takesReadsOfOneTrailAndWritesOfAnotherTogether() {
        given.trailOf(multiRegion("reads"), selectors -> selectors.eventSelectors(basic(ReadWriteType.READ_ONLY)))
                .trailOf(multiRegion("writes"), selectors -> selectors.eventSelectors(basic(ReadWriteType.WRITE_ONLY)));
        assertThat(said()).startsWith("PASS").contains("trails reads, writes together record");
    }

    @Test
    void failsWhenNobodyRecordsReads() {
        given.trailOf(multiRegion("writes"), selectors -> selectors.eventSelectors(basic(ReadWriteType.WRITE_ONLY)));
        assertThat(said()).startsWith("FAIL");
    }

    @Test
    void failsWhenTheSelectorsAreOfDataEventsOnly() {
        given.trailOf(
                multiRegion("data"),
                selectors -> selectors.eventSelectors(EventSelector.builder()
                        .readWriteType(ReadWriteType.ALL)
                        .includeManagementEvents(false)
                        .build()));
        assertThat(said()).startsWith("FAIL");
    }

    @Test
    void failsWhenTheAdvancedSelectorsAreOfDataEventsOnly() {
        given.trailOf(
                multiRegion("data"),
                selectors -> selectors.advancedEventSelectors(advanced(equals("eventCategory", "Data"))));
        assertThat(said()).startsWith("FAIL");
    }

    @Test
    void readsAdvancedSelectorsByContent() {
        given.trailOf(
                multiRegion("adv"),
                selectors -> selectors.advancedEventSelectors(
                        advanced(equals("eventCategory", "Management"), equals("readOnly", "true")),
                        advanced(equals("readOnly", "false"), equals("eventCategory", "Management"))));
        assertThat(said()).startsWith("PASS");
    }

    @Test
    void saysWhatAGoodTrailLeavesOut() {
        given.trailOf(
                multiRegion("adv"),
                selectors -> selectors.advancedEventSelectors(advanced(
                        equals("eventCategory", "Management"), notEquals("eventSource", "kms.amazonaws.com"))));
        assertThat(said()).startsWith("PASS").endsWith(", but not all of kms.amazonaws.com");
    }

    @Test
    void doesNotGuessWhatAnUnknownFilterLeaves() {
        given.trailOf(
                multiRegion("adv"),
                selectors -> selectors.advancedEventSelectors(advanced(
                        equals("eventCategory", "Management"), notEquals("eventSource", "iam.amazonaws.com"))));
        assertThat(said()).startsWith("UNKNOWN 111122223333: NOT_SETTLED").contains("eventSource");
    }

    @Test
    void anUnknownFilterDoesNotMatterBesideATrailThatRecordsAll() {
        given.trailOf(
                        multiRegion("adv"),
                        selectors -> selectors.advancedEventSelectors(
                                advanced(equals("eventCategory", "Management"), equals("userIdentity.arn", "x"))))
                .trail(multiRegion("main"));
        assertThat(said()).startsWith("PASS").contains("main");
    }

    @Test
    void passesWithTheOrganizationsTrailSeenFromAMember() {
        given.trail(organizations());
        assertThat(said()).startsWith("PASS").contains("trail org records");
    }

    @Test
    void cannotSeeTheSelectorsOfTheOrganizationsTrailFromAMember() {
        given.trail(organizations().hasCustomEventSelectors(true));
        assertThat(said())
                .startsWith("UNKNOWN 111122223333: NOT_VISIBLE_FROM_HERE")
                .contains("999999999999");
    }

    @Test
    void theOwnerOfTheSameRunShowsTheSelectorsOfTheOrganizationsTrail() {
        Trail trail = organizations().hasCustomEventSelectors(true).build();
        assertThat(besideOwner(trail, ReadWriteType.ALL)).startsWith("PASS").contains("trail org records");
        assertThat(besideOwner(trail, ReadWriteType.WRITE_ONLY)).startsWith("FAIL");
        GivenTrails member = new GivenTrails().trail(trail.toBuilder());
        member.facts().refused(EventSelectors.of(trail));
        assertThat(member.facts()
                        .beside(Given.in("999999999999").refused(EventSelectors.of(trail)))
                        .judge(new TrailEnabled())
                        .get(0))
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    private static String besideOwner(Trail trail, ReadWriteType type) {
        Given owner = Given.in("999999999999")
                .fact(
                        EventSelectors.of(trail),
                        GetEventSelectorsResponse.builder()
                                .eventSelectors(basic(type))
                                .build());
        return new GivenTrails()
                .trail(trail.toBuilder())
                .facts()
                .refused(EventSelectors.of(trail))
                .beside(owner)
                .judge(new TrailEnabled())
                .get(0);
    }

    @Test
    void isUnknownWhenTheOnlyTrailsStatusIsRefused() {
        given.trailWithoutStatus(multiRegion("main"));
        assertThat(said()).startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    @Test
    void isUnknownWhenTheSelectorsAreRefused() {
        Trail.Builder custom = multiRegion("main").hasCustomEventSelectors(true);
        Given facts = given.trail(custom).facts().refused(EventSelectors.of(custom.build()));
        assertThat(facts.judge(new TrailEnabled()).get(0)).startsWith("UNKNOWN");
    }

    @Test
    void readsTheSelectorsEvenWhenAWSSaysThatThereAreNoneOfItsOwn() {
        GetEventSelectorsResponse writes = GetEventSelectorsResponse.builder()
                .eventSelectors(basic(ReadWriteType.WRITE_ONLY))
                .build();
        Trail.Builder main = multiRegion("main");
        Given facts = given.trail(main).facts().fact(EventSelectors.of(main.build()), writes);
        assertThat(facts.judge(new TrailEnabled()).get(0)).startsWith("FAIL");
    }

    @Test
    void anEmptyAnswerIsNoneWhenThereAreSelectorsOfItsOwn() {
        given.trailOf(multiRegion("main"), selectors -> {});
        assertThat(said()).startsWith("UNKNOWN").contains("answered without EventSelectors");
    }

    @Test
    void passesThoughARegionRefusesWhenAMultiRegionTrailIsSeenElsewhere() {
        given.trail(multiRegion("main"));
        assertThat(said(OTHER)).startsWith("PASS");
    }

    @Test
    void isUnknownWhenARegionRefusesAndTheOthersAreRecordedByTrailsOfTheirOwn() {
        given.trail(ofRegion("east", HOME));
        assertThat(said(OTHER)).startsWith("UNKNOWN");
    }

    @Test
    void failsThoughARegionRefusesWhenAnotherIsCertainlyNotRecorded() {
        assertThat(said(OTHER)).startsWith("FAIL").contains("us-east-1").doesNotContain("there is no trail");
    }

    private String said(String... refusing) {
        return given.facts(refusing).judge(new TrailEnabled()).get(0);
    }

    private static Trail.Builder organizations() {
        return multiRegion("org").trailARN(ORGANIZATIONS).isOrganizationTrail(true);
    }

    private static EventSelector basic(ReadWriteType type) {
        return EventSelector.builder()
                .readWriteType(type)
                .includeManagementEvents(true)
                .build();
    }

    private static AdvancedEventSelector advanced(AdvancedFieldSelector... fields) {
        return AdvancedEventSelector.builder()
                .fieldSelectors(Arrays.asList(fields))
                .build();
    }

    private static AdvancedFieldSelector equals(String field, String value) {
        return AdvancedFieldSelector.builder().field(field).equalsValue(value).build();
    }

    private static AdvancedFieldSelector notEquals(String field, String value) {
        return AdvancedFieldSelector.builder().field(field).notEquals(value).build();
    }
}
