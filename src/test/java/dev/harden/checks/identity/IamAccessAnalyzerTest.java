package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.accessanalyzer.Analyzers;
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

    private static AnalyzerSummary analyzer(String type, String status) {
        return AnalyzerSummary.builder().name("x").type(type).status(status).build();
    }

    private static String said(boolean organization, AnalyzerSummary... analyzers) {
        Optional<Organization> own =
                organization ? Optional.of(Organization.builder().id("o-1").build()) : Optional.empty();
        return Given.facts()
                .fact(new Analyzers("eu-west-1"), List.of(analyzers))
                .fact(new OwnOrganization(), own)
                .judge(new IamAccessAnalyzer(), "eu-west-1")
                .get(0);
    }
}
