package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.LaunchTemplates;
import dev.harden.facts.ec2.TemplateVersions;
import dev.harden.facts.ec2.TemplateVersions.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

class InstanceLaunchTemplateTest {
    private static final InstanceLaunchTemplate CHECK = new InstanceLaunchTemplate();
    private static final Version FINE = new Version("required", "", false);

    @Test
    void passesWhenBothVersionsRequireTokensAndGiveNoPublicAddress() {
        assertThat(said(given(Map.of(1L, FINE, 3L, FINE)), CHECK))
                .isEqualTo("PASS lt-1: versions [1, 3] require tokens, or have no metadata service, and give no public"
                        + " address");
        assertThat(said(given(Map.of(1L, FINE, 3L, new Version("optional", "disabled", false))), CHECK))
                .startsWith("PASS");
    }

    @Test
    void failsWhenEitherVersionLeavesTokensOut() {
        assertThat(said(given(Map.of(1L, new Version("optional", "", false), 3L, FINE)), CHECK))
                .isEqualTo("FAIL lt-1: version 1 has metadata tokens optional");
        assertThat(said(given(Map.of(1L, FINE, 3L, new Version("", "", false))), CHECK))
                .isEqualTo("FAIL lt-1: version 3 does not say that the metadata service requires tokens");
    }

    @Test
    void failsWhenAVersionGivesAPublicAddress() {
        Given given = given(Map.of(1L, FINE, 3L, new Version("required", "", true)));
        assertThat(said(given, CHECK)).isEqualTo("FAIL lt-1: version 3 gives a public address");
        assertThat(given.evidence(CHECK, REGION)).isEmpty();
        assertThat(given(Map.of(1L, FINE, 3L, new Version("", "", true))).evidence(CHECK, REGION))
                .containsExactly("mend it: aws ec2 create-launch-template-version --launch-template-id lt-1"
                        + " --source-version '$Latest' --launch-template-data"
                        + " '{\"MetadataOptions\":{\"HttpTokens\":\"required\"}}' --region eu-west-1");
    }

    @Test
    void isUnknownWhenAVersionIsMissingUnlessTheOtherFails() {
        assertThat(said(given(Map.of(1L, FINE)), CHECK))
                .isEqualTo("UNKNOWN lt-1: ERROR AWS answered without version 3");
        assertThat(said(given(Map.of(1L, new Version("", "", false))), CHECK)).startsWith("FAIL");
        assertThat(said(
                        Given.facts()
                                .fact(
                                        new LaunchTemplates(REGION),
                                        List.of(template().build()))
                                .fact(new TemplateVersions(REGION), Map.of()),
                        CHECK))
                .startsWith("UNKNOWN");
    }

    @Test
    void leavesTemplatesThatAServiceOperates() {
        LaunchTemplate managed = template()
                .operator(operator -> operator.managed(true).principal("eks.amazonaws.com"))
                .build();
        assertThat(said(Given.facts().fact(new LaunchTemplates(REGION), List.of(managed)), CHECK))
                .isEqualTo("NOT_APPLICABLE lt-1: eks.amazonaws.com operates it, and answers for it");
    }

    @Test
    void isUnknownWhenVersionsOrTemplatesAreRefused() {
        assertThat(said(given(Map.of()).refused(new TemplateVersions(REGION)), CHECK))
                .startsWith("UNKNOWN lt-1: ACCESS_DENIED");
        assertThat(said(Given.facts().refused(new LaunchTemplates(REGION)), CHECK))
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    private static LaunchTemplate.Builder template() {
        return LaunchTemplate.builder()
                .launchTemplateId("lt-1")
                .launchTemplateName("web")
                .defaultVersionNumber(1L)
                .latestVersionNumber(3L);
    }

    private static Given given(Map<Long, Version> versions) {
        return Given.facts()
                .fact(new LaunchTemplates(REGION), List.of(template().build()))
                .fact(new TemplateVersions(REGION), Map.of("lt-1", versions));
    }
}
