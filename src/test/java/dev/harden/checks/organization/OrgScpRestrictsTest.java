package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.FULL;
import static dev.harden.checks.organization.GivenPath.MEMBER;
import static dev.harden.checks.organization.GivenPath.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.facts.organizations.AttachedScps;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.organizations.Roots;
import dev.harden.facts.organizations.ScpDocument;
import dev.harden.facts.organizations.UnitsBelow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

class OrgScpRestrictsTest {
    private static String member(Given given) {
        return GivenPath.of(MEMBER, given.judge(new OrgScpRestricts()));
    }

    @Test
    void failsWhereEachLevelAllowsEverythingInWhateverSpelling() {
        assertThat(GivenPath.member(new OrgScpRestricts()))
                .startsWith("FAIL")
                .contains("every one of 4 levels", "statement #1 of policy member");
        for (String all : List.of(
                "{'Effect':'Allow','NotAction':'x:y','Resource':'*'},{'Effect':'Allow','Action':'x:*','Resource':'*'}",
                "{'Effect':'Allow','Action':['*'],'NotResource':'arn:x'},{'Effect':'Allow','Action':'*:*','Resource':['arn:*']}",
                FULL + ","
                        + deny(
                                "'Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}"))) {
            assertThat(member(GivenPath.levels(FULL, all, FULL, FULL))).as(all).startsWith("FAIL");
        }
    }

    @Test
    void passesByADenyOnAnyLevelAlsoOnACondition() {
        String some = FULL + "," + deny("'Sid':'NoBuckets','Action':'s3:CreateBucket','Resource':'*'");
        assertThat(member(GivenPath.levels(some, FULL, FULL, FULL)))
                .startsWith("PASS")
                .contains("statement NoBuckets of policy root denies");
        assertThat(member(GivenPath.levels(FULL, some, FULL, FULL))).startsWith("PASS");
        assertThat(member(GivenPath.levels(FULL, FULL, some, FULL))).startsWith("PASS");
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, some))).startsWith("PASS");
        assertThat(
                        GivenPath.member(
                                new OrgScpRestricts(),
                                deny(
                                        "'Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:RequestedRegion':'eu-west-1'}}")))
                .startsWith("PASS")
                .contains("aws:RequestedRegion");
    }

    @Test
    void passesByAnAllowListOrALevelThatAllowsNothing() {
        assertThat(member(GivenPath.levels(FULL, "{'Effect':'Allow','Action':'s3:*','Resource':'*'}", FULL, FULL)))
                .startsWith("PASS")
                .contains("no statement of OU Work allows");
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, null)))
                .startsWith("PASS")
                .contains("no statement of account 222222222222 allows");
    }

    @Test
    void theManagementAccountAndClosedOnesAreNotBound() {
        List<String> lines = GivenPath.levels(FULL, FULL, FULL, FULL).judge(new OrgScpRestricts());
        assertThat(lines).hasSize(3);
        assertThat(GivenPath.of(Given.ACCOUNT.id(), lines)).startsWith("NOT_APPLICABLE");
        assertThat(GivenPath.of("333333333333", lines))
                .startsWith("NOT_APPLICABLE")
                .endsWith("SUSPENDED");
    }

    @Test
    void failsWhereServiceControlPoliciesAreNotEnabled() {
        assertThat(member(GivenPath.organization(Given.ACCOUNT.id(), "PENDING_DISABLE")))
                .startsWith("FAIL")
                .endsWith("on root r-1 is PENDING_DISABLE");
    }

    @Test
    void aMalformedPolicyIsUnknownUnlessSomethingIsCertainlyDenied() {
        assertThat(member(GivenPath.levels(FULL, "{'Effect':'Perhaps'}", FULL, FULL)))
                .startsWith("UNKNOWN")
                .contains("NOT_SETTLED policy outer");
        assertThat(member(GivenPath.levels(
                        FULL, "{'Effect':'Perhaps'}", FULL + "," + deny("'Action':'s3:*','Resource':'*'"), FULL)))
                .startsWith("PASS");
    }

    @Test
    void whatIsRefusedIsUnknownButNotWhatLiesElsewhere() {
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, FULL).refused(new AttachedScps("ou-a"))))
                .startsWith("UNKNOWN");
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, FULL).refused(new ScpDocument("p-outer"))))
                .startsWith("UNKNOWN");
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, FULL).refused(new UnitsBelow("ou-a"))))
                .startsWith("UNKNOWN");
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, FULL).refused(new AccountsBelow("ou-b"))))
                .startsWith("UNKNOWN");
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, FULL).refused(new AccountsBelow("ou-a"))))
                .startsWith("FAIL");
        assertThat(member(GivenPath.levels(FULL, FULL, FULL, FULL).fact(new AccountsBelow("ou-b"), List.of())))
                .as("an account that is nowhere")
                .startsWith("UNKNOWN");
        assertThat(GivenPath.levels(FULL, FULL, FULL, FULL)
                        .refused(new OrganizationAccounts())
                        .judge(new OrgScpRestricts()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }

    @Test
    void aTreeThatBitesItsTailIsWalkedOnce() {
        Given given = GivenPath.levels(FULL, FULL, FULL, FULL);
        assertThat(member(given.fact(
                        new UnitsBelow("ou-b"),
                        List.of(OrganizationalUnit.builder().id("ou-a").build()))))
                .startsWith("FAIL");
    }

    @Test
    void fromAMemberNothingIsVisibleAndOutsideThereIsNothing() {
        assertThat(GivenPath.organization("999988887777", "ENABLED")
                        .refused(new Roots())
                        .judge(new OrgScpRestricts()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
        assertThat(Given.facts().fact(new OwnOrganization(), Optional.empty()).judge(new OrgScpRestricts()))
                .singleElement()
                .asString()
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void aMemberSeesItsOwnPathWithTheManagementAccountsEyes() {
        String some = FULL + "," + deny("'Sid':'NoBuckets','Action':'s3:CreateBucket','Resource':'*'");
        assertThat(fromMember(GivenPath.levels(FULL, some, FULL, FULL)))
                .startsWith("PASS " + MEMBER)
                .contains("statement NoBuckets of policy outer denies");
        assertThat(fromMember(GivenPath.levels(FULL, FULL, FULL, FULL))).startsWith("FAIL " + MEMBER);
        assertThat(fromMember(GivenPath.levels(FULL, FULL, FULL, FULL).refused(new AttachedScps("ou-a"))))
                .startsWith("UNKNOWN " + MEMBER);
    }

    private static String fromMember(Given management) {
        List<String> lines = Given.in(MEMBER)
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-1")
                                .masterAccountId(Given.ACCOUNT.id())
                                .build()))
                .refused(new Roots())
                .beside(management)
                .judge(new OrgScpRestricts());
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
