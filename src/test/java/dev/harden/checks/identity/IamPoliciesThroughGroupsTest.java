package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

class IamPoliciesThroughGroupsTest {
    @Test
    void failsWithAnAttachedOrAnInlinePolicy() {
        assertThat(said(user().attachedManagedPolicies(GivenPrincipals.aws("ReadOnlyAccess"))))
                .startsWith("FAIL u")
                .contains("ReadOnlyAccess");
        assertThat(said(user().userPolicyList(
                                PolicyDetail.builder().policyName("own").build())))
                .startsWith("FAIL u")
                .contains("own (inline)");
        assertThat(said(user())).startsWith("PASS u");
    }

    private static UserDetail.Builder user() {
        return UserDetail.builder().userName("u").arn("arn:aws:iam::111122223333:user/u");
    }

    private static String said(UserDetail.Builder user) {
        return GivenPrincipals.of(List.of(user.build()), List.of(), List.of())
                .judge(new IamPoliciesThroughGroups())
                .get(0);
    }
}
