package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.policy.Context;
import dev.harden.policy.Layers;
import dev.harden.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Concludes which policies bind each user and role: their own, their groups', and their permissions boundary. Each
 * managed policy is read once, however many hold it, and those who hold the same share them. What service control policies take away besides is not seen here.
 */
@RestsOn(AuthorizationDetails.class)
public record Rights() implements Derived<Rights.All> {
    private static final String FULL = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    /** Holds the principals, and the policies that the account itself writes. */
    public record All(List<Holder> users, List<Holder> roles, List<Own> own) {
        public All {
            users = List.copyOf(users);
            roles = List.copyOf(roles);
            own = List.copyOf(own);
        }
    }

    /**
     * Is a user or a role with what binds it.
     *
     * @param kind {@code user} or {@code role}
     * @param name its name
     * @param arn its ARN
     * @param context what is so when it asks AWS for something, once it is signed in with MFA
     * @param policies the policies
     * @param trust who may assume it; of a role
     */
    public record Holder(String kind, String name, String arn, Context context, Layers policies, String trust) {
        /** Tells a role that a service of AWS made for itself and that nobody can change. */
        public boolean isServiceLinked() {
            return arn.contains(":role/aws-service-role/");
        }

        /** Names it for people, as {@code role deploy}. */
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /**
     * Is a policy that the account writes: a managed one, or one inlined in a principal.
     *
     * @param arn its ARN, or the principal's
     * @param name its name
     * @param in the principal that it is inlined in, as {@code user bob}; empty for a managed one
     * @param holders the principals that it is attached to, as {@code group admins}
     * @param policy what it says
     */
    public record Own(String arn, String name, String in, List<String> holders, Policy policy) {
        public Own {
            holders = List.copyOf(holders);
        }
    }

    @Override
    public All derive(Facts facts) {
        return new Reading(facts.get(new AuthorizationDetails())).all();
    }

    /** Reads the policies of one account. */
    private static final class Reading {
        private final AuthorizationDetails.Principals principals;
        private final Map<String, AuthorizationDetails.Managed> documents = new HashMap<>();
        private final Map<String, Policy> managed = new HashMap<>();
        private final Map<String, List<String>> attachedTo = new HashMap<>();
        private final Map<String, List<Policy>> ofGroups = new HashMap<>();
        private final Map<List<String>, Layers> shared = new HashMap<>();
        private final List<Own> own = new ArrayList<>();

        Reading(AuthorizationDetails.Principals principals) {
            this.principals = principals;
        }

        All all() {
            principals.policies().forEach(policy -> documents.put(policy.arn(), policy));
            for (GroupDetail group : principals.groups()) {
                String name = "group " + group.groupName();
                ofGroups.put(
                        group.groupName(),
                        policies(name, group.arn(), group.attachedManagedPolicies(), group.groupPolicyList()));
            }
            List<Holder> users = principals.users().stream().map(this::user).toList();
            List<Holder> roles = principals.roles().stream().map(this::role).toList();
            for (AuthorizationDetails.Managed policy : principals.policies()) {
                if (!isOfAws(policy.arn())) {
                    List<String> holders = attachedTo.getOrDefault(policy.arn(), List.of());
                    own.add(new Own(policy.arn(), policy.name(), "", holders, managed(policy.arn())));
                }
            }
            return new All(users, roles, own);
        }

        private Holder user(UserDetail user) {
            String name = Answers.require(user.userName(), "UserName");
            List<Policy> policies = new ArrayList<>(
                    policies("user " + name, user.arn(), user.attachedManagedPolicies(), user.userPolicyList()));
            for (String group : user.groupList()) {
                policies.addAll(ofGroups.getOrDefault(
                        group, List.of(Policy.unreadable("group " + group, "is not among the groups that AWS shows"))));
            }
            Context context = signedIn(user.arn())
                    .with("aws:PrincipalType", "User")
                    .with("aws:username", name)
                    .without("aws:AssumedRoot")
                    .withoutOthers("aws:PrincipalTag/");
            for (Tag tag : user.tags()) {
                context = context.with("aws:PrincipalTag/" + tag.key(), tag.value());
            }
            context = user.userId() == null ? context : context.with("aws:userid", user.userId());
            return new Holder("user", name, user.arn(), context, bounded(policies, user.permissionsBoundary()), "");
        }

        private Holder role(RoleDetail role) {
            String name = Answers.require(role.roleName(), "RoleName");
            List<Policy> policies =
                    policies("role " + name, role.arn(), role.attachedManagedPolicies(), role.rolePolicyList());
            Context context = signedIn(role.arn())
                    .with("aws:PrincipalType", "AssumedRole")
                    .without("aws:username")
                    .without("aws:AssumedRoot");
            String trust = Answers.require(role.assumeRolePolicyDocument(), "AssumeRolePolicyDocument");
            return new Holder("role", name, role.arn(), context, bounded(policies, role.permissionsBoundary()), trust);
        }

        private static Context signedIn(String arn) {
            String account = Answers.require(arn, "Arn").split(":", 6)[4];
            return Context.signedBy(account)
                    .by(arn)
                    // What is asked about is what the account has itself.
                    .with("aws:ResourceAccount", account)
                    .with("aws:MultiFactorAuthPresent", "true")
                    .with("aws:MultiFactorAuthAge", "1");
        }

        private Layers bounded(List<Policy> policies, AttachedPermissionsBoundary boundary) {
            List<List<Policy>> layers = new ArrayList<>(List.of(policies));
            if (boundary != null && boundary.permissionsBoundaryArn() != null) {
                layers.add(List.of(managed(boundary.permissionsBoundaryArn())));
            }
            // No two policies that bind somebody have the same name; the boundary stands apart.
            List<String> names = new ArrayList<>();
            for (List<Policy> layer : layers) {
                layer.forEach(policy -> names.add(policy.name()));
                names.add("");
            }
            return shared.computeIfAbsent(names, unseen -> new Layers(layers));
        }

        private List<Policy> policies(
                String holder, String arn, List<AttachedPolicy> attached, List<PolicyDetail> inline) {
            List<Policy> policies = new ArrayList<>();
            for (AttachedPolicy one : attached) {
                String policy = Answers.require(one.policyArn(), "PolicyArn");
                attachedTo.computeIfAbsent(policy, unseen -> new ArrayList<>()).add(holder);
                policies.add(managed(policy));
            }
            for (PolicyDetail one : inline) {
                String text = Answers.require(one.policyDocument(), "PolicyDocument");
                Policy policy = Policy.read("inline policy " + one.policyName() + " of " + holder, text);
                own.add(new Own(arn, one.policyName(), holder, List.of(holder), policy));
                policies.add(policy);
            }
            return policies;
        }

        private Policy managed(String arn) {
            return managed.computeIfAbsent(arn, wanted -> {
                String name = named(wanted);
                if (documents.containsKey(wanted)) {
                    return Policy.read(name, documents.get(wanted).document());
                }
                // AWS's reference of managed policies says what it allows.
                return wanted.endsWith(":iam::aws:policy/AdministratorAccess")
                        ? Policy.read(name, FULL)
                        : Policy.unreadable(name, "is not among the policies that AWS shows");
            });
        }

        private static boolean isOfAws(String arn) {
            return arn.contains(":iam::aws:policy/");
        }

        private static String named(String arn) {
            return (isOfAws(arn) ? "AWS's policy " : "policy ") + arn.replaceFirst("^.*/", "");
        }
    }
}
