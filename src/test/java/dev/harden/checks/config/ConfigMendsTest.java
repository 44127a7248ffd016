package dev.harden.checks.config;

import static dev.harden.checks.config.GivenConfig.HOME;
import static dev.harden.checks.config.GivenConfig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.config.AccountRules;
import dev.harden.facts.config.Aggregators;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.config.Recorders;
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
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.RecordingGroup;

class ConfigMendsTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/config";

    private static Given recording(Given given, String region, RecordingGroup group) {
        GivenConfig.recorder(given, region, any -> {});
        return given.fact(
                new Recorders(region),
                List.of(ConfigurationRecorder.builder()
                        .name("default")
                        .arn("arn:of-the-recorder")
                        .roleARN(ROLE)
                        .recordingGroup(group)
                        .build()));
    }

    private static RecordingGroup only(String... types) {
        return RecordingGroup.builder()
                .allSupported(false)
                .resourceTypesWithStrings(types)
                .recordingStrategy(strategy -> strategy.useOnly("INCLUSION_BY_RESOURCE_TYPES"))
                .build();
    }

    private static String all(Given given, String region) {
        return String.join(" | ", Mended.judged(given, new ConfigRecorder(), region));
    }

    @Test
    void aStoppedRecorderIsStarted() {
        Given given = GivenConfig.none();
        GivenConfig.recorder(given, OTHER, any -> {});
        GivenConfig.status(given, OTHER, status -> status.recording(false));
        Step step = Mended.steps(given, new ConfigRecorder(), OTHER).get(0);
        assertThat(step.call().command())
                .isEqualTo("aws configservice start-configuration-recorder --region eu-west-1"
                        + " --configuration-recorder-name default");
        assertThat(step.effects()).containsOnlyKeys(Effect.COSTS);
        assertThat(all(given, OTHER)).startsWith("PASS");
    }

    @Test
    void aRecorderOfSomeTypesRecordsAllAndKeepsItsRole() {
        Given given = recording(GivenConfig.none(), OTHER, only("AWS::EC2::Instance"));
        Step step = Mended.steps(given, new ConfigRecorder(), OTHER).get(0);
        assertThat(Call.json(step.call().input()))
                .isEqualTo("{\"ConfigurationRecorder\":{\"name\":\"default\",\"roleARN\":\"" + ROLE
                        + "\",\"recordingGroup\":{\"allSupported\":true,\"includeGlobalResourceTypes\":false,"
                        + "\"recordingStrategy\":{\"useOnly\":\"ALL_SUPPORTED_RESOURCE_TYPES\"}}}}");
        assertThat(step.guards().get(0).expression())
                .contains("[0].recordingGroup == `{\"allSupported\":false,\"resourceTypes\":[\"AWS::EC2::Instance\"]");
        assertThat(Call.json(step.undo().get(0).input())).contains("INCLUSION_BY_RESOURCE_TYPES");
        assertThat(all(given, OTHER)).startsWith("PASS");
    }

    @Test
    void theTypesOfIamAreRecordedAtHomeByTheSameCall() {
        Given given = recording(GivenConfig.none(), HOME, only("AWS::EC2::Instance"));
        List<Intent> joined = Mended.joined(given.remedies(new ConfigRecorder(), HOME));
        assertThat(joined).hasSize(1);
        assertThat(Call.json(joined.get(0).steps().get(0).call().input()))
                .contains("\"includeGlobalResourceTypes\":true");
        assertThat(all(given, HOME)).doesNotContain("FAIL").contains("IAM are recorded in us-east-1");
    }

    @Test
    void whatIsLeftOutStaysLeftOutButForIam() {
        Given given = recording(
                GivenConfig.none(),
                HOME,
                RecordingGroup.builder()
                        .allSupported(false)
                        .exclusionByResourceTypes(
                                types -> types.resourceTypesWithStrings("AWS::IAM::Role", "AWS::EC2::Volume"))
                        .recordingStrategy(strategy -> strategy.useOnly("EXCLUSION_BY_RESOURCE_TYPES"))
                        .build());
        Step step = Mended.steps(given, new ConfigRecorder(), HOME).get(0);
        assertThat(Call.json(step.call().input()))
                .contains("\"exclusionByResourceTypes\":{\"resourceTypes\":[\"AWS::EC2::Volume\"]}");
        assertThat(all(given, HOME)).doesNotContain("FAIL");
    }

    @Test
    void aRegionWithoutARecorderTakesRoleAndBucketOfAnother() {
        Given given = recording(GivenConfig.none(), HOME, only("AWS::EC2::Instance"));
        List<Step> steps = Mended.steps(given, new ConfigRecorder(), OTHER);
        assertThat(steps)
                .extracting(step -> step.call().operation())
                .containsExactly("PutConfigurationRecorder", "PutDeliveryChannel", "StartConfigurationRecorder");
        assertThat(steps).allMatch(step -> step.placeholders().isEmpty());
        assertThat(Call.json(steps.get(1).call().input()))
                .isEqualTo("{\"DeliveryChannel\":{\"name\":\"default\",\"s3BucketName\":\"logs\"}}");
        assertThat(all(given, OTHER)).startsWith("PASS");
        assertThat(Mended.steps(GivenConfig.none(), new ConfigRecorder(), OTHER))
                .flatExtracting(Step::placeholders)
                .extracting(Placeholder::name)
                .containsExactly("CONFIG_ROLE_ARN", "CONFIG_BUCKET");
    }

    @Test
    void changesOfTheDeliveryChannelAreOneCallThatKeepsTheRest() {
        Given given = GivenConfig.channel(
                GivenConfig.none(),
                OTHER,
                channel -> channel.s3KeyPrefix("config")
                        .configSnapshotDeliveryProperties(every -> every.deliveryFrequency("One_Hour")));
        List<Remedy> remedies = new ArrayList<>(given.remedies(new ConfigSns(), OTHER));
        remedies.add(new ConfigMends(new dev.harden.model.Scope(Given.ACCOUNT, OTHER), given.asFacts())
                .moved("the archive"));
        List<Intent> joined = Mended.joined(remedies);
        assertThat(joined).hasSize(1);
        Step step = joined.get(0).steps().get(0);
        assertThat(Call.json(step.call().input().get("DeliveryChannel")))
                .isEqualTo("{\"name\":\"default\",\"s3BucketName\":\"<CONFIG_BUCKET>\",\"s3KeyPrefix\":\"config\","
                        + "\"snsTopicARN\":\"<CONFIG_TOPIC_ARN>\",\"configSnapshotDeliveryProperties\":"
                        + "{\"deliveryFrequency\":\"One_Hour\"}}");
        assertThat(step.placeholders()).hasSize(2);
        assertThat(step.guards().get(0).expression()).startsWith("DeliveryChannels[0] == `{\"name\":\"default\"");
        assertThat(given.derive(new DeliveryChannels(OTHER))).hasSize(1);
    }

    @Test
    void wantedRulesAreMadeAndOthersTakeADecision() {
        Given given = GivenConfig.none().fact(new AccountRules(OTHER), List.of());
        assertThat(Mended.without(given, new ConfigRules(), OTHER)).startsWith("DECISION someone has to decide which");
        given.option("config-rules.required", List.of("ENCRYPTED_VOLUMES"));
        assertThat(given.commands(new ConfigRules(), OTHER).get(0))
                .contains("\"ConfigRuleName\":\"encrypted-volumes\"", "\"SourceIdentifier\":\"ENCRYPTED_VOLUMES\"");
        assertThat(Mended.judged(given, new ConfigRules(), OTHER)).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void anAggregatorOfAllRegionsIsMadeAtHome() {
        Given given = GivenConfig.none()
                .fact(new OwnOrganization(), Optional.empty())
                .fact(new Aggregators(HOME), List.of())
                .fact(new Aggregators(OTHER), List.of());
        assertThat(given.commands(new ConfigAggregator(), "global"))
                .containsExactly("aws configservice put-configuration-aggregator --region us-east-1"
                        + " --configuration-aggregator-name all-regions --cli-input-json"
                        + " '{\"AccountAggregationSources\":[{\"AccountIds\":[\"111122223333\"],"
                        + "\"AllAwsRegions\":true}]}'");
        assertThat(Mended.judged(given, new ConfigAggregator())).allMatch(line -> line.startsWith("PASS"));
    }
}
