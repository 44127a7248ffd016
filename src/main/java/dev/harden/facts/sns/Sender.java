package dev.harden.facts.sns;

import dev.harden.facts.FactUnavailable;
import dev.harden.policy.Context;
import dev.harden.policy.ServiceAccess;
import java.util.Optional;

/**
 * Is who sends a message: a service of AWS, for something of this account.
 *
 * @param service the service
 * @param source the ARN of the alarm, rule, topic or channel that it sends for
 */
public record Sender(Service service, String source) {
    /** The services that notify. */
    public enum Service {
        ALARMS("cloudwatch.amazonaws.com", "CloudWatch alarms"),
        EVENTS("events.amazonaws.com", "EventBridge"),
        CONFIG("config.amazonaws.com", "AWS Config"),
        TOPICS("sns.amazonaws.com", "SNS");

        private final String principal;
        private final String word;

        Service(String principal, String word) {
            this.principal = principal;
            this.word = word;
        }

        /** Gives the name for people. */
        public String word() {
            return word;
        }

        public String principal() {
            return principal;
        }
    }

    /**
     * Tells how a policy keeps it from doing something; absent when the policy lets it. The default policy of a topic lets
     * in what its owner's account sends ({@code AWS:SourceOwner}), which alarms carry and EventBridge does not.
     *
     * @param account the account that it sends for
     * @param policy the policy of what it sends to, as JSON; empty where it has none
     * @throws FactUnavailable when that hangs on what AWS's documents do not settle
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html">Example cases for Amazon
     *     SNS access control</a>
     */
    public Optional<String> refusal(String action, String resource, String account, String policy) {
        String refused = "does not let " + service.principal + " in";
        if (policy.isEmpty()) {
            return Optional.of(refused);
        }
        Context context = Context.ANY
                .with("aws:SourceArn", source)
                .with("aws:SourceAccount", account)
                .with("aws:PrincipalIsAWSService", "true")
                .with("aws:PrincipalServiceName", service.principal)
                .with("aws:SecureTransport", "true");
        Context owned = service == Service.ALARMS
                ? context.with("aws:SourceOwner", account)
                : context.without("aws:SourceOwner");
        return switch (new ServiceAccess(service.principal, action, resource, owned).in(policy)) {
            case YES -> Optional.empty();
            case NO -> Optional.of(refused);
            case DEPENDS ->
                throw FactUnavailable.notSettled("whether the policy of " + resource + " lets " + service.principal
                        + " in hangs on what AWS's documents do not settle");
        };
    }
}
