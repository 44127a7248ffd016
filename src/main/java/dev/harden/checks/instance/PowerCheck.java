package dev.harden.checks.instance;

import dev.harden.checks.Reads;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.iam.Rights;
import dev.harden.model.Account;
import dev.harden.model.Count;
import dev.harden.model.Scope;
import dev.harden.policy.Access;
import dev.harden.policy.Administration;
import dev.harden.policy.Answer;
import dev.harden.policy.Context;
import dev.harden.policy.Layers;
import dev.harden.policy.Place;
import dev.harden.policy.Policy;
import dev.harden.policy.Question;
import dev.harden.policy.Statement;
import dev.harden.policy.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the account to letting nobody but administrators do something to all things of a kind. */
@Reads({Now.class, Rights.class})
abstract class PowerCheck implements ScopeCheck {
    private static final String UNNAMED = "unnamed-region-1";

    /**
     * Is what was found out about a principal.
     *
     * @param power what shows that it has the power; absent when it has not
     * @param region the region that its policies confine it to; empty for none
     * @param unclear the policy that leaves this open, and why
     */
    private record Found(Optional<Access> power, String region, Optional<String> unclear) {
        static Found none(Optional<String> unclear) {
            return new Found(Optional.empty(), "", unclear);
        }

        /** Says where and on which conditions it has the power. */
        String where() {
            return (region.isEmpty() ? "" : " in " + region)
                    + power.map(Access::conditions).orElse("");
        }
    }

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
    boolean isOfUse(Question question, Layers policies, Account account, String region) {
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
            Context context = holder.context().however(now);
            Found found = look(holder, context, scope.account());
            if (found.power().isEmpty()) {
                found.unclear().ifPresent(unclear::add);
            } else if (isAdministrator(holder, context, scope.account())) {
                administrators++;
            } else if (whyUnclear(holder).isPresent()) {
                unclear.add(whyUnclear(holder).get());
            } else {
                Access access = found.power().get();
                powerful.add(holder + found.where());
                evidence.add(holder + ": " + access.by().map(Place::toString).orElse("no statement") + " allows "
                        + access.spelled() + found.where());
            }
        }
        if (!powerful.isEmpty()) {
            return Verdict.fail(
                            "%s %s: %s", Count.of(powerful.size(), "principal"), power(), String.join(", ", powerful))
                    .with(evidence);
        }
        if (!unclear.isEmpty()) {
            throw FactUnavailable.notSettled(unclear.get(0));
        }
        return Verdict.pass("no one except administrators (%d) %s%s", administrators, power(), besides(holders));
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
            return Found.none(unclear);
        }
        for (Map.Entry<String, String> named : regions(policies).entrySet()) {
            String region = named.getKey();
            for (Question question : asked(account, region, context.with("aws:RequestedRegion", region))) {
                Answer answer = policies.mayDo(question);
                if (answer.truth() == Truth.YES && isOfUse(question, policies, account, region)) {
                    return new Found(answer.yes(), named.getValue(), Optional.empty());
                }
                if (answer.no().isEmpty()) {
                    unclear = unclear.or(() -> answer.depends().map(PowerCheck::why));
                }
            }
        }
        return Found.none(unclear);
    }

    private static String why(Access open) {
        return open.unclear().isEmpty()
                ? open.by().map(Place::toString).orElse("no statement") + " decides" + open.conditions()
                : open.unclear();
    }

    /**
     * Gives a region that no policy names, and those that some do, with what they are called: all of one region are all
     * where one works.
     */
    private static Map<String, String> regions(Layers policies) {
        Map<String, String> regions = new LinkedHashMap<>(Map.of(UNNAMED, ""));
        for (Policy policy : policies.policies()) {
            for (Statement statement : policy.statements()) {
                statement.named("aws:RequestedRegion").forEach(name -> regions.putIfAbsent(region(name), name));
                statement.resources().texts().stream()
                        .map(text -> text.split(":", 5))
                        .filter(parts -> parts.length == 5 && (parts[2].equals("ssm") || parts[2].equals("ec2")))
                        .forEach(parts -> regions.putIfAbsent(region(parts[3]), parts[3]));
            }
        }
        return regions;
    }

    private static String region(String named) {
        return named.replaceAll("[^a-z0-9-]", "x");
    }
}
