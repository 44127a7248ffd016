package dev.harden.checks.identity;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.Document;
import dev.harden.facts.iam.AccountPasswordPolicy;
import dev.harden.model.Account;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/**
 * Makes a password policy as long and mindful as is wanted, and leaves all else of it as it was: AWS takes it whole, and what
 * is left out of the call is off.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html">
 *     UpdateAccountPasswordPolicy</a>
 */
final class PasswordPolicyMend {
    /**
     * Stands where there is none: AWS then wants three of the four kinds of characters, and a policy has no such setting, so
     * that all four are the least that is no weaker.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html">The
     *     default password policy</a>
     */
    private static final PasswordPolicy NONE = PasswordPolicy.builder()
            .minimumPasswordLength(8)
            .requireSymbols(true)
            .requireNumbers(true)
            .requireUppercaseCharacters(true)
            .requireLowercaseCharacters(true)
            .build();

    private PasswordPolicyMend() {}

    static Mend of(Account account, Optional<PasswordPolicy> before, int length, int reuse) {
        PasswordPolicy from = before.orElse(NONE);
        int memory = Math.max(
                reuse, Optional.ofNullable(from.passwordReusePrevention()).orElse(0));
        PasswordPolicy after = from.toBuilder()
                .minimumPasswordLength(Math.max(length, from.minimumPasswordLength()))
                .passwordReusePrevention(memory)
                .build();
        Call read = Iam.call(account, "GetAccountPasswordPolicy");
        Step step = Step.of(Iam.call(account, "UpdateAccountPasswordPolicy", settings(after)));
        if (before.isPresent()) {
            step = step.guarded(Guard.of(read, Guards.is("PasswordPolicy", whole(from))))
                    .undoneBy(Iam.call(account, "UpdateAccountPasswordPolicy", settings(from)));
        } else {
            // An answer that there is a policy is no reason to go on.
            step = step.guarded(Guard.of(read, "!PasswordPolicy").orAbsent("NoSuchEntity"))
                    .undoneBy(Iam.call(account, "DeleteAccountPasswordPolicy"));
        }
        return Mend.of(
                        new Target("AWS::::Account", "global", account.id(), "password policy"),
                        "new passwords have at least " + after.minimumPasswordLength()
                                + " characters and are none of the" + " last " + memory,
                        step)
                .telling(new AccountPasswordPolicy(), Optional.of(after));
    }

    private static Map<String, Object> whole(PasswordPolicy policy) {
        return Document.of(policy.sdkFields(), policy);
    }

    /** Gives what is set of a policy: whether passwords expire at all follows from their greatest age. */
    private static Object[] settings(PasswordPolicy policy) {
        Map<String, Object> whole = whole(policy);
        whole.remove("ExpirePasswords");
        if (Integer.valueOf(0).equals(whole.get("MaxPasswordAge"))) {
            whole.remove("MaxPasswordAge");
        }
        return whole.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray();
    }
}
