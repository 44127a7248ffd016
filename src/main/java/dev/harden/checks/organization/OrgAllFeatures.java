package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Holds the organization to having all features, without which it cannot carry policies. */
@CheckInfo(
        id = "org-all-features",
        title = "The organization has all features enabled",
        fault = "Organization does not have all features enabled",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {OwnOrganization.class})
@WithoutCommand(
        why = Why.PERSON,
        text = "the management account asks for them with aws organizations enable-all-features, and "
                + "the owner of each account that was invited has to agree; there is no way back")
public final class OrgAllFeatures implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        Optional<Organization> own = facts.get(new OwnOrganization());
        if (own.isEmpty()) {
            return Verdict.notApplicable("the account belongs to no organization");
        }
        String features = Answers.require(own.get().featureSetAsString(), "FeatureSet");
        return features.equals("ALL")
                ? Verdict.pass("organization %s has all features", own.get().id())
                : Verdict.fail(
                        "organization %s has the feature set %s", own.get().id(), features);
    }
}
