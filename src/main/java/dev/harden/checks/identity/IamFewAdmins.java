package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.Option;
import dev.harden.facts.iam.Rights;
import dev.harden.model.Count;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import dev.harden.policy.Administration;
import dev.harden.policy.Place;
import dev.harden.policy.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the account to a few users with administrator rights, whichever way they come by them. */
@CheckInfo(
        id = "iam-few-admins",
        title = "Few users have administrator access",
        fault = "Too many users have administrator access",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        reads = {Now.class, Rights.class})
@WithoutCommand(why = Why.DECISION, text = "someone has to decide which of them need administrator rights")
public final class IamFewAdmins implements ScopeCheck {
    private static final Option<Integer> MAX =
            Option.number("iam-few-admins.max", 5, 0, 5000, "How many users may have administrator access.");

    @Override
    public List<Option<?>> options() {
        return List.of(MAX);
    }

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        int max = facts.option(MAX);
        Instant now = facts.get(new Now());
        Map<String, String> admins = new TreeMap<>();
        List<String> narrowed = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        for (Rights.Holder user : facts.get(new Rights()).users()) {
            Administration administration = Administration.of(
                    user.policies(),
                    user.context().however(now),
                    scope.account().partition(),
                    scope.account().id());
            String on = administration.keys().isEmpty()
                    ? ""
                    : " under conditions on " + String.join(", ", new TreeSet<>(administration.keys()));
            String by = administration.by().map(Place::toString).orElse("its policies");
            if (administration.truth() == Truth.YES) {
                admins.put(user.name(), user.name() + on);
                evidence.add("user " + user.name() + ": " + by + on);
            } else if (administration.truth() == Truth.DEPENDS) {
                unclear.add(administration.unclear().isEmpty() ? by + " allows it" + on : administration.unclear());
            } else if (!on.isEmpty()) {
                narrowed.add(user.name() + on);
            }
        }
        String names = admins.isEmpty() ? "" : ": " + String.join(", ", admins.values());
        if (admins.size() > max) {
            return Verdict.fail("%s administrator access (limit: %d)%s", having(admins.size()), max, names)
                    .with(evidence);
        }
        if (admins.size() + unclear.size() > max) {
            throw FactUnavailable.notSettled(unclear.get(0));
        }
        return Verdict.pass(
                        "%s administrator access (limit: %d)%s%s",
                        having(admins.size()),
                        max,
                        names,
                        narrowed.isEmpty() ? "" : "; what these may do is narrowed: " + String.join("; ", narrowed))
                .with(evidence);
    }

    private static String having(int users) {
        return Count.of(users, "user has", "users have");
    }
}
