package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.Rights;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import dev.harden.policy.Context;
import java.util.Optional;

/** Holds each console user to a policy that lets it do nothing without MFA but set MFA up. */
@CheckInfo(
        id = "iam-mfa-enforced",
        title = "Policies deny everything except MFA setup without MFA",
        fault = "Policies do not enforce MFA for a console user",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "there is no IAM user whose policies could demand MFA",
        reads = {AccessKeys.class, Now.class, Rights.class, UserLoginProfile.class})
@WithoutCommand(
        why = Why.DECISION,
        text = "someone has to choose the group whose policy denies everything without MFA: users "
                + "who have no device yet are then shut out until they register one")
public final class IamMfaEnforced implements Check<Rights.Holder> {
    @Override
    public Subjects<Rights.Holder> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new Rights()).users());
    }

    @Override
    public Resource resource(Rights.Holder user) {
        return new Resource(user.arn(), user.name(), "AWS::IAM::User", user.name());
    }

    @Override
    public Verdict judge(Rights.Holder user, Facts facts) {
        if (facts.get(new UserLoginProfile(user.name())).isEmpty()) {
            return Verdict.notApplicable("the user has no console password");
        }
        Context context = user.context().at(facts.get(new Now()));
        MfaDemand console = MfaDemand.ofConsole(user, context);
        Optional<String> met = console.met();
        if (met.isEmpty()) {
            return missing(console, "without MFA, ");
        }
        MfaDemand keys = MfaDemand.ofKeys(user, context);
        if (keys.met().isPresent()) {
            return Verdict.pass("%s", met.get());
        }
        boolean active = !Iam.active(facts.get(new AccessKeys(user.name()))).isEmpty();
        return active
                ? missing(keys, "with an active access key, whose requests say nothing of MFA, ")
                : Verdict.pass("%s; requests of access keys would pass, and the user has none active", met.get());
    }

    private static Verdict missing(MfaDemand demand, String where) {
        if (!demand.unclear().isEmpty()) {
            throw FactUnavailable.notSettled(demand.unclear());
        }
        return Verdict.fail("%s%s", where, demand.missing());
    }
}
