package dev.harden.checks.identity;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.Option;
import dev.harden.facts.iam.AccessKeyLastUse;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.CredentialReport;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.facts.iam.Users;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Aspect;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.User;

/** Holds each user's password and active keys to having been used, or made, lately. */
@CheckInfo(
        id = "iam-unused-credentials",
        title = "Console passwords and active access keys are in use",
        fault = "Unused password or access key",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "no IAM user has a console password or an active access key",
        reads = {
            AccessKeyLastUse.class,
            AccessKeys.class,
            CallerIdentity.class,
            CredentialReport.class,
            Now.class,
            UserLoginProfile.class,
            Users.class
        })
public final class IamUnusedCredentials implements Check<User> {
    private static final List<Integer> ASKED = List.of(45, 90);
    private static final Option<Integer> DAYS =
            Option.number("iam-unused-credentials.days", 45, 1, 3650, "How many days a credential may go unused.");

    @Override
    public List<Option<?>> options() {
        return List.of(DAYS);
    }

    @Override
    public Subjects<User> subjects(Scope scope, Facts facts) {
        return Subjects.below(facts.get(new Users()), Iam::resource, (user, ask) -> {
            boolean password = ask.get(new UserLoginProfile(user.userName())).isPresent();
            boolean some = password
                    || !Iam.active(ask.get(new AccessKeys(user.userName()))).isEmpty();
            return some ? List.of(user) : List.of();
        });
    }

    @Override
    public Resource resource(User user) {
        return Iam.resource(user);
    }

    @Override
    public Verdict judge(User user, Facts facts) {
        // What benchmarks ask, whatever the option does.
        List<Aspect> aspects = ASKED.stream()
                .map(days -> Aspects.setting(
                        days + " days",
                        facts,
                        () -> judge(user, days, facts).outcome().status() == Status.PASS))
                .toList();
        return judge(user, facts.option(DAYS), facts).of(aspects);
    }

    private static Verdict judge(User user, int days, Facts facts) {
        Instant since = facts.get(new Now()).minus(Duration.ofDays(days));
        for (AccessKeyMetadata key : Iam.active(facts.get(new AccessKeys(user.userName())))) {
            Instant made = Answers.require(key.createDate(), "CreateDate");
            Optional<Instant> used =
                    made.isBefore(since) ? facts.get(new AccessKeyLastUse(key.accessKeyId())) : Optional.of(made);
            if (used.isEmpty() || used.get().isBefore(since)) {
                return Verdict.fail(
                                "access key %s is active and was %s",
                                key.accessKeyId(),
                                used.map(time -> "last used on " + time).orElse("never used since " + made))
                        .mendedBy(unused(user, since, facts));
            }
        }
        Optional<LoginProfile> profile = facts.get(new UserLoginProfile(user.userName()));
        if (profile.isEmpty()) {
            return Verdict.pass("every active access key was used or created within %d days", days);
        }
        Optional<String> lately = lately(user, profile.get(), since, facts);
        if (lately.isPresent()) {
            return Verdict.pass("%s, and no active access key is unused", lately.get());
        }
        Verdict verdict = user.passwordLastUsed() == null
                ? Verdict.fail(
                        "the password was created on %s, and there is no sign that it was used",
                        profile.get().createDate())
                : Verdict.fail("the password was last used on %s", user.passwordLastUsed());
        return verdict.mendedBy(unused(user, since, facts));
    }

    /** Says that the password was used, made or changed since; absent when it was not. */
    private static Optional<String> lately(User user, LoginProfile profile, Instant since, Facts facts) {
        Instant used = user.passwordLastUsed();
        if (used != null && !used.isBefore(since)) {
            return Optional.of("the password was last used on " + used);
        }
        Instant made = Answers.require(profile.createDate(), "CreateDate");
        if (!made.isBefore(since)) {
            return Optional.of("the password was created on " + made);
        }
        // The report knows when the password was changed, which the live answer does not tell.
        return facts.get(new CredentialReport())
                .row(user.userName())
                .time("password_last_changed")
                .filter(changed -> !changed.isBefore(since))
                .map(changed -> "the password was changed on " + changed);
    }

    /** Takes all out of use that is unused; what could not be seen is left alone. */
    private static Remedy unused(User user, Instant since, Facts facts) {
        CredentialMends mends = new CredentialMends(facts.get(new CallerIdentity()), user);
        List<Intent> all = new ArrayList<>();
        Iam.active(facts.get(new AccessKeys(user.userName()))).stream()
                .filter(key -> key.createDate() != null && key.createDate().isBefore(since))
                .forEach(key -> facts.attempt(new AccessKeyLastUse(key.accessKeyId())).items().stream()
                        .filter(used -> used.isEmpty() || used.get().isBefore(since))
                        .forEach(used -> all.add(mends.deactivated(key.accessKeyId(), new CredentialMends.Use(used)))));
        facts.attempt(new UserLoginProfile(user.userName())).items().stream()
                .flatMap(Optional::stream)
                .filter(profile -> facts.trying(() -> lately(user, profile, since, facts)).items().stream()
                        .anyMatch(Optional::isEmpty))
                .forEach(profile -> all.add(mends.withoutPassword(profile)));
        return new Remedy.Changes(all);
    }
}
