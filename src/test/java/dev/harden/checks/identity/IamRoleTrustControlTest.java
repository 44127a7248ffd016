package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.organizations.Roots;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

class IamRoleTrustControlTest {
    @Test
    void saysThatAResourceControlPolicyMayForbidIt() {
        String everyone = IamRoleTrustTest.allow("'AWS':'*'", "");
        assertThat(IamRoleTrustTest.said(everyone)).doesNotContain("resource control");
        Optional<Organization> all = IamRoleTrustTest.organization()
                .map(one -> one.toBuilder().featureSet("ALL").build());
        assertThat(IamRoleTrustTest.roles(everyone)
                        .fact(new OwnOrganization(), all)
                        .refused(new Roots())
                        .judge(new IamRoleTrust())
                        .get(0))
                .startsWith("FAIL")
                .contains("resource control policy", "not weighed");
        for (String status : List.of("ENABLED", "PENDING_ENABLE")) {
            assertThat(withRcps(everyone, all, status)).contains("resource control policy");
        }
        assertThat(withRcps(everyone, all, "")).startsWith("FAIL").doesNotContain("resource control");
        assertThat(withRcps(
                        everyone,
                        all.map(one ->
                                one.toBuilder().masterAccountId("111122223333").build()),
                        "ENABLED"))
                .startsWith("FAIL")
                .doesNotContain("resource control");
    }

    private static String withRcps(String statements, Optional<Organization> own, String status) {
        Root.Builder root = Root.builder().id("r-ab12");
        PolicyTypeSummary rcps = PolicyTypeSummary.builder()
                .type("RESOURCE_CONTROL_POLICY")
                .status(status)
                .build();
        return IamRoleTrustTest.roles(statements)
                .fact(new OwnOrganization(), own)
                .fact(
                        new Roots(),
                        List.of(root.policyTypes(status.isEmpty() ? List.of() : List.of(rcps))
                                .build()))
                .judge(new IamRoleTrust())
                .get(0);
    }
}
