package dev.harden.checks.identity;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.iam.AccountPasswordPolicy;
import dev.harden.facts.iam.ConsoleUsers;
import dev.harden.model.Aspect;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/** Holds the account's password policy to a least length and to a memory. */
@CheckInfo(
        id = "iam-password-policy",
        title = "The password policy requires long passwords and prevents reuse",
        fault = "Password policy is missing or too weak",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        reads = {AccountPasswordPolicy.class, ConsoleUsers.class})
public final class IamPasswordPolicy implements ScopeCheck {
    private static final List<Integer> LENGTHS = List.of(8, 12, 14);
    private static final List<Integer> MEMORIES = List.of(4, 24);
    private static final Option<Integer> LENGTH =
            Option.number("iam-password-policy.length", 14, 6, 128, "The least length of a password.");
    private static final Option<Integer> REUSE =
            Option.number("iam-password-policy.reuse", 24, 1, 24, "How many passwords back none may be used again.");

    @Override
    public List<Option<?>> options() {
        return List.of(LENGTH, REUSE);
    }

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        if (!facts.get(new ConsoleUsers())) {
            return Verdict.notApplicable("no IAM user has a console password");
        }
        Optional<PasswordPolicy> set = facts.get(new AccountPasswordPolicy());
        if (set.isEmpty()) {
            return Verdict.fail("the account has no password policy")
                    .mendedBy(PasswordPolicyMend.of(scope.account(), set, facts.option(LENGTH), facts.option(REUSE)))
                    .of(aspects(0, 0));
        }
        int length = Answers.require(set.get().minimumPasswordLength(), "MinimumPasswordLength");
        // AWS leaves the memory out of the answer when there is none.
        int reuse = Optional.ofNullable(set.get().passwordReusePrevention()).orElse(0);
        boolean good = length >= facts.option(LENGTH) && reuse >= facts.option(REUSE);
        String message = "passwords have at least %d characters and the last %d may not be used again";
        Verdict verdict = good
                ? Verdict.pass(message, length, reuse)
                : Verdict.fail(
                                message + "; expected: %d and %d",
                                length,
                                reuse,
                                facts.option(LENGTH),
                                facts.option(REUSE))
                        .mendedBy(
                                PasswordPolicyMend.of(scope.account(), set, facts.option(LENGTH), facts.option(REUSE)));
        return verdict.of(aspects(length, reuse));
    }

    /** Says how it stands to what benchmarks ask, whatever the options do. */
    private static List<Aspect> aspects(int length, int reuse) {
        return Stream.concat(
                        LENGTHS.stream().map(least -> Aspects.setting("length " + least, length >= least)),
                        MEMORIES.stream().map(least -> Aspects.setting("reuse " + least, reuse >= least)))
                .toList();
    }
}
