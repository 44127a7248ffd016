package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AuthorizationDetails;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

class IamPoliciesThroughGroupsTest {
    @Test
    void failsWithAnAttachedOrAnInlinePolicy() {
        assertThat(said(user().attachedManagedPolicies(aws("ReadOnlyAccess"))))
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
        return principals(List.of(user.build()), List.of(), List.of())
                .judge(new IamPoliciesThroughGroups())
                .get(0);
    }

    private static Given principals(List<UserDetail> users, List<GroupDetail> groups, List<RoleDetail> roles) {
        return Given.facts()
                .fact(new AuthorizationDetails(), new AuthorizationDetails.Principals(users, groups, roles));
    }

    private static AttachedPolicy aws(String name) {
        return AttachedPolicy.builder()
                .policyName(name)
                .policyArn("arn:aws:iam::aws:policy/" + name)
                .build();
    }
}
