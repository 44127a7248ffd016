package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.Users;
import dev.harden.model.Count;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
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
        reads = {AccessKeys.class, Users.class})
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
                : Verdict.pass("the user has %s", Count.of(active.size(), "active access key"));
    }
}
