package dev.harden.facts.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.facts.iam.Profile;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

class InstanceFactsTest {
    private static final String REGION = "eu-west-1";

    static Stream<Fact<?>> all() {
        return Stream.of(
                new Instances(REGION),
                new MetadataDefaults(REGION),
                new InstanceImages(REGION),
                new LaunchTemplates(REGION),
                new TemplateVersions(REGION),
                new EbsEncryptionByDefault(REGION),
                new SerialConsole(REGION),
                new Profile("p"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEmptyAnswerIsNone(Fact<?> fact) {
        CannedAws aws = new CannedAws().answer(200, "<AnyResponse><AnyResult/></AnyResponse>");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRefusalIsNoAnswer(Fact<?> fact) {
        CannedAws aws = new CannedAws()
                .answer(403, "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(AwsServiceException.class);
    }

    @Test
    void noPreferenceIsAnAnswer() {
        CannedAws aws = new CannedAws().answer(200, "<R><accountLevel/></R>");
        assertThat(new MetadataDefaults(REGION).load(aws).httpTokens()).isNull();
    }

    @Test
    void anInstanceWithoutAStateIsNoAnswer() {
        for (String state : new String[] {"", "<instanceState/>"}) {
            CannedAws aws = new CannedAws()
                    .answer(
                            200,
                            "<R><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId>" + state
                                    + "</item></instancesSet></item></reservationSet></R>");
            assertThatThrownBy(() -> new Instances(REGION).load(aws)).isInstanceOf(Answers.Incomplete.class);
        }
    }

    @Test
    void readsWhenImagesWereMadeOverAllPages() {
        CannedAws aws = new CannedAws()
                .answer(200, "<R><instanceImageMetadataSet/><nextToken>t</nextToken></R>")
                .answer(
                        200,
                        "<R><instanceImageMetadataSet>"
                                + image("i-1", "<creationDate>2026-01-02T03:04:05.000Z</creationDate><name>base</name>")
                                + image("i-2", "") + "</instanceImageMetadataSet></R>");
        assertThat(new InstanceImages(REGION).load(aws))
                .containsEntry(
                        "i-1",
                        new InstanceImages.Image("ami-1", "base", Optional.of(Instant.parse("2026-01-02T03:04:05Z"))))
                .containsEntry("i-2", new InstanceImages.Image("ami-1", "", Optional.empty()));
        CannedAws odd = new CannedAws()
                .answer(
                        200,
                        "<R><instanceImageMetadataSet>" + image("i-1", "<creationDate>once</creationDate>")
                                + "</instanceImageMetadataSet></R>");
        assertThatThrownBy(() -> new InstanceImages(REGION).load(odd)).isInstanceOf(Answers.Incomplete.class);
    }

    private static String image(String instance, String rest) {
        return "<item><instanceId>" + instance + "</instanceId><imageMetadata><imageId>ami-1</imageId>" + rest
                + "</imageMetadata></item>";
    }

    @Test
    void readsTheDefaultAndLatestVersionsOfAllTemplatesAtOnce() {
        CannedAws aws = new CannedAws()
                .answer(200, "<R><launchTemplateVersionSet/><nextToken>t</nextToken></R>")
                .answer(
                        200,
                        "<R><launchTemplateVersionSet>"
                                + version(
                                        1,
                                        "<metadataOptions><httpTokens>required</httpTokens>"
                                                + "<httpEndpoint>enabled</httpEndpoint></metadataOptions>")
                                + version(
                                        2,
                                        "<userData>c2VjcmV0</userData><networkInterfaceSet><item>"
                                                + "<associatePublicIpAddress>true</associatePublicIpAddress></item>"
                                                + "</networkInterfaceSet>")
                                + version(
                                        3,
                                        "<networkInterfaceSet><item><associatePublicIpAddress>false"
                                                + "</associatePublicIpAddress></item><item><associateCarrierIpAddress>true"
                                                + "</associateCarrierIpAddress></item></networkInterfaceSet>")
                                + version(4, "<networkInterfaceSet><item/></networkInterfaceSet>")
                                + "</launchTemplateVersionSet></R>");
        var versions = new TemplateVersions(REGION).load(aws).get("lt-1");
        assertThat(versions)
                .containsEntry(
                        1L,
                        new TemplateVersions.Version(
                                "required",
                                "enabled",
                                false,
                                Set.of(),
                                false,
                                Map.of("HttpTokens", "required", "HttpEndpoint", "enabled")))
                .containsEntry(2L, new TemplateVersions.Version("", "", true, Set.of(), false))
                .containsEntry(3L, new TemplateVersions.Version("", "", true, Set.of(), false))
                .containsEntry(4L, new TemplateVersions.Version("", "", false, Set.of(), false));
        assertThat(versions.toString()).doesNotContain("c2VjcmV0");
        assertThat(aws.asked().get(0))
                .contains("LaunchTemplateVersion.1=%24Default")
                .contains("LaunchTemplateVersion.2=%24Latest")
                .doesNotContain("LaunchTemplateId");
    }

    private static String version(int number, String data) {
        return "<item><launchTemplateId>lt-1</launchTemplateId><versionNumber>" + number
                + "</versionNumber><launchTemplateData>" + data + "</launchTemplateData></item>";
    }

    @Test
    void listsTemplatesOverAllPages() {
        CannedAws aws = new CannedAws()
                .answer(200, "<R><launchTemplates/><nextToken>t</nextToken></R>")
                .answer(
                        200,
                        "<R><launchTemplates><item><launchTemplateId>lt-1</launchTemplateId><defaultVersionNumber>1"
                                + "</defaultVersionNumber><latestVersionNumber>2</latestVersionNumber></item>"
                                + "</launchTemplates></R>");
        assertThat(new LaunchTemplates(REGION).load(aws))
                .extracting(LaunchTemplate::launchTemplateId)
                .containsExactly("lt-1");
    }

    @Test
    void aProfileThatWasDeletedIsAbsentAndOneWithoutRolesIsNot() {
        assertThat(new Profile("p").load(new CannedAws().error(404, "NoSuchEntity")))
                .isEmpty();
        CannedAws empty = new CannedAws()
                .query(
                        "GetInstanceProfile",
                        "<InstanceProfile><InstanceProfileId>AIPA1</InstanceProfileId><Roles/></InstanceProfile>");
        assertThat(new Profile("p").load(empty))
                .get()
                .matches(profile -> profile.roles().isEmpty());
        CannedAws cut = new CannedAws()
                .query(
                        "GetInstanceProfile",
                        "<InstanceProfile><InstanceProfileId>AIPA1</InstanceProfileId></InstanceProfile>");
        assertThatThrownBy(() -> new Profile("p").load(cut)).isInstanceOf(Answers.Incomplete.class);
    }
}
