package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.Question;
import dev.harden.facts.iam.ConsoleUsers;
import dev.harden.facts.iam.IdentityCenterRoles;
import dev.harden.facts.iam.SamlProviders;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.List;

/** Holds the account to a way for people to sign in by federation. */
@CheckInfo(
        id = "iam-identity-provider",
        title = "People sign in through federation",
        fault = "No identity provider for federated sign-in",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {ConsoleUsers.class, IdentityCenterRoles.class, SamlProviders.class})
@WithoutCommand(why = Why.VALUE, text = "the metadata of the identity provider, which nothing in the account tells")
public final class IamIdentityProvider implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        if (!facts.get(new ConsoleUsers())) {
            return Verdict.notApplicable("no IAM user has a console password");
        }
        List<Question<? extends List<?>>> ways = List.of(new SamlProviders(), new IdentityCenterRoles());
        return facts.any(ways, way -> !facts.get(way).isEmpty())
                ? Verdict.pass("there is a SAML provider, or a role of IAM Identity Center")
                : Verdict.fail("there is neither a SAML provider nor a role of IAM Identity Center");
    }
}
