package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
import static dev.harden.checks.trail.GivenTrails.ofRegion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudtrail.InsightSelectors;
import dev.harden.facts.kms.Key;
import dev.harden.facts.kms.KeyRotation;
import dev.harden.facts.kms.Keys;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.organizations.model.Organization;

class TrailMendsTest {
    private static final String MAIN = "arn:aws:cloudtrail:us-east-1:111122223333:trail/main";

    private static void passes(Given given, Check<?> check) {
        assertThat(Mended.judged(given, check)).isNotEmpty().allMatch(line -> line.startsWith("PASS"));
    }

    private static List<String> commands(Given given, Check<?> check) {
        return given.commands(check, "global");
    }

    @Test
    void aTrailThatIsStoppedIsStarted() {
        Given given = new GivenTrails()
                .trail(multiRegion("main"), status -> status.isLogging(false))
                .facts();
        assertThat(commands(given, new TrailEnabled()))
                .containsExactly("aws cloudtrail start-logging --region us-east-1 --name " + MAIN);
        passes(given, new TrailEnabled());
    }

    @Test
    void theTrailThatLacksLeastIsWidened() {
        Given given = new GivenTrails()
                .trail(ofRegion("old", GivenTrails.OTHER), status -> status.isLogging(false))
                .trail(ofRegion("main", GivenTrails.HOME))
                .facts();
        Step step = Mended.steps(given, new TrailEnabled()).get(0);
        assertThat(step.call().command())
                .isEqualTo("aws cloudtrail update-trail --region us-east-1 --name " + MAIN + " --cli-input-json"
                        + " '{\"IsMultiRegionTrail\":true,\"IncludeGlobalServiceEvents\":true}'");
        assertThat(step.guards().get(0).expression())
                .isEqualTo("Trail.IsMultiRegionTrail == `false` && Trail.IncludeGlobalServiceEvents == `true`");
        assertThat(step.effects()).containsOnlyKeys(Effect.COSTS);
        passes(given, new TrailEnabled());
    }

    @Test
    void selectorsKeepWhatTheyTakeOfData() {
        Given given = new GivenTrails()
                .trailOf(
                        multiRegion("main"),
                        selectors -> selectors.eventSelectors(EventSelector.builder()
                                .readWriteType("WriteOnly")
                                .includeManagementEvents(true)
                                .dataResources(DataResource.builder()
                                        .type("AWS::Lambda::Function")
                                        .values("arn:aws:lambda")
                                        .build())
                                .build()))
                .facts();
        Step step = Mended.steps(given, new TrailEnabled()).get(0);
        assertThat(Call.json(step.call().input().get("EventSelectors")))
                .isEqualTo("[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true},"
                        + "{\"ReadWriteType\":\"WriteOnly\",\"IncludeManagementEvents\":false,\"DataResources\":"
                        + "[{\"Type\":\"AWS::Lambda::Function\",\"Values\":[\"arn:aws:lambda\"]}]}]");
        assertThat(step.guards().get(0).expression())
                .startsWith("EventSelectors == `[{\"ReadWriteType\":\"WriteOnly\"");
        passes(given, new TrailEnabled());
    }

    @Test
    void advancedSelectorsStayAdvanced() {
        Given given = new GivenTrails()
                .trailOf(
                        multiRegion("main"),
                        selectors -> selectors.advancedEventSelectors(
                                advanced(field("eventCategory", "Management"), field("readOnly", "false")),
                                advanced(
                                        field("eventCategory", "Data"),
                                        field("resources.type", "AWS::Lambda::Function"))))
                .facts();
        assertThat(commands(given, new TrailEnabled()).get(0))
                .contains("AWS::Lambda::Function", "Management events")
                .doesNotContain("readOnly");
        passes(given, new TrailEnabled());
        assertThat(commands(given, new TrailS3DataEvents()).get(0))
                .contains("\"NotStartsWith\":[\"arn:aws:s3:::logs/\"]");
        passes(given, new TrailS3DataEvents());
    }

