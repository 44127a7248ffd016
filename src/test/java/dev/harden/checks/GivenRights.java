package dev.harden.checks;

import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.facts.iam.AuthorizationDetails.Managed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Gives principals and their policies. What is held is told by texts: {@code aws:ReadOnlyAccess} and
 * {@code own:deploy} are attached policies, {@code group:staff} is a group, {@code bound:limit} is a boundary, and anything
 * else is an inline policy's statements, with single quotes.
 */
public final class GivenRights {
    public static final String FULL = "{'Effect':'Allow','Action':'*','Resource':'*'}";

    private final List<UserDetail> users = new ArrayList<>();
    private final List<GroupDetail> groups = new ArrayList<>();
    private final List<RoleDetail> roles = new ArrayList<>();
    private final List<Managed> policies = new ArrayList<>();

    /** Makes a document of statements. */
    public static String document(String... statements) {
        return ("{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}").replace('\'', '"');
    }

    /** Adds a managed policy, {@code own:name} or {@code aws:name}, percent-encoded as IAM does. */
    public GivenRights policy(String name, String... statements) {
        String text =
                URLEncoder.encode(document(statements), StandardCharsets.UTF_8).replace("+", "%20");
        policies.add(new Managed(arn(name), text));
        return this;
    }

    /** Adds a managed policy of AWS that allows everything. */
    public GivenRights administratorAccess() {
        return policy("aws:AdministratorAccess", FULL);
    }

    public GivenRights user(String name, String... held) {
        UserDetail.Builder user = UserDetail.builder()
                .userName(name)
                .userId("AIDA" + name)
                .arn("arn:aws:iam::111122223333:user/" + name)
                .groupList(named(held, "group:"))
                .attachedManagedPolicies(attached(held))
                .userPolicyList(inline(held));
        named(held, "bound:").forEach(bound -> user.permissionsBoundary(boundary(bound)));
        users.add(user.build());
        return this;
    }

    /** Adds a tag to the user that was added last. */
    public GivenRights tagged(String key, String value) {
        UserDetail last = users.remove(users.size() - 1);
        users.add(last.toBuilder()
                .tags(Tag.builder().key(key).value(value).build())
                .build());
        return this;
    }

    public GivenRights group(String name, String... held) {
        groups.add(GroupDetail.builder()
                .groupName(name)
                .arn("arn:aws:iam::111122223333:group/" + name)
                .attachedManagedPolicies(attached(held))
                .groupPolicyList(inline(held))
                .build());
        return this;
    }

    /** Adds a role that another account's principals may assume. */
    public GivenRights role(String name, String... held) {
        return trusted(name, "{'AWS':'999988887777'}", "", held);
    }

    /** Adds a role with its trusted principal and its path, as {@code aws-service-role/x.amazonaws.com/}. */
    public GivenRights trusted(String name, String trusted, String path, String... held) {
        String trust = document("{'Effect':'Allow','Action':'sts:AssumeRole','Principal':" + trusted + "}");
        RoleDetail.Builder role = RoleDetail.builder()
                .roleName(name)
                .arn("arn:aws:iam::111122223333:role/" + path + name)
                .assumeRolePolicyDocument(trusted.isEmpty() ? "{" : trust)
                .attachedManagedPolicies(attached(held))
                .rolePolicyList(inline(held));
        named(held, "bound:").forEach(bound -> role.permissionsBoundary(boundary(bound)));
        roles.add(role.build());
        return this;
    }

    public AuthorizationDetails.Principals principals() {
        return new AuthorizationDetails.Principals(users, groups, roles, policies);
    }

    public Given facts() {
        return Given.facts().fact(new AuthorizationDetails(), principals());
    }

    private static List<String> named(String[] held, String prefix) {
        return Arrays.stream(held)
                .filter(one -> one.startsWith(prefix))
                .map(one -> one.substring(prefix.length()))
                .toList();
    }

    private static String arn(String name) {
        String owner = name.startsWith("aws:") ? "aws" : "111122223333";
        return "arn:aws:iam::" + owner + ":policy/" + name.substring(4);
    }

    private static List<AttachedPolicy> attached(String[] held) {
        return Arrays.stream(held)
                .filter(one -> one.startsWith("aws:") || one.startsWith("own:"))
                .map(one -> AttachedPolicy.builder()
                        .policyName(one.substring(4))
                        .policyArn(arn(one))
                        .build())
                .toList();
    }

    private static AttachedPermissionsBoundary boundary(String name) {
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryArn(arn("own:" + name))
                .build();
    }

    private static List<PolicyDetail> inline(String[] held) {
        List<PolicyDetail> inline = new ArrayList<>();
        for (String one : held) {
            if (one.startsWith("{")) {
                String text = one.length() == 1 ? one : document(one);
                inline.add(PolicyDetail.builder()
                        .policyName("inline" + (inline.isEmpty() ? "" : inline.size()))
                        .policyDocument(text)
                        .build());
            }
        }
        return inline;
    }
}
