package dev.harden.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whom a statement is about.
 *
 * @param everybody whether it is anybody at all
 * @param byKind the names by their kind: AWS, Service, Federated, CanonicalUser
 * @param negated whether all others are meant: NotPrincipal
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public record Principal(boolean everybody, Map<String, List<String>> byKind, boolean negated) {
    private static final Pattern WHOLE_ACCOUNT = Pattern.compile("(?:arn:[^:]*:iam::)?(\\d{12})(?::root)?");

    public Principal {
        Map<String, List<String>> copy = new HashMap<>();
        byKind.forEach((kind, names) -> copy.put(kind, List.copyOf(names)));
        byKind = Map.copyOf(copy);
    }

    /** Gives the names of one kind; none where there are none. */
    public List<String> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Tells whether services alone are meant. */
    public boolean isServices() {
        return !everybody && !negated && byKind.keySet().equals(Set.of("Service"));
    }

    /** Tells whether it is about who makes the requests; where that is nobody in particular, about everybody. */
    Truth means(Context context) {
        if (everybody) {
            return Truth.of(!negated);
        }
        Truth named = context.principal().map(this::names).orElse(Truth.DEPENDS);
        return negated ? named.not() : named;
    }

    private Truth names(String arn) {
        String[] parts = arn.split(":", 6);
        Truth named = of("AWS").contains(arn) ? Truth.YES : Truth.NO;
        for (String name : of("AWS")) {
            Matcher account = WHOLE_ACCOUNT.matcher(name);
            if (account.matches() && parts.length == 6 && account.group(1).equals(parts[4])) {
                return Truth.YES;
            }
        }
        // A role's session, a federated user and an id of a principal are written in ways that an ARN does not tell.
        return named == Truth.NO && !(byKind.size() == 1 && byKind.containsKey("Service")) ? Truth.DEPENDS : named;
    }
}
