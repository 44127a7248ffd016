package dev.harden.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks a resource's own policy whether it lets a service of AWS do something, which is no principal with an ARN.
 *
 * @param service the service's principal, as {@code events.amazonaws.com}
 * @param action as {@code sns:Publish}
 * @param resource the ARN of the resource
 * @param context what is known of the service's requests
 */
public record ServiceAccess(String service, String action, String resource, Context context) {
    /** Says that the service acts for something of an account, where the service says so. */
    private static final String OWNER = "aws:sourceowner";

    /** Tells whether a policy lets it; one that cannot be read leaves it open. */
    public Truth in(String document) {
        Optional<Document> read = Policy.read(service, document).document();
        return read.map(this::in).orElse(Truth.DEPENDS);
    }

    private Truth in(Document document) {
        Truth allowed = Truth.NO;
        Truth denied = Truth.NO;
        for (Statement statement : document.statements()) {
            Truth applies = applies(statement);
            allowed = statement.allows() ? allowed.or(applies) : allowed;
            denied = statement.allows() ? denied : denied.or(applies);
        }
        return allowed.and(denied.not());
    }

    private Truth applies(Statement statement) {
        Truth applies = statement
                .principal()
                .map(this::names)
                .orElse(Truth.DEPENDS)
                .and(statement.actions().mean(action.toLowerCase(Locale.ROOT), context))
                .and(statement.resources().mean(resource, context));
        for (Condition condition : statement.conditions()) {
            applies = applies.and(condition.met(context));
        }
        return applies;
    }

    private Truth names(Principal principal) {
        List<String> services = principal.of("Service");
        // What belongs to an account may come in as that account does.
        boolean perhaps = services.contains("*")
                || context.of(OWNER).values().stream()
                        .anyMatch(owner -> principal.of("AWS").stream()
                                .anyMatch(name -> name.equals(owner) || name.endsWith("::" + owner + ":root")));
        Truth named = Truth.of(principal.everybody() || services.contains(service));
        Truth means = named == Truth.NO && perhaps ? Truth.DEPENDS : named;
        return principal.negated() ? means.not() : means;
    }
}
