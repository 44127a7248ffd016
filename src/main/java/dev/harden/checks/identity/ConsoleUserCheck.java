package dev.harden.checks.identity;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.MfaDevices;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.facts.iam.Users;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.List;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.User;

/** Judges the MFA devices of each user with a console password; says of the others that they have none. */
@Reads({MfaDevices.class, UserLoginProfile.class, Users.class})
abstract class ConsoleUserCheck implements Check<User> {
    @Override
    public final Subjects<User> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new Users()));
    }

    @Override
    public final Resource resource(User user) {
        return Iam.resource(user);
    }

    @Override
    public final Verdict judge(User user, Facts facts) {
        return facts.get(new UserLoginProfile(user.userName())).isEmpty()
                ? Verdict.notApplicable("the user has no console password")
                : judge(facts.get(new MfaDevices(user.userName())));
    }

    /** Decides about the devices of a user with a console password. */
    abstract Verdict judge(List<MFADevice> devices);
}
