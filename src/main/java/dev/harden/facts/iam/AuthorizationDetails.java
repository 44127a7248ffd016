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
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Gives all users, groups and roles with the policies attached to and inlined in them, and the managed policies: the
 * account's own, and AWS's that are in use.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">
 *     GetAccountAuthorizationDetails</a>
 */
@Needs("iam:GetAccountAuthorizationDetails")
public record AuthorizationDetails() implements Fact<AuthorizationDetails.Principals> {
    /**
     * Holds the principals of the account. Policy documents are URL-encoded in them.
     *
     * @param policies the managed policies, as they are in force
     */
    public record Principals(
            List<UserDetail> users, List<GroupDetail> groups, List<RoleDetail> roles, List<Managed> policies) {
        public Principals {
            users = List.copyOf(users);
            groups = List.copyOf(groups);
            roles = List.copyOf(roles);
            policies = List.copyOf(policies);
        }

        /** Holds principals without managed policies. */
        public Principals(List<UserDetail> users, List<GroupDetail> groups, List<RoleDetail> roles) {
            this(users, groups, roles, List.of());
        }
    }

    /**
     * Is a managed policy.
     *
     * @param arn its ARN; {@code arn:aws:iam::aws:policy/...} where it is AWS's
     * @param document its default version, URL-encoded
     */
    public record Managed(String arn, String document) {
        /** Gives its name, with which its ARN ends. */
        public String name() {
            return arn.replaceFirst("^.*/", "");
        }
    }

    @Override
    public Principals load(Aws aws) {
        List<UserDetail> users = new ArrayList<>();
        List<GroupDetail> groups = new ArrayList<>();
        List<RoleDetail> roles = new ArrayList<>();
        List<Managed> policies = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                .getAccountAuthorizationDetailsPaginator(request -> request.filter(
                        EntityType.USER,
                        EntityType.GROUP,
                        EntityType.ROLE,
                        EntityType.LOCAL_MANAGED_POLICY,
                        EntityType.AWS_MANAGED_POLICY));
        for (GetAccountAuthorizationDetailsResponse page : pages) {
            Answers.require(page.isTruncated(), "IsTruncated");
            users.addAll(page.userDetailList());
            groups.addAll(page.groupDetailList());
            roles.addAll(page.roleDetailList());
            page.policies().forEach(policy -> policies.add(managed(policy)));
        }
        return new Principals(users, groups, roles, policies);
    }

    /** Keeps the version that is in force: the others are never asked about, and there may be four a policy. */
    private static Managed managed(ManagedPolicyDetail policy) {
        String document = policy.policyVersionList().stream()
                .filter(version -> Boolean.TRUE.equals(version.isDefaultVersion()))
                .map(PolicyVersion::document)
                .findFirst()
                .orElse(null);
        String arn = Answers.require(policy.arn(), "Arn");
        return new Managed(arn, Answers.require(document, "the default version of " + arn));
    }
}
