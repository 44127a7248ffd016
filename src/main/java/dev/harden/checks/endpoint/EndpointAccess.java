package dev.harden.checks.endpoint;

import dev.harden.facts.FactUnavailable;
import dev.harden.policy.Document;
import dev.harden.policy.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what the policy of an endpoint lets through, for one service alone: what it says of others does nothing here.
 *
 * @param service the last part of the service's name, as {@code s3} or {@code ecr.api}
 * @param policy the policy
 */
record EndpointAccess(String service, Document policy) {
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
            "cloudtrail");

    private static final Pattern ACCOUNT = Pattern.compile("(?:^|:)(\\d{12})(?:$|:)");

    static EndpointAccess of(String endpoint, String serviceName, String json) {
        try {
            String service = serviceName.replaceFirst("^.*amazonaws\\.[^.]+\\.", "");
            return new EndpointAccess(service.replaceFirst("\\..*", ""), Document.parse(json));
        } catch (IllegalArgumentException malformed) {
            throw FactUnavailable.notSettled("the policy of endpoint " + endpoint + " " + malformed.getMessage());
        }
    }

    /** Tells whether everybody may do everything. */
    boolean isFull() {
        return allowsAll() && policy.statements().stream().noneMatch(this::narrows);
    }

    /** Tells whether everybody might do everything, but for a Deny. */
    boolean narrowedByDeny() {
        return allowsAll() && !isFull();
    }

    private boolean allowsAll() {
        return policy.statements().stream()
                .anyMatch(one -> one.allows()
                        && one.principal().everybody()
                        && !one.conditional()
                        && isAll(one.actions(), List.of("*", "*:*", service + ":*"))
                        && isAll(
                                one.resources(),
                                List.of("*", "arn:*", "arn:aws:" + service + ":::*", "arn:*:" + service + ":::*")));
    }

    private static boolean isAll(Statement.Names names, List<String> all) {
        return !names.negated()
                && names.patterns().stream()
                        .map(pattern -> pattern.toLowerCase(Locale.ROOT).replaceAll("\\*+", "*"))
                        .anyMatch(all::contains);
    }

    /** Tells whether a statement takes something of the service away from somebody. */
    private boolean narrows(Statement statement) {
        boolean concerns = statement.actions().negated()
                || !SAME_NAME.contains(service)
                || statement.actions().patterns().stream()
                        .map(pattern -> pattern.toLowerCase(Locale.ROOT).replaceFirst(":.*", ""))
                        .anyMatch(prefix -> prefix.contains("*") || prefix.contains("?") || prefix.equals(service));
        return !statement.allows() && concerns;
    }

    /** Gives the ids of the accounts that it allows by name. */
    Set<String> accounts() {
        Set<String> accounts = new HashSet<>();
        for (Statement statement : policy.statements()) {
            if (statement.allows() && !statement.principal().negated()) {
                for (String name : statement.principal().of("AWS")) {
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
