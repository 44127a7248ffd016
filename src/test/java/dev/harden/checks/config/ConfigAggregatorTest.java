package dev.harden.checks.config;

import static dev.harden.checks.config.GivenConfig.HOME;
import static dev.harden.checks.config.GivenConfig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.config.Aggregators;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.organizations.DelegatedAdministrators;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.AccountAggregationSource;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;
import software.amazon.awssdk.services.organizations.model.Organization;

class ConfigAggregatorTest {
    private static Given given(ConfigurationAggregator... inOther) {
        return GivenConfig.none()
                .fact(new Aggregators(HOME), List.of())
                .fact(new Aggregators(OTHER), List.of(inOther))
                .fact(new OwnOrganization(), Optional.empty());
    }

    private static ConfigurationAggregator accounts(String account, Boolean all, String... regions) {
        return ConfigurationAggregator.builder()
                .configurationAggregatorName("a")
                .accountAggregationSources(AccountAggregationSource.builder()
                        .accountIds(account)
                        .allAwsRegions(all)
                        .awsRegions(regions)
                        .build())
                .build();
    }

    private static String judged(Given given) {
        return given.judge(new ConfigAggregator()).get(0);
    }

    private static Given administrator(ConfigurationAggregator... inOther) {
        return Given.in("999999999999")
                .fact(new Regions(), new Regions.Known(List.of(OTHER), List.of()))
                .fact(new Aggregators(OTHER), List.of(inOther));
    }

    private static Given member() {
        return given().fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId("888888888888")
                                .build()))
                .administrators("config.amazonaws.com", "999999999999");
    }

    @Test
    void theAdministratorsOfTheSameRunTell() {
        ConfigurationAggregator organization = ConfigurationAggregator.builder()
                .configurationAggregatorName("o")
                .organizationAggregationSource(source -> source.awsRegions(HOME, OTHER))
                .build();
        ConfigurationAggregator part = ConfigurationAggregator.builder()
                .configurationAggregatorName("p")
                .organizationAggregationSource(source -> source.awsRegions(OTHER))
                .build();
        assertThat(judged(member())).startsWith("UNKNOWN").contains("NOT_VISIBLE_FROM_HERE");
        assertThat(judged(member().beside(administrator(organization))))
                .startsWith("PASS")
                .contains("account 999999999999");
        assertThat(judged(member().beside(administrator(part))))
                .startsWith("FAIL")
                .contains("999999999999");
        assertThat(judged(member().beside(administrator(accounts(Given.ACCOUNT.id(), true)))))
                .as("which this account would have to authorize")
                .startsWith("UNKNOWN")
                .contains("NOT_SETTLED aggregator a of account 999999999999 names this account");
        assertThat(judged(member().beside(administrator(accounts(Given.ACCOUNT.id(), true), organization))))
                .startsWith("PASS");
        assertThat(judged(member().beside(administrator(accounts(Given.ACCOUNT.id(), false, OTHER)))))
                .startsWith("FAIL");
        assertThat(judged(member().beside(administrator(accounts("999999999999", true)))))
                .startsWith("FAIL");
        assertThat(judged(member().beside(administrator().refused(new Aggregators(OTHER)))))
                .startsWith("UNKNOWN")
                .contains("ACCESS_DENIED");
    }

    @Test
    void passesWithAnAggregatorOfAllRegionsInAnyRegion() {
        assertThat(judged(given(accounts(Given.ACCOUNT.id(), true)))).startsWith("PASS");
        assertThat(judged(given(accounts(Given.ACCOUNT.id(), false, HOME, OTHER))))
                .startsWith("PASS");
        ConfigurationAggregator organization = ConfigurationAggregator.builder()
                .configurationAggregatorName("o")
                .organizationAggregationSource(source -> source.allAwsRegions(true))
                .build();
        assertThat(judged(given(organization))).startsWith("PASS");
    }

    @Test
    void failsWhenNoneGathersThisAccountsRegions() {
        assertThat(judged(given())).startsWith("FAIL").endsWith("no region has an aggregator");
        assertThat(judged(given(accounts(Given.ACCOUNT.id(), false, OTHER))))
                .startsWith("FAIL")
                .contains("[a]");
        assertThat(judged(given(accounts("999999999999", true)))).startsWith("FAIL");
    }

    @Test
    void thatOfAnOrganizationLeavesNoTraceHere() {
        Optional<Organization> organization = Optional.of(
                Organization.builder().id("o-1").masterAccountId("888888888888").build());
        assertThat(judged(given().fact(new OwnOrganization(), organization)))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void oneRegionThatIsNotSeenTurnsAFailAndNoPass() {
        assertThat(judged(given(accounts(Given.ACCOUNT.id(), true)).refused(new Aggregators(HOME))))
                .startsWith("PASS");
        assertThat(judged(given().refused(new Aggregators(HOME)))).startsWith("UNKNOWN");
        assertThat(judged(given().refused(new OwnOrganization()))).startsWith("UNKNOWN");
    }

    @Test
    void theManagementAccountKnowsWhoElseMayHaveOne() {
        Organization own =
                Organization.builder().masterAccountId(Given.ACCOUNT.id()).build();
        DelegatedAdministrators delegated = new DelegatedAdministrators("config.amazonaws.com");
        Given alone = given().fact(new OwnOrganization(), Optional.of(own)).fact(delegated, List.of());
        assertThat(judged(alone)).startsWith("FAIL").endsWith("no region has an aggregator");
        assertThat(judged(alone.fact(delegated, List.of("888888888888"))))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
        assertThat(judged(alone.refused(delegated))).startsWith("UNKNOWN").contains("ACCESS_DENIED");
    }
}