    @Test
    void twoChangesOfTheSelectorsAreOne() {
        Given given = new GivenTrails()
                .trailOf(
                        multiRegion("main"),
                        selectors -> selectors.eventSelectors(EventSelector.builder()
                                .readWriteType("ReadOnly")
                                .includeManagementEvents(true)
                                .build()))
                .facts();
        List<Remedy> remedies = new ArrayList<>(given.remedies(new TrailEnabled(), "global"));
        remedies.addAll(given.remedies(new TrailS3DataEvents(), "global"));
        List<Intent> joined = Mended.joined(remedies);
        assertThat(joined).hasSize(1);
        assertThat(Call.json(joined.get(0).steps().get(0).call().input().get("EventSelectors")))
                .isEqualTo("[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true},{\"ReadWriteType\":\"All\","
                        + "\"IncludeManagementEvents\":false,\"DataResources\":[{\"Type\":\"AWS::S3::Object\","
                        + "\"Values\":[\"arn:aws:s3\"]}]}]");
        passes(given, new TrailS3DataEvents());
    }

    @Test
    void aTrailWithoutSelectorsGoesOnToRecordManagementEvents() {
        Given given = new GivenTrails().trail(multiRegion("main")).facts();
        given.fact(
                new EventSelectors(MAIN, GivenTrails.HOME),
                GetEventSelectorsResponse.builder().build());
        assertThat(Call.json(Mended.steps(given, new TrailS3DataEvents())
                        .get(0)
                        .call()
                        .input()
                        .get("EventSelectors")))
                .startsWith("[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true},{\"ReadWriteType\":\"All\"");
        passes(given, new TrailS3DataEvents());
    }

    @Test
    void withoutATrailOneIsMadeForTheBucketThatIsGiven() {
        Given given = new GivenTrails().facts();
        List<Step> steps = Mended.steps(given, new TrailEnabled());
        assertThat(steps).extracting(step -> step.call().operation()).containsExactly("CreateTrail", "StartLogging");
        assertThat(steps.get(0).placeholders()).extracting(Placeholder::name).containsExactly("TRAIL_BUCKET");
        assertThat(Mended.without(given, new TrailS3DataEvents())).startsWith("DECISION a multi-region trail");
    }

