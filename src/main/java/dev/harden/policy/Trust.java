package dev.harden.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is the trust policy of a role: who may assume it. Its Allows and Denies are weighed together, for one caller at a time,
 * who may be a service or come from an identity provider, and so has no ARN that {@link Layers} could know.
 *
 * @param policy what it says
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html">Ways to assume a role</a>
 */
public record Trust(Policy policy) {
    /**
     * Is who asks for the role.
     *
     * @param kind AWS, Service or Federated
     * @param name the ARN of a principal or a provider, or the name of a service or a provider
     * @param context what is known of the request
     */
    public record Caller(String kind, String name, Context context) {
        private boolean isNamedBy(Principal principal) {
            boolean listed = principal.everybody()
                    || principal.of(kind).contains("*")
                    || principal.of(kind).contains(name)
                    || kind.equals("AWS") && principal.of(kind).stream().anyMatch(this::isAccountOf);
            return listed != principal.negated();
        }

        private boolean isAccountOf(String listed) {
            String account = accountOf(name);
            return listed.equals(account) || listed.matches("arn:[^:]*:iam::" + account + ":root");
        }
    }

    /** Reads it, percent-encoded or raw. */
    public static Trust read(String role, String text) {
        return new Trust(Policy.read("the trust policy of role " + role, text));
    }

    /** Gives the account of an ARN, or of a name that is an account itself; empty where there is none. */
    public static String accountOf(String name) {
        if (name.matches("\\d{12}")) {
            return name;
        }
        String[] parts = name.split(":", 6);
        return parts.length == 6 && parts[4].matches("\\d{12}") ? parts[4] : "";
    }

    /** Gives the principals of a kind that its Allows name. */
    public Set<String> allowed(String kind) {
        Set<String> names = new TreeSet<>();
        policy.statements().stream()
                .filter(Statement::allows)
                .flatMap(statement -> statement.principal().stream())
                .filter(principal -> !principal.negated())
                .forEach(principal -> names.addAll(principal.of(kind)));
        return names;
    }

    /** Tells whether some Allow is about principals that it does not name: a star, or all but some. */
    public boolean allowsUnnamed() {
        return allowed("AWS").contains("*")
                || policy.statements().stream()
                        .filter(Statement::allows)
                        .flatMap(statement -> statement.principal().stream())
                        .anyMatch(principal -> principal.everybody() || principal.negated());
    }

    /** Gives the values that its conditions on a key name, as they stand there. */
    public Set<String> values(String key) {
        Set<String> values = new TreeSet<>();
        policy.statements().forEach(statement -> values.addAll(statement.named(key)));
        return values;
    }

    /** Gives the keys of its conditions, in small letters. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        policy.statements().forEach(statement -> statement.conditions().forEach(one -> keys.add(one.key())));
        return keys;
    }

    /** Tells whether some request of a caller gets the role; what is not known of it, the caller chooses. */
    public Answer lets(Caller caller, String action, String role) {
        List<Statement> about = policy.statements().stream()
                .filter(statement ->
                        statement.principal().map(caller::isNamedBy).orElse(false))
                .map(one -> new Statement(
                        one.label(), one.allows(), Optional.empty(), one.actions(), one.resources(), one.conditions()))
                .toList();
        return Layers.of(policy.with(about))
                .mayDo(new Question(
                        Domain.actions(action.toLowerCase(Locale.ROOT)), Domain.resources(role), caller.context()));
    }
}
