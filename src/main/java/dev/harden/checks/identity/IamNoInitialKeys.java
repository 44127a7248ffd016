package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AccessKeyLastUse;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.facts.iam.Users;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.User;

/** Holds each console user with keys to having none that came with the user and was never used. */
@CheckInfo(
        id = "iam-no-initial-keys",
        title = "No unused access key was created with the user",
        fault = "Unused access key created with the user",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "no console user has an active access key",
        reads = {AccessKeyLastUse.class, AccessKeys.class, CallerIdentity.class, UserLoginProfile.class, Users.class})
public final class IamNoInitialKeys implements Check<User> {
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    @Override
    public Subjects<User> subjects(Scope scope, Facts facts) {
        return Subjects.below(facts.get(new Users()), Iam::resource, (user, ask) -> {
            boolean keys = !Iam.active(ask.get(new AccessKeys(user.userName()))).isEmpty();
            boolean both =
                    keys && ask.get(new UserLoginProfile(user.userName())).isPresent();
            return both ? List.of(user) : List.of();
        });
    }

    @Override
    public Resource resource(User user) {
        return Iam.resource(user);
    }

    @Override
    public Verdict judge(User user, Facts facts) {
        List<AccessKeyMetadata> initial = Iam.active(facts.get(new AccessKeys(user.userName()))).stream()
                .filter(key -> madeTogether(user, key))
                .toList();
        Optional<AccessKeyMetadata> unused = facts.first(
                initial,
                key -> facts.get(new AccessKeyLastUse(key.accessKeyId())).isEmpty());
        return unused.map(key -> Verdict.fail(
                                "access key %s was created with the user on %s and never used",
                                key.accessKeyId(), key.createDate())
                        .mendedBy(withoutUnused(user, initial, facts)))
                .orElseGet(() -> Verdict.pass("every active access key was created after the user, or used"));
    }

    private static Remedy withoutUnused(User user, List<AccessKeyMetadata> initial, Facts facts) {
        CredentialMends mends = new CredentialMends(facts.get(new CallerIdentity()), user);
        return new Remedy.Changes(initial.stream()
                .map(AccessKeyMetadata::accessKeyId)
                .filter(key -> facts.attempt(new AccessKeyLastUse(key)).items().stream()
                        .anyMatch(Optional::isEmpty))
                .<Intent>map(key -> mends.deactivated(key, new CredentialMends.Use(Optional.empty())))
                .toList());
    }

    private static boolean madeTogether(User user, AccessKeyMetadata key) {
        Instant userMade = Answers.require(user.createDate(), "CreateDate");
        Instant keyMade = Answers.require(key.createDate(), "CreateDate");
        return Duration.between(userMade, keyMade).abs().compareTo(TOGETHER) <= 0;
    }
}
