package dev.harden.checks.identity;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.iam.Rights;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.NoCommand.Why;
import dev.harden.policy.Administration;
import dev.harden.policy.Context;
import dev.harden.policy.Layers;
import dev.harden.policy.Place;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Holds each policy that the account writes, and that somebody holds, to not allowing everything. */
@CheckInfo(
        id = "iam-no-full-admin",
        title = "No customer managed or inline policy grants full administrative access (*:*)",
        fault = "Policy grants full administrative access (*:*)",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "the account has no policy of its own",
        reads = {CallerIdentity.class, Now.class, Rights.class})
@WithoutCommand(
        why = Why.DECISION,
        text = "someone has to decide what its holders need, and write that in place of everything")
public final class IamNoFullAdmin implements Check<IamNoFullAdmin.Written> {
    /** Is a policy, or the account that writes none. */
    record Written(Account account, Optional<Rights.Own> own) {}

    @Override
    public Subjects<Written> subjects(Scope scope, Facts facts) {
        Account account = facts.get(new CallerIdentity());
        List<Rights.Own> own = facts.get(new Rights()).own();
        return own.isEmpty()
                ? Subjects.one(new Written(account, Optional.empty()))
                : Subjects.of(own.stream()
                        .map(one -> new Written(account, Optional.of(one)))
                        .toList());
    }

    @Override
    public Resource resource(Written written) {
        return written.own()
                .map(own -> own.in().isEmpty()
                        ? new Resource(own.arn(), own.name(), "AWS::IAM::ManagedPolicy", own.name())
                        : inline(own))
                .orElseGet(written.account()::resource);
    }

    /** Names an inline policy, which AWS gives no ARN, after the principal that it is in, by whose ARN it stands. */
    private static Resource inline(Rights.Own own) {
        String name = own.in().replaceFirst("^.* ", "") + "/" + own.name();
        return new Resource(own.arn(), name, "AWS::IAM::Policy", name);
    }

    @Override
    public Verdict judge(Written written, Facts facts) {
        if (written.own().isEmpty()) {
            return Verdict.pass("the account has no customer managed or inline policies")
                    .of(List.of(Aspects.setting("policy", true)));
        }
        Rights.Own own = written.own().get();
        if (own.holders().isEmpty()) {
            // Some benchmarks read policies that are attached to nobody too.
            return Verdict.notApplicable("the policy is attached to no one")
                    .of(List.of(Aspects.setting(
                            "policy",
                            facts,
                            () -> judge(own, written.account(), facts).outcome().status() == Status.PASS)));
        }
        Verdict verdict = judge(own, written.account(), facts);
        return verdict.of(List.of(Aspects.setting("policy", verdict.outcome().status() == Status.PASS)));
    }

    private static Verdict judge(Rights.Own own, Account account, Facts facts) {
        Administration administration = Administration.of(
                Layers.of(own.policy()),
                Context.signedBy(account.id())
                        .with("aws:ResourceAccount", account.id())
                        .however(facts.get(new Now())),
                account.partition(),
                account.id());
        String place =
                administration.by().map(Place::toString).orElse(own.policy().name());
        String keys = String.join(", ", new TreeSet<>(administration.keys()));
        return switch (administration.truth()) {
            case YES ->
                Verdict.fail(
                        "%s allows everything to %s%s",
                        place,
                        String.join(", ", own.holders()),
                        keys.isEmpty()
                                ? ""
                                : ", under conditions on " + keys + " alone, which do not narrow what may be done");
            case NO ->
                keys.isEmpty()
                        ? Verdict.pass("the policy does not allow everything")
                        : Verdict.pass("%s allows everything only under conditions on %s", place, keys);
            case DEPENDS ->
                throw FactUnavailable.notSettled(
                        administration.unclear().isEmpty()
                                ? place + " allows everything under conditions on " + keys
                                : administration.unclear());
        };
    }
}
