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
import java.util.List;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.User;

/** Holds each user with a console password to an active MFA device. */
@CheckInfo(
        id = "iam-user-mfa",
        title = "Every user with a console password has MFA",
        severity = Severity.CRITICAL,
        scope = Breadth.ACCOUNT,
        reads = {MfaDevices.class, UserLoginProfile.class, Users.class})
public final class IamUserMfa implements Check<User> {
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
        List<MFADevice> devices = facts.get(new MfaDevices(user.userName()));
        long counting =
                devices.stream().filter(device -> !Iam.isTextMessage(device)).count();
        if (counting > 0) {
            return Verdict.pass("the user has a console password and %d MFA device(s)", counting);
        }
        return devices.isEmpty()
                ? Verdict.fail("the user has a console password and no MFA device")
                : Verdict.fail(
                        "the user has a console password, and MFA by text message alone, which no longer counts");
    }
}
