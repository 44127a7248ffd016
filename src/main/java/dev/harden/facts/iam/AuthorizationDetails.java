package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Gives all users, groups and roles with the policies attached to and inlined in them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">
 *     GetAccountAuthorizationDetails</a>
 */
@Needs("iam:GetAccountAuthorizationDetails")
public record AuthorizationDetails() implements Fact<AuthorizationDetails.Principals> {
    /** Holds the principals of the account. Policy documents are URL-encoded in them. */
    public record Principals(List<UserDetail> users, List<GroupDetail> groups, List<RoleDetail> roles) {
        public Principals {
            users = List.copyOf(users);
            groups = List.copyOf(groups);
            roles = List.copyOf(roles);
        }
    }

    @Override
    public Principals load(Aws aws) {
        List<UserDetail> users = new ArrayList<>();
        List<GroupDetail> groups = new ArrayList<>();
        List<RoleDetail> roles = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                .getAccountAuthorizationDetailsPaginator(
                        request -> request.filter(EntityType.USER, EntityType.GROUP, EntityType.ROLE));
        for (GetAccountAuthorizationDetailsResponse page : pages) {
            Answers.require(page.isTruncated(), "IsTruncated");
            users.addAll(page.userDetailList());
            groups.addAll(page.groupDetailList());
            roles.addAll(page.roleDetailList());
        }
        return new Principals(users, groups, roles);
    }
}
