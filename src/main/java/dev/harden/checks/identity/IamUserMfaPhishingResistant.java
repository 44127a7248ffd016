package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.MfaDevices;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.facts.iam.Users;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import software.amazon.awssdk.services.iam.model.User;

/** Holds each user with a console password to an MFA device that cannot be phished. */
@CheckInfo(
        id = "iam-user-mfa-phishing-resistant",
        title = "Every user with a console password has a security key or passkey",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {MfaDevices.class, UserLoginProfile.class, Users.class})
public final class IamUserMfaPhishingResistant implements Check<User> {
    @Override
    public Subjects<User> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new Users()));
    }

    @Override
    public Resource resource(User user) {
        return Iam.resource(user);
    }

    @Override
    public Verdict judge(User user, Facts facts) {
        if (facts.get(new UserLoginProfile(user.userName())).isEmpty()) {
            return Verdict.notApplicable("the user has no console password");
        }
        return facts.get(new MfaDevices(user.userName())).stream()
                .filter(Iam::isFido)
                .findFirst()
                .map(device -> Verdict.pass("the user has the security key or passkey %s", device.serialNumber()))
                .orElseGet(() -> Verdict.fail("the user has a console password, and no security key or passkey"));
    }
}