    @Test
    void settingsOfOneTrailAreOneCall() {
        Given given = new GivenTrails()
                .trail(ofRegion("main", GivenTrails.HOME).logFileValidationEnabled(false))
                .facts();
        passes(given, new TrailValidation());
        assertThat(Mended.joinedJudged(given, new TrailValidation(), new TrailEncrypted(), new TrailEnabled()))
                .as("none of them takes the others' back")
                .noneMatch(line -> line.startsWith("FAIL"));
        List<Remedy> remedies = new ArrayList<>(given.remedies(new TrailValidation(), "global"));
        remedies.addAll(given.remedies(new TrailEnabled(), "global"));
        List<Step> steps = Mended.joined(remedies).get(0).steps();
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).call().input())
                .containsEntry("EnableLogFileValidation", true)
                .containsEntry("IsMultiRegionTrail", true);
        assertThat(steps.get(0).guards()).hasSize(2);
    }

    @Test
    void insightsAreTurnedOnAtAPrice() {
        Given given = new GivenTrails()
                .trail(multiRegion("main"))
                .facts()
                .fact(new InsightSelectors(MAIN, GivenTrails.HOME), List.of());
        Step step = Mended.steps(given, new TrailInsights()).get(0);
        assertThat(step.effects()).containsOnlyKeys(Effect.COSTS);
        assertThat(step.call().command())
                .endsWith("'{\"InsightSelectors\":[{\"InsightType\":\"ApiCallRateInsight\"},"
                        + "{\"InsightType\":\"ApiErrorRateInsight\"}]}'");
        passes(given, new TrailInsights());
    }

    @Test
    void theManagementAccountsTrailRecordsTheOrganization() {
        assertThat(commands(organization(Given.ACCOUNT.id()), new TrailOrganization()))
                .containsExactly(
                        "aws organizations enable-aws-service-access --region us-east-1 --service-principal"
                                + " cloudtrail.amazonaws.com",
                        "aws cloudtrail update-trail --region us-east-1 --name " + MAIN + " --cli-input-json"
                                + " '{\"IsOrganizationTrail\":true}'");
        passes(organization(Given.ACCOUNT.id()), new TrailOrganization());
        assertThat(Mended.without(organization("999988887777"), new TrailOrganization()))
                .startsWith("OTHER_ACCOUNT a trail of the organization is made in management account 999988887777");
    }

    private static Given organization(String management) {
        return new GivenTrails()
                .trail(multiRegion("main"))
                .facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId(management)
                                .build()));
    }

    @Test
    void aKeyIsRotatedAndADisabledOneEnabled() {
        String region = "eu-west-1";
        String arn = "arn:aws:kms:eu-west-1:111122223333:key/k";
        KeyMetadata key = KeyMetadata.builder()
                .keyId("k")
                .arn(arn)
                .awsAccountId("111122223333")
                .keyManager("CUSTOMER")
                .keySpec("SYMMETRIC_DEFAULT")
                .origin("AWS_KMS")
                .keyState("Enabled")
                .build();
        Given rotating = Given.facts()
                .fact(
                        new Keys(region),
                        List.of(KeyListEntry.builder().keyId("k").keyArn(arn).build()))
                .fact(new Key(region, "k"), Optional.of(key))
                .fact(
                        new KeyRotation(region, "k"),
                        GetKeyRotationStatusResponse.builder()
                                .keyRotationEnabled(false)
                                .build());
        assertThat(rotating.commands(new KmsKeyRotation(), region))
                .containsExactly("aws kms enable-key-rotation --region eu-west-1 --key-id k");
        assertThat(Mended.judged(rotating, new KmsKeyRotation(), region)).allMatch(line -> line.startsWith("PASS"));
        Given disabled = new GivenTrails()
                .trail(multiRegion("main").kmsKeyId(arn))
                .facts()
                .fact(
                        new Key(region, arn),
                        Optional.of(key.toBuilder().keyState("Disabled").build()));
        assertThat(commands(disabled, new TrailEncrypted()))
                .containsExactly("aws kms enable-key --region eu-west-1 --key-id k");
        passes(disabled, new TrailEncrypted());
    }

    @Test
    void whatIsYetToBeGivenIsAskedFor() {
        Given given = new GivenTrails().trail(multiRegion("main")).facts();
        assertThat(Mended.steps(given, new TrailEncrypted()).get(0).placeholders())
                .extracting(Placeholder::name)
                .containsExactly("TRAIL_KEY_ARN");
        passes(given, new TrailEncrypted());
        Step logs = Mended.steps(given, new TrailCloudwatchLogs()).get(0);
        assertThat(logs.call().command())
                .isEqualTo("aws cloudtrail update-trail --region us-east-1 --name " + MAIN
                        + " --cloud-watch-logs-log-group-arn '<LOG_GROUP_ARN>' --cloud-watch-logs-role-arn"
                        + " '<LOG_ROLE_ARN>'");
        Given own = new GivenTrails(GivenTrailBuckets.own())
                .trail(multiRegion("main"))
                .facts();
        assertThat(commands(own, new TrailBucketOtherAccount()))
                .containsExactly("aws cloudtrail update-trail --region us-east-1 --name " + MAIN
                        + " --s3-bucket-name '<TRAIL_BUCKET>'");
    }

    private static AdvancedEventSelector advanced(AdvancedFieldSelector... fields) {
        return AdvancedEventSelector.builder().fieldSelectors(fields).build();
    }

    private static AdvancedFieldSelector field(String name, String value) {
        return AdvancedFieldSelector.builder().field(name).equalsValue(value).build();
    }
}
