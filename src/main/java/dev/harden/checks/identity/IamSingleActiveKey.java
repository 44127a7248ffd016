package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AccessKeyLastUse;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.Users;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Count;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.User;

/** Holds each user with access keys to at most one active one. */
@CheckInfo(
        id = "iam-single-active-key",
        title = "Users have at most one active access key",
        fault = "User has more than one active access key",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "no IAM user has an access key",
        reads = {AccessKeyLastUse.class, AccessKeys.class, CallerIdentity.class, Users.class})
public final class IamSingleActiveKey implements Check<User> {
    @Override
    public Subjects<User> subjects(Scope scope, Facts facts) {
        return Subjects.below(
                facts.get(new Users()),
                Iam::resource,
                (user, ask) -> ask.get(new AccessKeys(user.userName())).isEmpty() ? List.of() : List.of(user));
    }

    @Override
    public Resource resource(User user) {
        return Iam.resource(user);
    }

    @Override
    public Verdict judge(User user, Facts facts) {
        List<String> active = Iam.active(facts.get(new AccessKeys(user.userName()))).stream()
                .map(AccessKeyMetadata::accessKeyId)
                .sorted()
                .toList();
        return active.size() > 1
                ? Verdict.fail("the user has %d active access keys: %s", active.size(), String.join(", ", active))
                        .mendedBy(allButTheLastUsed(user, active, facts))
                : Verdict.pass("the user has %s", Count.of(active.size(), "active access key"));
    }

    private static Remedy allButTheLastUsed(User user, List<String> active, Facts facts) {
        Map<String, CredentialMends.Use> uses = new TreeMap<>();
        for (String key : active) {
            facts.attempt(new AccessKeyLastUse(key))
                    .items()
                    .forEach(used -> uses.put(key, new CredentialMends.Use(used)));
        }
        if (uses.size() < active.size()) {
            return Remedy.none(
                    NoCommand.Why.DECISION,
                    "someone has to decide which of the keys is still needed: when each was last used could not be seen");
        }
        String kept = active.stream()
                .max(Comparator.comparing(key -> uses.get(key).last().orElse(Instant.EPOCH)))
                .orElseThrow();
        CredentialMends mends = new CredentialMends(facts.get(new CallerIdentity()), user);
        return new Remedy.Changes(active.stream()
                .filter(key -> !key.equals(kept))
                .<Intent>map(key -> mends.deactivated(key, uses.get(key)))
                .toList());
    }
}
