package dev.harden.checks.identity;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.model.Account;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Takes credentials out of use. What asks may be a key of the very user, so that it is said where whoever runs the commands
 * may cut himself off.
 *
 * @param account the account, and who asks
 * @param user whose credentials they are
 */
record CredentialMends(Account account, User user) {
    private static final String LAST_USED = "AccessKeyLastUsed.LastUsedDate";

    /** Says when a key was last used: absent where it never was. */
    record Use(Optional<Instant> last) {}

    /**
     * Deactivates a key, which can be made active again.
     */
    Mend deactivated(String key, Use use) {
        String whatever = use.last()
                .map(at -> "whatever uses access key " + key + " of user " + user.userName()
                        + ", which was last used on " + at)
                .orElse("");
        return deactivated(key, Optional.of(use), whatever);
    }

    private Mend deactivated(String key, Optional<Use> use, String cutOff) {
        Call put = status(key, "Inactive");
        Step step = Step.of(put)
                .guarded(Guard.of(
                        call("ListAccessKeys", "UserName", user.userName()),
                        Guards.is("AccessKeyMetadata[?AccessKeyId=='" + key + "'] | [0].Status", "Active")))
                .undoneBy(status(key, "Active"));
        if (use.isPresent()) {
            Call read = call("GetAccessKeyLastUsed", "AccessKeyId", key);
            step = step.guarded(Guard.of(
                    read, use.get().last().map(at -> Guards.at(LAST_USED, at)).orElse("!(" + LAST_USED + ")")));
        }
        if (!cutOff.isEmpty()) {
            step = step.but(Effect.CUTS_OFF, cutOff);
        }
        if (isCaller()) {
            step = step.but(Effect.CUTS_OFF, "yourself, if this is the key that you run commands with");
        }
        return Mend.of(
                        new Target("AWS::IAM::AccessKey", "global", key),
                        "access key " + key + " of user " + user.userName() + " is inactive",
                        step)
                .foretelling(
                        new AccessKeys(user.userName()),
                        keys -> keys.stream()
                                .map(one -> key.equals(one.accessKeyId())
                                        ? one.toBuilder().status("Inactive").build()
                                        : one)
                                .toList());
    }

    /** Deactivates a key in place of which whoever uses it was given another. */
    Mend replaced(String key) {
        return deactivated(
                key,
                Optional.empty(),
                "whatever still uses access key " + key + " of user " + user.userName()
                        + ", and was not given a new one before");
    }

    /** Takes a user's console password away. */
    Mend withoutPassword(LoginProfile profile) {
        String name = user.userName();
        Instant used = user.passwordLastUsed();
        Step step = Step.of(call("DeleteLoginProfile", "UserName", name))
                .guarded(Guard.of(
                        call("GetLoginProfile", "UserName", name),
                        Guards.at("LoginProfile.CreateDate", profile.createDate())))
                .guarded(Guard.of(
                        call("GetUser", "UserName", name),
                        used == null ? "!(User.PasswordLastUsed)" : Guards.at("User.PasswordLastUsed", used)))
                .but(
                        Effect.IRREVERSIBLE,
                        "the password of user " + name + " is gone; a new one can be made, which is another");
        if (used != null) {
            step = step.but(Effect.CUTS_OFF, "user " + name + " from the console, who last signed in on " + used);
        }
        if (isCaller()) {
            step = step.but(Effect.CUTS_OFF, "yourself from the console");
        }
        return Mend.of(
                        new Target("AWS::IAM::User", "global", user.arn(), "console password"),
                        "user " + name + " has no console password",
                        step)
                .telling(new UserLoginProfile(name), Optional.empty());
    }

    private boolean isCaller() {
        return account.caller().equals(user.arn());
    }

    private Call status(String key, String status) {
        return call("UpdateAccessKey", "UserName", user.userName(), "AccessKeyId", key, "Status", status);
    }

    private Call call(String operation, Object... parameters) {
        return Iam.call(account, operation, parameters);
    }
}
