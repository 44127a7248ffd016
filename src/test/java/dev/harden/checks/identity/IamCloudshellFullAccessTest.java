package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

class IamCloudshellFullAccessTest {
    @Test
    void failsWhoeverHoldsIt() {
        assertThat(GivenPrincipals.of(
                                List.of(),
                                List.of(),
                                List.of(RoleDetail.builder()
                                        .roleName("r")
                                        .attachedManagedPolicies(GivenPrincipals.aws("AWSCloudShellFullAccess"))
                                        .build()))
                        .judge(new IamCloudshellFullAccess())
                        .get(0))
                .startsWith("FAIL")
                .contains("role r");
        assertThat(GivenPrincipals.of(
                                List.of(),
                                List.of(GroupDetail.builder()
                                        .groupName("g")
                                        .attachedManagedPolicies(GivenPrincipals.aws("AWSCloudShellFullAccess"))
                                        .build()),
                                List.of())
                        .judge(new IamCloudshellFullAccess())
                        .get(0))
                .startsWith("FAIL")
                .contains("group g");
    }

    @Test
    void aPolicyOfTheSameNameIsAnother() {
        AttachedPolicy own = AttachedPolicy.builder()
                .policyName("AWSCloudShellFullAccess")
                .policyArn("arn:aws:iam::111122223333:policy/AWSCloudShellFullAccess")
                .build();
        assertThat(GivenPrincipals.of(
                                List.of(UserDetail.builder()
                                        .userName("u")
                                        .attachedManagedPolicies(own)
                                        .build()),
                                List.of(),
                                List.of())
                        .judge(new IamCloudshellFullAccess())
                        .get(0))
                .startsWith("PASS");
    }
}
