package dev.harden.checks.endpoint;

import dev.harden.facts.FactUnavailable;
import dev.harden.policy.Access;
import dev.harden.policy.Answer;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Policy;
import dev.harden.policy.Principal;
import dev.harden.policy.Question;
import dev.harden.policy.Statement;
import dev.harden.policy.Truth;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what the policy of an endpoint lets through, for one service alone: what it says of others does nothing here.
 *
 * @param service the service's name, as {@code com.amazonaws.eu-west-1.s3}
 * @param policy the policy
 */
record EndpointAccess(String service, Policy policy) {
    private static final Pattern ACCOUNT = Pattern.compile("(?:^|:)(\\d{12})(?:$|:)");

    /** The prefix of a service's actions, where its endpoints are not named so. */
    private static final Map<String, String> PREFIXES = Map.of(
            "monitoring", "cloudwatch",
            "email-smtp", "ses",
            "git-codecommit", "codecommit",
            "s3-global", "s3");

    /** Services whose actions begin with the name that their endpoints have. */
    private static final Set<String> SAME_NAME = Set.of(
            "s3",
            "dynamodb",
            "ssm",
            "ssmmessages",
            "ec2messages",
            "logs",
            "kms",
            "sts",
            "sns",
            "sqs",
            "ec2",
            "lambda",
            "secretsmanager",
            "kinesis",
            "ecr",
            "ecs",
            "athena",
            "glue",
            "events",
            "codebuild",
            "cloudtrail",
            "execute-api",
            "elasticloadbalancing",
            "autoscaling",
            "cloudformation",
            "config",
            "states",
            "rds",
            "backup",
            "bedrock");

    /** Says how far a policy is open: everything is allowed to everybody, or something is not, for this reason. */
    record Openness(boolean full, String why) {}

    /**
     * Tells whether everybody may do everything with the service.
     *
     * @param partition the account's partition, as {@code aws}
     * @throws FactUnavailable when the policy cannot be read, or hangs on which actions are the service's
     */
    Openness openness(String partition) {
        String last = service.replaceFirst("^.*amazonaws\\.[^.]+\\.", "").replaceFirst("\\..*", "");
        String prefix = PREFIXES.getOrDefault(last, last);
        // Buckets and objects have neither region nor account in their ARNs.
        String resources = "arn:" + partition + ":" + prefix + (prefix.equals("s3") ? ":::?*" : ":*:*:?*");
        Answer own = ask(Domain.actions(prefix + ":?*"), Domain.resources(resources));
        if (own.truth() == Truth.YES) {
            return new Openness(true, "");
        }
        if (!SAME_NAME.contains(last) && !PREFIXES.containsKey(last)) {
            // What the policy leaves out may be about other services, when this one's actions are named otherwise.
            Answer every = ask(Domain.EVERY_ACTION, Domain.resources("arn:" + partition + ":*"));
            if (every.yes().isPresent()) {
                throw FactUnavailable.notSettled(policy.name()
                        + " leaves something out, and which actions are those of " + service + " is not known here");
            }
        }
        return new Openness(false, own.against().map(EndpointAccess::reason).orElse(""));
    }

    private Answer ask(Domain actions, Domain resources) {
        Question question = new Question(actions, resources, Context.ANY.with("aws:SecureTransport", "true"));
        Answer answer = Layers.of(policy).allows(question);
        if (!answer.unclear().isEmpty()) {
            throw FactUnavailable.notSettled(answer.unclear());
        }
        return answer;
    }

    private static String reason(Access access) {
        String keys = access.keys().isEmpty()
                ? ""
                : " under conditions on " + String.join(", ", new TreeSet<>(access.keys()));
        return access.by()
                .map(place -> place + (place.statement().allows() ? " allows" : " denies") + keys)
                .orElse("not all actions on all resources are allowed");
    }

    /** Gives the ids of the accounts that it allows by name. */
    Set<String> accounts() {
        Set<String> accounts = new HashSet<>();
        for (Statement statement : policy.statements()) {
            Optional<Principal> principal = statement.principal().filter(one -> !one.negated());
            if (statement.allows() && principal.isPresent()) {
                for (String name : principal.get().of("AWS")) {
                    Matcher account = ACCOUNT.matcher(name);
                    if (account.find()) {
                        accounts.add(account.group(1));
                    }
                }
            }
        }
        return accounts;
    }
}
