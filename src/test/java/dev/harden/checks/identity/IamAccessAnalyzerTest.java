package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.accessanalyzer.Analyzers;
import dev.harden.facts.organizations.DelegatedAdministrators;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.organizations.model.Organization;

class IamAccessAnalyzerTest {
    @Test
    void passesWithAnActiveExternalAnalyzer() {
        assertThat(said(false, analyzer("ACCOUNT", "ACTIVE"))).startsWith("PASS");
        assertThat(said(true, analyzer("ORGANIZATION", "ACTIVE"))).startsWith("PASS");
    }

    @Test
    void anAnalyzerOfUnusedAccessDoesNotCount() {
        assertThat(said(false, analyzer("ACCOUNT_UNUSED_ACCESS", "ACTIVE")))
                .startsWith("FAIL")
                .contains("no external-access analyzer");
    }

    @Test
    void failsWhenItIsNotActive() {
        assertThat(said(false, analyzer("ACCOUNT", "FAILED")))
                .startsWith("FAIL")
                .contains("FAILED");
        assertThat(said(false)).startsWith("FAIL");
    }

    @Test
    void theOrganizationsMayBeElsewhere() {
        assertThat(said(true)).startsWith("UNKNOWN").contains("NOT_VISIBLE_FROM_HERE");
    }

    private static Given member() {
        return Given.facts()
                .fact(new Analyzers("eu-west-1"), List.of())
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId("888888888888")
                                .build()))
                .administrators("access-analyzer.amazonaws.com", "888888888888", "999999999999");
    }

    private static Given other(String id, AnalyzerSummary... analyzers) {
        return Given.in(id).fact(new Analyzers("eu-west-1"), List.of(analyzers));
    }

    private static String judged(Given given) {
        return given.judge(new IamAccessAnalyzer(), "eu-west-1").get(0);
    }

    @Test
    void theDelegatedAdministratorsOfTheSameRunTell() {
        Given none = other("888888888888");
        assertThat(judged(member().beside(none).beside(other("999999999999", analyzer("ORGANIZATION", "ACTIVE")))))
                .startsWith("PASS")
                .contains("account 999999999999");
        assertThat(judged(member().beside(none).beside(other("999999999999", analyzer("ORGANIZATION", "DISABLED")))))
                .startsWith("FAIL")
                .contains("888888888888 and 999999999999");
        assertThat(judged(member().beside(none).beside(other("999999999999", analyzer("ACCOUNT", "ACTIVE")))))
                .as("an analyzer of that account alone")
                .startsWith("FAIL");
    }

    @Test
    void oneThatIsNotInTheRunOrRefusesLeavesItOpen() {
        Given none = other("888888888888");
        assertThat(judged(member().beside(none))).startsWith("UNKNOWN").contains("NOT_VISIBLE_FROM_HERE");
        assertThat(judged(member().beside(none).beside(Given.in("999999999999").refused(new Analyzers("eu-west-1")))))
                .startsWith("UNKNOWN")
                .contains("ACCESS_DENIED");
        assertThat(judged(member().administratorsRefused("access-analyzer.amazonaws.com")))
                .startsWith("UNKNOWN")
                .contains("ACCESS_DENIED");
    }

    private static AnalyzerSummary analyzer(String type, String status) {
        return AnalyzerSummary.builder().name("x").type(type).status(status).build();
    }

    private static String said(boolean organization, AnalyzerSummary... analyzers) {
        Optional<Organization> own = organization
                ? Optional.of(Organization.builder()
                        .id("o-1")
                        .masterAccountId("888888888888")
                        .build())
                : Optional.empty();
        return Given.facts()
                .fact(new Analyzers("eu-west-1"), List.of(analyzers))
                .fact(new OwnOrganization(), own)
                .judge(new IamAccessAnalyzer(), "eu-west-1")
                .get(0);
    }

    @Test
    void aCutAnswerOfAnotherAccountIsNoAnswer() {
        Given cut = other("999999999999", AnalyzerSummary.builder().name("x").build());
        assertThat(judged(member().beside(other("888888888888")).beside(cut)))
                .startsWith("UNKNOWN")
                .contains("without type");
    }

    @Test
    void theManagementAccountKnowsWhoElseMayHaveOne() {
        Organization own =
                Organization.builder().masterAccountId(Given.ACCOUNT.id()).build();
        DelegatedAdministrators delegated = new DelegatedAdministrators("access-analyzer.amazonaws.com");
        Given alone = Given.facts()
                .fact(new Analyzers("eu-west-1"), List.of())
                .fact(new OwnOrganization(), Optional.of(own))
                .fact(delegated, List.of());
        assertThat(judged(alone)).startsWith("FAIL").endsWith("there is no external-access analyzer");
        assertThat(judged(alone.fact(delegated, List.of("888888888888"))))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
        assertThat(judged(alone.refused(delegated))).startsWith("UNKNOWN").contains("ACCESS_DENIED");
    }
}
