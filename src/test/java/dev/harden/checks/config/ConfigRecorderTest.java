package dev.harden.checks.config;

import static dev.harden.checks.config.GivenConfig.HOME;
import static dev.harden.checks.config.GivenConfig.OTHER;
import static dev.harden.checks.config.GivenConfig.none;
import static dev.harden.checks.config.GivenConfig.recorder;
import static dev.harden.checks.config.GivenConfig.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.config.RecorderStatuses;
import dev.harden.facts.config.Recorders;
import dev.harden.facts.ec2.Regions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.RecordingGroup;

class ConfigRecorderTest {
    private static final String[] IAM = {"AWS::IAM::User", "AWS::IAM::Role", "AWS::IAM::Group", "AWS::IAM::Policy"};

    private static String judged(Given given) {
        return given.judge(new ConfigRecorder(), OTHER).get(0);
    }

    private static String iam(Given given) {
        return given.judge(new ConfigRecorder(), HOME).get(1);
    }

    private static Consumer<RecordingGroup.Builder> excluding(String... types) {
        return group -> group.allSupported(false)
                .recordingStrategy(strategy -> strategy.useOnly("EXCLUSION_BY_RESOURCE_TYPES"))
                .exclusionByResourceTypes(excluded -> excluded.resourceTypesWithStrings(types));
    }

    private static Consumer<RecordingGroup.Builder> only(String... types) {
        return group -> group.allSupported(false)
                .recordingStrategy(strategy -> strategy.useOnly("INCLUSION_BY_RESOURCE_TYPES"))
                .resourceTypesWithStrings(types);
    }

    @Test
    void passesWhenEverythingIsRecorded() {
        assertThat(judged(recorder(none(), OTHER, group -> {})))
                .isEqualTo("PASS default: recorder default records all supported types");
        assertThat(judged(recorder(none(), OTHER, excluding("AWS::EC2::Volume"))))
                .isEqualTo("PASS default: recorder default records all supported types but AWS::EC2::Volume");
    }

    @Test
    void failsWithoutARecorderOfTheCustomers() {
        assertThat(judged(none())).isEqualTo("FAIL 111122223333: there is no customer managed configuration recorder");
        ConfigurationRecorder linked = ConfigurationRecorder.builder()
                .name("AWSConfigurationRecorderForX")
                .servicePrincipal("x.amazonaws.com")
                .recordingScope("INTERNAL")
                .build();
        assertThat(judged(none().fact(new Recorders(OTHER), List.of(linked)))).startsWith("FAIL 111122223333");
    }

    @Test
    void recordersOfOneNameHaveAStateOfTheirOwnInEachRegion() {
        Given given = recorder(recorder(none(), OTHER, group -> {}), HOME, group -> {});
        status(given, OTHER, status -> status.recording(false));
        assertThat(judged(given)).isEqualTo("FAIL default: recorder default is stopped");
        assertThat(given.judge(new ConfigRecorder(), HOME).get(0)).startsWith("PASS default");
    }

    @Test
    void failsWhenItListsTypesOrFailedLastInAnySpellingOrHasNoChannel() {
        assertThat(judged(recorder(none(), OTHER, only("AWS::EC2::Volume"))))
                .isEqualTo("FAIL default: recorder default records only [AWS::EC2::Volume]");
        for (String failure : List.of("Failure", "FAILURE")) {
            Given given = recorder(none(), OTHER, group -> {});
            status(given, OTHER, status -> status.lastStatus(failure).lastErrorCode("AccessDenied"));
            assertThat(judged(given))
                    .isEqualTo("FAIL default: the last status of recorder default is " + failure + ": AccessDenied");
        }
        assertThat(judged(recorder(none(), OTHER, group -> {}).fact(new DeliveryChannels(OTHER), List.of())))
                .isEqualTo("FAIL default: recorder default has no delivery channel");
    }

    @Test
    void theTypesOfIamAreRecordedInOneRegionAtLeast() {
        assertThat(iam(recorder(none(), OTHER, group -> group.includeGlobalResourceTypes(true))))
                .isEqualTo("PASS 111122223333: users, groups, roles and policies of IAM are recorded in eu-west-1");
        assertThat(iam(recorder(none(), OTHER, excluding("AWS::EC2::Volume")))).startsWith("PASS 111122223333");
        assertThat(iam(recorder(none(), OTHER, only(IAM)))).startsWith("PASS 111122223333");
        assertThat(iam(recorder(none(), OTHER, group -> {}))).startsWith("FAIL 111122223333");
        assertThat(iam(recorder(none(), OTHER, excluding("AWS::IAM::Role")))).startsWith("FAIL 111122223333");
        assertThat(iam(recorder(none(), OTHER, only("AWS::IAM::Role")))).startsWith("FAIL 111122223333");
        Given stopped = recorder(none(), OTHER, group -> group.includeGlobalResourceTypes(true));
        assertThat(iam(status(stopped, OTHER, status -> status.recording(false))))
                .startsWith("FAIL 111122223333");
    }

    @Test
    void regionsThatCameTooLateCannotRecordIam() {
        Given given = recorder(none(), "eu-central-2", group -> group.includeGlobalResourceTypes(true))
                .fact(new Regions(), new Regions.Known(List.of(HOME, "eu-central-2"), List.of()));
        assertThat(iam(given)).startsWith("FAIL 111122223333");
    }

    @Test
    void theAccountHasItsFindingInOneRegionAlone() {
        assertThat(none().judge(new ConfigRecorder(), OTHER)).hasSize(1);
        assertThat(none().judge(new ConfigRecorder(), HOME)).hasSize(2);
    }

    @Test
    void isUnknownWhereItIsNotSeenAndCertainWhereItIs() {
        Given given = recorder(none(), OTHER, group -> group.includeGlobalResourceTypes(true))
                .refused(new Recorders(HOME));
        List<String> home = given.judge(new ConfigRecorder(), HOME);
        assertThat(home.get(0)).startsWith("UNKNOWN");
        assertThat(home.get(1)).startsWith("PASS");
        given.refused(new RecorderStatuses(OTHER));
        assertThat(iam(given)).startsWith("UNKNOWN");
        assertThat(judged(given)).startsWith("UNKNOWN");
        assertThat(judged(none().refused(new DeliveryChannels(OTHER)))).startsWith("FAIL");
        assertThat(judged(recorder(none(), OTHER, group -> {}).refused(new DeliveryChannels(OTHER))))
                .startsWith("UNKNOWN");
    }

    @Test
    void aStatusThatIsMissingIsNone() {
        assertThat(judged(recorder(none(), OTHER, group -> {}).fact(new RecorderStatuses(OTHER), List.of())))
                .startsWith("UNKNOWN");
    }
}
