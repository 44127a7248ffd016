package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.ManagementEvents;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.cloudtrail.Recorded;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Holds each trail of an account in an organization to recording all of the organization's accounts. */
@CheckInfo(
        id = "trail-organization",
        title = "Trails record the whole organization",
        fault = "Trail does not record the whole organization",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "there is no trail that could record the organization",
        reads = {AccountTrails.class, ManagementEvents.class, OwnOrganization.class})
public final class TrailOrganization extends TrailCheck {
    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        Optional<Organization> organization = facts.get(new OwnOrganization());
        if (organization.isEmpty()) {
            return Verdict.notApplicable("the account is in no organization");
        }
        String id = organization.get().id();
        Answers.require(trail.isOrganizationTrail(), "IsOrganizationTrail");
        Optional<Trail> covering = covering(trail, organization.get(), facts);
        if (covering.isPresent()) {
            return Verdict.notApplicable(
                    "trail %s records this account alone, as a member may: trail %s of organization %s records it too",
                    trail.name(), covering.get().name(), id);
        }
        return trail.isOrganizationTrail()
                ? Verdict.pass("trail %s is a trail of organization %s", trail.name(), id)
                : Verdict.fail("trail %s records this account alone, which is in organization %s", trail.name(), id)
                        .mendedBy(remedy(trail, organization.get(), facts));
    }

    /** Gives the organization's trail that records everything of a member, beside which a trail of its own may be of any kind. */
    private static Optional<Trail> covering(Trail trail, Organization organization, Facts facts) {
        if (trail.isOrganizationTrail() || Ownership.of(trail).equals(organization.masterAccountId())) {
            return Optional.empty();
        }
        List<Trail> wide = facts.get(new AccountTrails()).items().stream()
                .filter(Trail::isOrganizationTrail)
                .filter(one -> Answers.require(one.isMultiRegionTrail(), "IsMultiRegionTrail"))
                .filter(one -> Answers.require(one.includeGlobalServiceEvents(), "IncludeGlobalServiceEvents"))
                .toList();
        return facts.first(wide, one -> new Recorded(facts.get(new ManagementEvents(one))).full());
    }

    private static Remedy remedy(Trail trail, Organization organization, Facts facts) {
        String management = String.valueOf(organization.masterAccountId());
        return management.equals(Ownership.of(trail))
                ? Remedy.of(new TrailMends(facts, trail).organization(organization.id()))
                : Remedy.none(
                        NoCommand.Why.OTHER_ACCOUNT,
                        "a trail of the organization is made in management account " + management
                                + " or a delegated administrator");
    }
}
