package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.OrganizationsFeatures;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Holds the organization to managing the root credentials of its members centrally. */
@CheckInfo(
        id = "org-root-credentials",
        title = "Root credentials of member accounts are managed centrally",
        fault = "Root credentials of member accounts are not managed centrally",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        reads = {OrganizationsFeatures.class, OwnOrganization.class})
public final class OrgRootCredentials implements ScopeCheck {
    private static final String MANAGED = "RootCredentialsManagement";

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        Optional<Organization> own = facts.get(new OwnOrganization());
        if (own.isEmpty()) {
            return Verdict.notApplicable("the account belongs to no organization");
        }
        String management = Answers.require(own.get().masterAccountId(), "MasterAccountId");
        List<String> features = facts.getHereOrIn(management, new OrganizationsFeatures());
        String sessions = features.contains("RootSessions") ? "privileged root sessions too" : "without root sessions";
        return features.contains(MANAGED)
                ? Verdict.pass("the organization manages root credentials centrally, %s", sessions)
                : Verdict.fail("the organization does not manage the root credentials of its members")
                        .mendedBy(
                                scope.account().id().equals(management)
                                        ? Remedy.of(OrganizationMends.rootCredentials(scope.account(), MANAGED))
                                        : Remedy.none(
                                                NoCommand.Why.OTHER_ACCOUNT,
                                                "management account " + management + " has to enable it"));
    }
}
