package dev.harden.checks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.config.AccountRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.EvaluationModeConfiguration;

class ConfigRulesTest {
    private static final String REGION = "eu-west-1";

    private static ConfigRule.Builder rule(String state) {
        return ConfigRule.builder()
                .configRuleName("trails")
                .configRuleArn("arn:trails")
                .configRuleState(state)
                .source(source -> source.owner("AWS").sourceIdentifier("CLOUD_TRAIL_ENABLED"));
    }

    private static EvaluationModeConfiguration mode(String mode) {
        return EvaluationModeConfiguration.builder().mode(mode).build();
    }

    private static Given given(ConfigRule.Builder... rules) {
        return Given.facts()
                .fact(
                        new AccountRules(REGION),
                        List.of(rules).stream().map(ConfigRule.Builder::build).toList());
    }

    private static String judged(Given given) {
        return given.judge(new ConfigRules(), REGION).get(0);
    }

    @Test
    void passesWithARuleAtWorkWhoeverMadeIt() {
        assertThat(judged(given(rule("ACTIVE")))).startsWith("PASS").endsWith("1 rule is active");
        assertThat(judged(given(rule("EVALUATING").createdBy("securityhub.amazonaws.com"))))
                .startsWith("PASS")
                .endsWith("1 of them created by services");
        assertThat(judged(given(rule("ACTIVE").evaluationModes(mode("DETECTIVE"), mode("PROACTIVE")))))
                .startsWith("PASS");
    }

    @Test
    void failsWithoutOne() {
        assertThat(judged(given())).startsWith("FAIL");
        assertThat(judged(given(rule("DELETING")))).startsWith("FAIL");
        assertThat(judged(given(rule("DELETING_RESULTS")))).startsWith("FAIL");
        assertThat(judged(given(rule("ACTIVE").evaluationModes(mode("PROACTIVE")))))
                .startsWith("FAIL");
    }

    @Test
    void holdsTheRegionToTheRulesThatAreRequired() {
        Given required = given(rule("ACTIVE")).option("config-rules.required", List.of("cloud-trail-enabled"));
        assertThat(judged(required)).startsWith("PASS");
        required.option("config-rules.required", List.of("CLOUD_TRAIL_ENABLED", "ROOT_ACCOUNT_MFA_ENABLED"));
        assertThat(judged(required)).startsWith("FAIL").endsWith("ROOT_ACCOUNT_MFA_ENABLED");
        Given custom = given(rule("ACTIVE")
                        .source(source -> source.owner("CUSTOM_LAMBDA").sourceIdentifier("CLOUD_TRAIL_ENABLED")))
                .option("config-rules.required", List.of("CLOUD_TRAIL_ENABLED"));
        assertThat(judged(custom)).startsWith("FAIL");
    }

    @Test
    void isUnknownWhenTheRulesAreNotSeen() {
        assertThat(judged(Given.facts().refused(new AccountRules(REGION)))).startsWith("UNKNOWN");
    }
}
