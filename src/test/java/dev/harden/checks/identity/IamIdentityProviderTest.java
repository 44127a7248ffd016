package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.IdentityCenterRoles;
import dev.harden.facts.iam.SamlProviders;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;

class IamIdentityProviderTest {
    @Test
    void passesWithSamlOrIdentityCenter() {
        assertThat(users().fact(
                                new SamlProviders(),
                                List.of(SAMLProviderListEntry.builder().build()))
                        .refused(new IdentityCenterRoles())
                        .judge(new IamIdentityProvider())
                        .get(0))
                .startsWith("PASS");
        assertThat(users().refused(new SamlProviders())
                        .fact(new IdentityCenterRoles(), List.of(Role.builder().build()))
                        .judge(new IamIdentityProvider())
                        .get(0))
                .startsWith("PASS");
    }

    @Test
    void failsWithNeitherAndIsUnknownWhenOneIsNotSeen() {
        assertThat(users().fact(new SamlProviders(), List.of())
                        .fact(new IdentityCenterRoles(), List.of())
                        .judge(new IamIdentityProvider())
                        .get(0))
                .startsWith("FAIL");
        assertThat(users().fact(new SamlProviders(), List.of())
                        .refused(new IdentityCenterRoles())
                        .judge(new IamIdentityProvider())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    @Test
    void doesNotApplyWithoutConsoleUsers() {
        assertThat(new GivenIam()
                        .user("ci")
                        .facts()
                        .judge(new IamIdentityProvider())
                        .get(0))
                .startsWith("NOT_APPLICABLE");
    }

    private static Given users() {
        return new GivenIam().user("a").password("a", GivenIam.LONG_AGO).facts();
    }
}
