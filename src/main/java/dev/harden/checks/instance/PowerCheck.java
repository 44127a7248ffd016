package dev.harden.checks.instance;

import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.iam.Rights;
import dev.harden.model.Account;
import dev.harden.model.Scope;
import dev.harden.policy.Access;
import dev.harden.policy.Administration;
import dev.harden.policy.Answer;
import dev.harden.policy.Context;
import dev.harden.policy.Layers;
import dev.harden.policy.Names;
import dev.harden.policy.Place;
import dev.harden.policy.Question;
import dev.harden.policy.Statement;
import dev.harden.policy.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds the account to letting nobody but administrators do something to all things of a kind. */
abstract class PowerCheck implements ScopeCheck {
    private static final String UNNAMED = "unnamed-region-1";

    /**
     * Is what was found out about a principal.
     *
     * @param power what shows that it has the power; absent when it has not
     * @param unclear the policy that leaves this open, and why
     */
    private record Found(Optional<Access> power, Optional<String> unclear) {}

    /** Says what some may do to all, as {@code may read every parameter}. */
    abstract String power();

    /** Asks about one of a principal's powers. */
    abstract List<Question> asked(Account account, String region, Context context);

    /** Tells whether a principal is judged. */
    boolean isJudged(Rights.Holder holder) {
        return !holder.isServiceLinked();
    }

    /** Gives the policies that are judged. */
    Layers judged(Rights.Holder holder) {
        return holder.policies();
    }

    /** Tells whether a power can be used, beyond what is asked of all things. */
    boolean isOfUse(Question question, Layers policies, Account account) {
        return true;
    }

    /** Says why it is not clear whether a principal should be judged; absent when it is. */
    Optional<String> whyUnclear(Rights.Holder holder) {
        return Optional.empty();
    }

    /** Adds what should be known of those who have the power without being judged; empty when there is nothing. */
    String besides(List<Rights.Holder> holders) {
        return "";
    }

    @Override
    public final Verdict judge(Scope scope, Facts facts) {
        Rights.All all = facts.get(new Rights());
        Instant now = facts.get(new Now());
        List<Rights.Holder> holders = new ArrayList<>(all.users());
        holders.addAll(all.roles());
        List<String> powerful = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        int administrators = 0;
        for (Rights.Holder holder : holders) {
            if (!isJudged(holder)) {
                continue;
            }
            Context context = holder.context().at(now);
            Found found = look(holder, context, scope.account());
            if (found.power().isEmpty()) {
                found.unclear().ifPresent(unclear::add);
            } else if (isAdministrator(holder, context, scope.account())) {
                administrators++;
            } else if (whyUnclear(holder).isPresent()) {
                unclear.add(whyUnclear(holder).get());
            } else {
                Access access = found.power().get();
                powerful.add(holder.toString());
                evidence.add(holder + ": " + access.by().map(Place::toString).orElse("no statement") + " allows "
                        + access.action());
            }
        }
        if (!powerful.isEmpty()) {
            return Verdict.fail("%d %s: %s", powerful.size(), power(), String.join(", ", powerful))
                    .with(evidence);
        }
        if (!unclear.isEmpty()) {
            throw FactUnavailable.notSettled(unclear.get(0));
        }
        return Verdict.pass(
                "nobody but administrators, of whom there are %d, %s%s", administrators, power(), besides(holders));
    }

    private static boolean isAdministrator(Rights.Holder holder, Context context, Account account) {
        return Administration.of(holder.policies(), context, account.partition(), account.id())
                        .truth()
                == Truth.YES;
    }

    private Found look(Rights.Holder holder, Context context, Account account) {
        Layers policies = judged(holder);
        Optional<String> unclear = Optional.empty();
        if (asked(account, UNNAMED, context).stream().noneMatch(question -> policies.mayAllow(question.actions()))) {
            return new Found(Optional.empty(), unclear);
        }
        for (String region : regions(policies)) {
            for (Question question : asked(account, region, context)) {
                Answer answer = policies.allows(question);
                if (answer.truth() == Truth.YES && isOfUse(question, policies, account)) {
                    return new Found(answer.yes(), Optional.empty());
                }
                unclear = unclear.or(() -> Optional.of(answer.unclear()).filter(why -> !why.isEmpty()));
            }
        }
        return new Found(Optional.empty(), unclear);
    }

    /** Gives a region that no policy names, and those that some do: all of one region are all where one works. */
    private static Set<String> regions(Layers policies) {
        Set<String> regions = new TreeSet<>(Set.of(UNNAMED));
        policies.policies().stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(Statement::allows)
                .map(Statement::resources)
                .map(Names::texts)
                .flatMap(List::stream)
                .map(text -> text.split(":", 5))
                .filter(parts -> parts.length == 5 && (parts[2].equals("ssm") || parts[2].equals("ec2")))
                .forEach(parts -> regions.add(parts[3].replaceAll("[^a-z0-9-]", "x")));
        return regions;
    }
}
