package dev.harden.checks.securitygroup;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.securitygroup.GivenGroups.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.facts.ec2.PrefixListEntries;
import java.util.List;
import org.junit.jupiter.api.Test;

class SgAdminSourcesTest {
    private static final SgAdminSources CHECK = new SgAdminSources();

    private static Given given(String... rules) {
        return GivenNetwork.of(group(rules))
                .option("sg-admin-sources.allowed", List.of("203.0.113.0/24", "2001:db8::/32"));
    }

    private static String judged(String... rules) {
        return given(rules).judge(CHECK, REGION).get(0);
    }

    @Test
    void isNotApplicableWithoutTheOption() {
        assertThat(GivenNetwork.of(group("in tcp 22 0.0.0.0/0")).judge(CHECK, REGION))
                .containsExactly("NOT_APPLICABLE 111122223333: the option sg-admin-sources.allowed names no offices");
    }

    @Test
    void passesOfficesAndSecurityGroups() {
        assertThat(judged(
                        "in tcp 22 203.0.113.0/25", "in tcp 22 pl-office", "in tcp 22 sg-web", "in all 2001:db8::/32"))
                .startsWith("PASS sg-web: admin ports allow only [203.0.113.0/24, 2001:db8::/32]");
        assertThat(judged("in tcp 443 0.0.0.0/0")).startsWith("PASS");
    }

    @Test
    void failsEverybodyElseTheVpcIncluded() {
        assertThat(judged("in tcp 22 198.51.100.7/32"))
                .isEqualTo("FAIL sg-web: tcp 22 allows 198.51.100.7, which is in none of the allowed ranges");
        assertThat(judged("in tcp 3389 10.0.0.0/16")).startsWith("FAIL sg-web: tcp 3389 allows 10.0.0.0");
        assertThat(judged("in tcp 22 203.0.112.0/23")).contains("203.0.112.0");
        assertThat(judged("in all ::/0")).startsWith("FAIL");
        assertThat(given("in tcp 22 pl-halves").evidence(CHECK, REGION))
                .containsExactly("example packet: tcp 22 from 1.0.0.0 is allowed by rule tcp 22 from pl-halves");
    }

    @Test
    void aRefusedListMakesUnknownOnlyWhatItCouldTurn() {
        assertThat(given("in tcp 22 pl-gone")
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("UNKNOWN sg-web: ACCESS_DENIED");
        assertThat(given("in tcp 22 pl-gone", "in tcp 22 0.0.0.0/0")
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("FAIL");
        assertThat(given("in tcp 443 pl-gone")
                        .refused(new PrefixListEntries(REGION, "pl-gone"))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("PASS");
    }
}
