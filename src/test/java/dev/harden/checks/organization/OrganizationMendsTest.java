package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.FULL;
import static dev.harden.checks.organization.GivenPath.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.account.SecurityContact;
import dev.harden.facts.iam.OrganizationsFeatures;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Organization;

class OrganizationMendsTest {
    private static final String ELSEWHERE = "999988887777";

    private static Given open() {
        return GivenPath.levels(FULL, FULL, FULL, FULL);
    }

    @Test
    void whatAllMembersMustNotDoIsOnePolicyAtTheRoot() {
        List<Remedy> remedies = new ArrayList<>(open().remedies(new OrgScpDeniesLeaving(), "global"));
        remedies.addAll(open().remedies(new OrgScpRestrictsRoot(), "global"));
        Intent joined = Mended.joined(remedies).get(0);
        assertThat(Mended.joined(remedies)).hasSize(1);
        List<Step> steps = joined.steps();
        assertThat(steps).extracting(step -> step.call().operation()).containsExactly("CreatePolicy", "AttachPolicy");
        assertThat((String) steps.get(0).call().input().get("Content"))
                .startsWith(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"DenyLeaving\",\"Effect\":\"Deny\","
                                + "\"Action\":\"organizations:LeaveOrganization\",\"Resource\":\"*\"},{\"Sid\":\"RestrictRoot\"")
                .hasSizeLessThan(5120);
        assertThat(steps.get(1).placeholders()).extracting(Placeholder::name).containsExactly("SCP_ID");
        assertThat(steps.get(1).effects().get(Effect.CUTS_OFF))
                .isEqualTo("all member accounts from leaving the organization by themselves; the root users of all"
                        + " member accounts from all but what root alone can do");
        assertThat(steps.get(1).undo()).extracting(Call::operation).containsExactly("DetachPolicy");
        assertThat(steps.get(0).undo())
                .singleElement()
                .satisfies(undo -> assertThat(undo.command())
                        .startsWith(
                                "aws organizations delete-policy --region us-east-1 --policy-id \"$(aws organizations"
                                        + " list-policies"));
    }

    @Test
    void whatIsForbiddenIsForbiddenThen() {
        assertThat(GivenPath.of(MEMBER, Mended.judged(open(), new OrgScpDeniesLeaving())))
                .startsWith("PASS")
                .contains("statement DenyLeaving of policy member-guardrails");
        assertThat(GivenPath.of(MEMBER, Mended.judged(open(), new OrgScpRestrictsRoot())))
                .startsWith("PASS");
    }

    @Test
    void policiesAreEnabledFirstWhereTheyAreNot() {
        Given given = GivenPath.organization(Given.ACCOUNT.id(), null);
        assertThat(given.commands(new OrgScpEnabled(), "global"))
                .containsExactly("aws organizations enable-policy-type --region us-east-1 --root-id r-1 --policy-type"
                        + " SERVICE_CONTROL_POLICY");
        assertThat(Mended.judged(given, new OrgScpEnabled())).allMatch(line -> line.startsWith("PASS"));
        assertThat(Mended.steps(given, new OrgScpDeniesLeaving()))
                .extracting(step -> step.call().operation())
                .containsExactly("EnablePolicyType", "CreatePolicy", "AttachPolicy");
        Given pending = GivenPath.organization(Given.ACCOUNT.id(), "PENDING_ENABLE");
        assertThat(Mended.without(pending, new OrgScpEnabled())).startsWith("DECISION AWS is about to change it");
        assertThat(Mended.without(pending, new OrgScpDeniesLeaving())).contains("PENDING_ENABLE");
    }

    @Test
    void theManagementAccountAloneMayChangeIt() {
        Given delegated = GivenPath.organization(ELSEWHERE, null);
        assertThat(Mended.without(delegated, new OrgScpEnabled()))
                .isEqualTo("OTHER_ACCOUNT management account 999988887777 alone may enable them");
        assertThat(Mended.without(delegated, new OrgScpDeniesLeaving()))
                .isEqualTo("OTHER_ACCOUNT management account 999988887777 alone may change it");
    }

    @Test
    void whatTakesADecisionSaysWhich() {
        assertThat(Mended.without(open(), new OrgScpRestricts()))
                .isEqualTo("DECISION someone has to decide what no member may do");
        assertThat(Mended.without(open(), new OrgScpProtectsLogging()))
                .startsWith("DECISION someone has to decide who");
    }

    @Test
    void anAccountIsMovedIntoTheUnitThatIsGiven() {
        Given given = GivenPath.organization(Given.ACCOUNT.id(), null).fact(new AccountsBelow("r-1"), List.of(MEMBER));
        Step step = Mended.steps(given, new OrgAccountsInOus()).get(0);
        assertThat(step.call().command())
                .isEqualTo("aws organizations move-account --region us-east-1 --account-id 222222222222"
                        + " --source-parent-id r-1 --destination-parent-id '<UNIT_ID>'");
        assertThat(Mended.judged(given, new OrgAccountsInOus())).noneMatch(line -> line.startsWith("FAIL"));
    }

    @Test
    void rootCredentialsAreManagedFromTheManagementAccount() {
        Given given = Given.facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId(Given.ACCOUNT.id())
                                .build()))
                .fact(new OrganizationsFeatures(), List.of("RootSessions"));
        assertThat(given.commands(new OrgRootCredentials(), "global"))
                .containsExactly(
                        "aws organizations enable-aws-service-access --region us-east-1 --service-principal"
                                + " iam.amazonaws.com",
                        "aws iam enable-organizations-root-credentials-management --region us-east-1");
        assertThat(Mended.judged(given, new OrgRootCredentials())).allMatch(line -> line.startsWith("PASS"));
        assertThat(Mended.without(
                        GivenOrganization.in("ALL").fact(new OrganizationsFeatures(), List.of()),
                        new OrgRootCredentials()))
                .startsWith("OTHER_ACCOUNT management account 999999999999");
    }

    @Test
    void aContactIsSetAsItIsGiven() {
        Given given = Given.facts().fact(new SecurityContact(), Optional.empty());
        Step step = Mended.steps(given, new OrgSecurityContact()).get(0);
        assertThat(step.placeholders()).hasSize(4);
        assertThat(step.call().command()).contains("put-alternate-contact", "--email-address '<CONTACT_MAIL>'");
        assertThat(Mended.judged(given, new OrgSecurityContact())).allMatch(line -> line.startsWith("PASS"));
    }
}
