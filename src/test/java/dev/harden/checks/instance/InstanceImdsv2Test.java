package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.MetadataDefaults;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;

class InstanceImdsv2Test {
    private static final InstanceImdsv2 CHECK = new InstanceImdsv2();
    private static final String DEFAULT_PASSES = "PASS 111122223333: the account-level IMDS default requires IMDSv2";

    @Test
    void passesWhenTokensAreRequired() {
        assertThat(said("required", options("required", "enabled")))
                .containsExactly(DEFAULT_PASSES, "PASS i-1: the instance requires IMDSv2");
    }

    @Test
    void passesWhenTheServiceIsOff() {
        assertThat(said("required", options("optional", "disabled")).get(1))
                .isEqualTo("PASS i-1: the instance metadata service is disabled");
    }

    @Test
    void failsWhenTokensAreOptional() {
        assertThat(said("required", options("optional", "enabled")).get(1))
                .isEqualTo("FAIL i-1: the instance allows IMDSv1: HttpTokens is optional");
        assertThat(given("required", options("optional", "enabled")).commands(CHECK, REGION))
                .containsExactly("aws ec2 modify-instance-metadata-options --region eu-west-1 --instance-id i-1"
                        + " --http-tokens required");
    }

    @Test
    void judgesTheAccountsDefaultOnceARegion() {
        assertThat(said("optional", options("required", "enabled")).get(0))
                .isEqualTo("FAIL 111122223333: the account-level IMDS default has HttpTokens optional");
        assertThat(said(null, options("required", "enabled")).get(0))
                .isEqualTo("FAIL 111122223333: the account-level IMDS default is not set");
        assertThat(said("no-preference", options("required", "enabled")).get(0))
                .startsWith("FAIL 111122223333: the account-level IMDS default is not set");
    }

    @Test
    void judgesStoppedInstancesToo() {
        Given given = GivenInstances.one(instance ->
                        instance.state(state -> state.name("stopped")).metadataOptions(options("optional", "enabled")))
                .facts()
                .fact(new MetadataDefaults(REGION), defaults("required"));
        assertThat(given.judge(CHECK, REGION).get(1)).startsWith("FAIL i-1");
    }

    @Test
    void leavesInstancesThatAServiceOperatesAndThatHaveEnded() {
        Given given = GivenInstances.one(instance ->
                        instance.operator(operator -> operator.managed(true).principal("eks.amazonaws.com")))
                .add("i-2", instance -> instance.state(state -> state.name("terminated")))
                .facts()
                .fact(new MetadataDefaults(REGION), defaults("required"));
        assertThat(given.judge(CHECK, REGION))
                .containsExactly(
                        DEFAULT_PASSES, "NOT_APPLICABLE i-1: eks.amazonaws.com operates it, and answers for it");
    }

    @Test
    void isUnknownWhileTheOptionsChangeOrWhenTheyAreMissing() {
        assertThat(said("required", options("required", "enabled").andThen(options -> options.state("pending")))
                        .get(1))
                .startsWith("UNKNOWN i-1: NOT_SETTLED");
        assertThat(said("required", options -> {}).get(1)).startsWith("UNKNOWN i-1: ERROR");
        assertThat(said("required", options -> options.httpEndpoint("enabled")).get(1))
                .startsWith("UNKNOWN i-1: ERROR");
        Given none = GivenInstances.one().facts().fact(new MetadataDefaults(REGION), defaults("required"));
        assertThat(none.judge(CHECK, REGION).get(1))
                .isEqualTo("UNKNOWN i-1: ERROR AWS answered without metadataOptions");
    }

    @Test
    void aRefusalOfTheOneLeavesTheOther() {
        assertThat(given("required", options("required", "enabled"))
                        .refused(new MetadataDefaults(REGION))
                        .judge(CHECK, REGION))
                .satisfiesExactly(
                        account -> assertThat(account).startsWith("UNKNOWN 111122223333: ACCESS_DENIED"),
                        instance -> assertThat(instance).startsWith("PASS i-1"));
    }

    @Test
    void judgesTheDefaultWhenInstancesCannotBeListed() {
        assertThat(Given.facts()
                        .refused(new Instances(REGION))
                        .fact(new MetadataDefaults(REGION), defaults("optional"))
                        .judge(CHECK, REGION))
                .satisfiesExactly(
                        listing -> assertThat(listing).startsWith("UNKNOWN 111122223333: ACCESS_DENIED"),
                        byDefault -> assertThat(byDefault).startsWith("FAIL 111122223333"));
    }

    private static Consumer<InstanceMetadataOptionsResponse.Builder> options(String tokens, String endpoint) {
        return options -> options.state("applied").httpTokens(tokens).httpEndpoint(endpoint);
    }

    private static InstanceMetadataDefaultsResponse defaults(String tokens) {
        return InstanceMetadataDefaultsResponse.builder().httpTokens(tokens).build();
    }

    private static List<String> said(String byDefault, Consumer<InstanceMetadataOptionsResponse.Builder> options) {
        return given(byDefault, options).judge(CHECK, REGION);
    }

    private static Given given(String byDefault, Consumer<InstanceMetadataOptionsResponse.Builder> options) {
        return GivenInstances.one(instance -> instance.metadataOptions(options))
                .facts()
                .fact(new MetadataDefaults(REGION), defaults(byDefault));
    }
}
