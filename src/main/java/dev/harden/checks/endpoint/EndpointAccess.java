package dev.harden.checks.endpoint;

import dev.harden.facts.FactUnavailable;
import dev.harden.network.ServiceName;
import dev.harden.network.ServiceResources;
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
import java.util.List;
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
 * @param requests what is so of the requests that come through the endpoint, all kinds of which together are all
 */
record EndpointAccess(String service, Policy policy, List<Context> requests) {
    private static final Pattern ACCOUNT = Pattern.compile("(?:^|:)(\\d{12})(?:$|:)");

    /** Says how far a policy is open: everything is allowed to everybody, or something is not, for this reason. */
    record Openness(boolean full, String why) {}

    /**
     * Tells whether everybody may do everything with the service.
     *
     * @param partition the account's partition, as {@code aws}
     * @throws FactUnavailable when the policy cannot be read, or hangs on which actions are the service's
     */
    Openness openness(String partition) {
        ServiceName name = ServiceName.of(service);
        String last = service.replaceFirst("^.*amazonaws\\.[^.]+\\.", "").replaceFirst("\\..*", "");
        String prefix = name.prefix().orElse(last);
        Domain actions = Domain.actions(prefix + ":?*");
        Optional<Answer> own = ServiceResources.of(prefix, partition, ServiceName.region(service)).stream()
                .flatMap(one -> against(actions, Domain.resources(one)).stream())
                .findFirst();
        if (own.isEmpty()) {
            return new Openness(true, "");
        }
        if (name.prefix().isEmpty()) {
            // What the policy leaves out may be about other services, when this one's actions are named otherwise.
            Domain everything = Domain.resources("arn:" + partition + ":*");
            if (requests.stream()
                    .anyMatch(one ->
                            ask(Domain.EVERY_ACTION, everything, one).yes().isPresent())) {
                throw FactUnavailable.notSettled(policy.name()
                        + " leaves something out, and which actions are those of " + service + " is not known here");
            }
        }
        return new Openness(
                false, own.flatMap(Answer::against).map(EndpointAccess::reason).orElse(""));
    }

    /** Gives an answer for requests that are not all allowed; none where all are. */
    private Optional<Answer> against(Domain actions, Domain resources) {
        return requests.stream()
                .map(one -> ask(actions, resources, one))
                .filter(answer -> answer.truth() != Truth.YES)
                .findFirst();
    }

    private Answer ask(Domain actions, Domain resources, Context request) {
        Answer answer = Layers.of(policy).allows(new Question(actions, resources, request));
        if (answer.no().isEmpty() && !answer.unclear().isEmpty()) {
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

    /** Gives the ids of the organizations that its conditions name. */
    Set<String> organizations() {
        Set<String> organizations = new TreeSet<>();
        policy.statements().forEach(statement -> organizations.addAll(statement.named("aws:PrincipalOrgID")));
        return organizations;
    }

    /** Gives the ids of the accounts that it allows by name, or names in its conditions on who asks. */
    Set<String> accounts() {
        Set<String> accounts = new HashSet<>();
        for (Statement statement : policy.statements()) {
            accounts.addAll(statement.named("aws:PrincipalAccount"));
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
