package dev.harden.checks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.config.AccountRules;
import dev.harden.facts.config.RuleCompliances;
import dev.harden.facts.config.RuleEvaluations;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.ComplianceByConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleEvaluationStatus;

class ConfigRulesCompliantTest {
    private static final String REGION = "eu-west-1";

    private static Given rule(String state) {
        ConfigRule rule = ConfigRule.builder()
                .configRuleName("trails")
                .configRuleArn("arn:trails")
                .configRuleState(state)
                .build();
        return Given.facts().fact(new AccountRules(REGION), List.of(rule));
    }

    private static Given found(String type, Integer count, Boolean more) {
        ComplianceByConfigRule compliance = ComplianceByConfigRule.builder()
                .configRuleName("trails")
                .compliance(one -> one.complianceType(type)
                        .complianceContributorCount(
                                how -> how.cappedCount(count).capExceeded(more)))
                .build();
        return rule("ACTIVE").fact(new RuleCompliances(REGION), List.of(compliance));
    }

    private static Given ran(Consumer<ConfigRuleEvaluationStatus.Builder> change) {
        ConfigRuleEvaluationStatus.Builder status =
                ConfigRuleEvaluationStatus.builder().configRuleName("trails");
        change.accept(status);
        return found("INSUFFICIENT_DATA", null, null).fact(new RuleEvaluations(REGION), List.of(status.build()));
    }

    private static String judged(Given given) {
        return given.judge(new ConfigRulesCompliant(), REGION).get(0);
    }

    @Test
    void passesWhenCompliantAndFailsWithTheCountWhenNot() {
        assertThat(judged(found("COMPLIANT", null, null)))
                .isEqualTo("PASS trails: the resources that rule trails evaluates comply");
        assertThat(judged(found("NON_COMPLIANT", 3, false)))
                .isEqualTo("FAIL trails: rule trails finds 3 noncompliant resources");
        assertThat(judged(found("NON_COMPLIANT", 25, true))).contains("at least 25 noncompliant resources");
    }

    @Test
    void aRuleThatRanWellAndFoundNothingInItsScopeIsNotJudged() {
        assertThat(judged(ran(status -> status.firstEvaluationStarted(true).lastSuccessfulEvaluationTime(Given.NOW))))
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void aRuleThatNeverRanOrFailedLastIsNotKnownToBeWell() {
        assertThat(judged(ran(status -> {}))).startsWith("UNKNOWN").contains("NOT_SETTLED");
        assertThat(judged(ran(status -> status.firstEvaluationStarted(true)))).startsWith("UNKNOWN");
        assertThat(judged(ran(status -> status.firstEvaluationStarted(true)
                        .lastSuccessfulEvaluationTime(Given.NOW)
                        .lastErrorCode("AccessDenied"))))
                .startsWith("UNKNOWN")
                .contains("AccessDenied");
    }

    @Test
    void rulesThatAreNotAtWorkAreNotJudged() {
        assertThat(judged(rule("DELETING"))).startsWith("NOT_APPLICABLE");
    }

    @Test
    void isUnknownWhenItIsNotSeenOrLeftOut() {
        assertThat(judged(rule("ACTIVE").refused(new RuleCompliances(REGION)))).startsWith("UNKNOWN trails");
        assertThat(judged(rule("ACTIVE").fact(new RuleCompliances(REGION), List.of())))
                .startsWith("UNKNOWN trails");
        assertThat(judged(found("INSUFFICIENT_DATA", null, null).refused(new RuleEvaluations(REGION))))
                .startsWith("UNKNOWN trails");
    }
}
