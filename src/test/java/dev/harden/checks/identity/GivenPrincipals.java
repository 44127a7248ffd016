package dev.harden.checks.identity;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AuthorizationDetails;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Gives users, groups and roles with their policies. */
final class GivenPrincipals {
    private GivenPrincipals() {}

    static Given of(List<UserDetail> users, List<GroupDetail> groups, List<RoleDetail> roles) {
        return Given.facts()
                .fact(new AuthorizationDetails(), new AuthorizationDetails.Principals(users, groups, roles));
    }

    static AttachedPolicy aws(String name) {
        return AttachedPolicy.builder()
                .policyName(name)
                .policyArn("arn:aws:iam::aws:policy/" + name)
                .build();
    }
}
