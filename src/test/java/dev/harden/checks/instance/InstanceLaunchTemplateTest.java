package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Planned;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.LaunchTemplates;
import dev.harden.facts.ec2.MetadataDefaults;
import dev.harden.facts.ec2.TemplateVersions;
import dev.harden.facts.ec2.TemplateVersions.Version;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.network.AddressSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

class InstanceLaunchTemplateTest {
    private static final InstanceLaunchTemplate CHECK = new InstanceLaunchTemplate();
    private static final Version FINE = version("required", "", false);

    @Test
    void passesWhenBothVersionsRequireTokensAndGiveNoPublicAddress() {
        assertThat(said(given(Map.of(1L, FINE, 3L, FINE)), CHECK))
                .isEqualTo("PASS lt-1: versions [1, 3] require tokens, or have no metadata service, and give no public"
                        + " address");
        assertThat(said(given(Map.of(1L, FINE, 3L, version("optional", "disabled", false))), CHECK))
                .startsWith("PASS");
    }

    @Test
    void failsWhenEitherVersionLeavesTokensOut() {
        assertThat(said(given(Map.of(1L, version("optional", "", false), 3L, FINE)), CHECK))
                .isEqualTo("FAIL lt-1: version 1 has metadata tokens optional");
        assertThat(said(given(Map.of(1L, FINE, 3L, version("", "", false))), CHECK))
                .isEqualTo(
                        "FAIL lt-1: version 3 does not require IMDSv2 tokens, and neither does the account-level IMDS"
                                + " default");
    }

    @Test
    void failsWhenAVersionGivesAPublicAddress() {
        Given given = given(Map.of(1L, FINE, 3L, version("required", "", true)));
        assertThat(said(given, CHECK)).isEqualTo("FAIL lt-1: version 3 gives a public address");
        assertThat(given.evidence(CHECK, REGION)).isEmpty();
        assertThat(given.remedies(CHECK, REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to decide where instances without a public address are launched"));
    }

    @Test
    void makesAVersionOfTheLatestThatKeepsWhatElseItSetsForTheMetadataService() {
        Version hops = new Version(
                "optional", "", false, Set.of(), false, Map.of("HttpTokens", "optional", "HttpPutResponseHopLimit", 2));
        Given given = given(Map.of(1L, FINE, 3L, hops));
        assertThat(given.commands(CHECK, REGION))
                .containsExactly("aws ec2 create-launch-template-version --region eu-west-1 --launch-template-id lt-1"
                        + " --source-version 3 --cli-input-json '{\"LaunchTemplateData\":{\"MetadataOptions\":"
                        + "{\"HttpPutResponseHopLimit\":2,\"HttpTokens\":\"required\"}}}'");
        Intent intent = ((Remedy.Changes) given.remedies(CHECK, REGION).get(0))
                .intents()
                .get(0);
        Given after = given(
                Planned.after(List.of(intent), new TemplateVersions(REGION), Map.of("lt-1", Map.of(1L, FINE, 3L, hops)))
                        .get("lt-1"));
        after.fact(
                new LaunchTemplates(REGION),
                Planned.after(
                        List.of(intent),
                        new LaunchTemplates(REGION),
                        List.of(LaunchTemplate.builder()
                                .launchTemplateId("lt-1")
                                .defaultVersionNumber(1L)
                                .latestVersionNumber(3L)
                                .build())));
        assertThat(said(after, CHECK)).startsWith("PASS lt-1: versions [1, 4]");
    }

    @Test
    void leavesADefaultVersionThatIsNotTheLatestToSomebody() {
        assertThat(given(Map.of(1L, version("optional", "", false), 3L, FINE)).remedies(CHECK, REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to decide whether a version made of 3, the latest, takes the place of the default"
                                + " version 1"));
    }

    @Test
    void isUnknownWhenAVersionIsMissingUnlessTheOtherFails() {
        assertThat(said(given(Map.of(1L, FINE)), CHECK))
                .isEqualTo("UNKNOWN lt-1: ERROR AWS answered without version 3");
        assertThat(said(given(Map.of(1L, version("", "", false))), CHECK)).startsWith("FAIL");
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

    @Test
    void theAccountsDefaultDecidesWhereAVersionIsSilent() {
        Map<Long, Version> silent = Map.of(1L, FINE, 3L, version("", "", false));
        MetadataDefaults asked = new MetadataDefaults(REGION);
        assertThat(said(given(silent).fact(asked, defaults("required")), CHECK))
                .isEqualTo("PASS lt-1: versions [1, 3] require tokens (by the account-level IMDS default), or have no"
                        + " metadata service, and give no public address");
        assertThat(said(given(silent).fact(asked, defaults("optional")), CHECK)).startsWith("FAIL");
        assertThat(said(given(silent).refused(asked), CHECK)).startsWith("UNKNOWN lt-1: ACCESS_DENIED");
        Map<Long, Version> optional = Map.of(1L, FINE, 3L, version("optional", "", false));
        assertThat(said(given(optional).refused(asked), CHECK)).startsWith("FAIL");
        assertThat(said(
                        given(Map.of(1L, FINE, 3L, version("", "disabled", false)))
                                .refused(asked),
                        CHECK))
                .startsWith("PASS");
    }

    @Test
    void addressesOfIpv6ArePublicWhereTheSubnetRoutesThem() {
        Version six = new Version("required", "", false, Set.of("subnet-1"), false);
        Map<Long, Version> versions = Map.of(1L, FINE, 3L, six);
        InternetWay asked = new InternetWay(REGION, "subnet-1");
        InternetWay.Way none = new InternetWay.Way("rtb-1", "", AddressSet.NONE, AddressSet.NONE, "", List.of());
        assertThat(said(
                        given(versions)
                                .fact(
                                        asked,
                                        new InternetWay.Way(
                                                "rtb-1",
                                                "igw-1",
                                                AddressSet.ALL.family(true),
                                                AddressSet.NONE,
                                                "",
                                                List.of())),
                        CHECK))
                .isEqualTo("FAIL lt-1: version 3 gives IPv6 addresses in subnet-1, a public subnet");
        assertThat(said(given(versions).fact(asked, none), CHECK)).startsWith("PASS");
        assertThat(said(
                        given(versions)
                                .fact(
                                        asked,
                                        new InternetWay.Way(
                                                "rtb-1",
                                                "igw-1",
                                                AddressSet.ALL.family(false),
                                                AddressSet.NONE,
                                                "",
                                                List.of())),
                        CHECK))
                .startsWith("PASS");
        assertThat(said(given(versions).refused(asked), CHECK)).startsWith("UNKNOWN");
        Version anywhere = new Version("required", "", false, Set.of(), true);
        assertThat(said(given(Map.of(1L, FINE, 3L, anywhere)), CHECK))
                .startsWith("PASS")
                .endsWith("they give IPv6 addresses, which are public where the subnet routes them to the Internet");
    }

    private static Version version(String tokens, String endpoint, boolean publicAddress) {
        return new Version(tokens, endpoint, publicAddress, Set.of(), false);
    }

    private static InstanceMetadataDefaultsResponse defaults(String tokens) {
        return InstanceMetadataDefaultsResponse.builder().httpTokens(tokens).build();
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
                .fact(new TemplateVersions(REGION), Map.of("lt-1", versions))
                .fact(
                        new MetadataDefaults(REGION),
                        InstanceMetadataDefaultsResponse.builder().build());
    }
}
