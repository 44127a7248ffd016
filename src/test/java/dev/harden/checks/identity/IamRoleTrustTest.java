package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OwnOrganization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.Organization;

class IamRoleTrustTest {
    private static final String VENDOR = "'AWS':'arn:aws:iam::444455556666:root'";
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String EKS = "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/deploy'}",
                "'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-abcdefghij'}",
                "'StringEquals':{'sts:ExternalId':'secret'}",
                "'Bool':{'aws:MultiFactorAuthPresent':'true'}",
                "'StringLike':{'aws:PrincipalOrgID':'o-*'}",
                "'StringNotEquals':{'aws:PrincipalAccount':'444455556666'}",
                "'StringEquals':{'aws:PrincipalOrgID':'o-zyxwvutsrq'}"
            })
    void failsWhereEverybodyComesIn(String condition) {
        assertThat(said(allow("'AWS':'*'", condition))).startsWith("FAIL").contains("everybody");
        assertThat(said("{'Effect':'Allow','Action':'sts:*','Principal':'*','Condition':{" + condition + "}}"))
                .startsWith("FAIL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}",
                "'StringEquals':{'aws:PrincipalAccount':'111122223333'}",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}",
                "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/r-ab12/*'}",
                "'StringEquals':{'aws:ResourceOrgID':'o-abcdefghij','aws:PrincipalOrgID':'o-abcdefghij'}"
            })
    void passesWhereAConditionKeepsStrangersOut(String condition) {
        assertThat(said(allow("'AWS':'*'", condition))).startsWith("PASS");
    }

    @Test
    void weighsAllowAndDenyTogether() {
        String deny = "{'Effect':'Deny','Action':'sts:AssumeRole','Principal':'*','Condition':{"
                + "'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-abcdefghij'}}}";
        assertThat(said(allow("'AWS':'*'", "") + "," + deny)).startsWith("PASS");
        assertThat(said(allow(VENDOR, "") + "," + deny)).startsWith("PASS");
        assertThat(said(allow("'AWS':'*'", "") + "," + deny.replace("IfExists", "")))
                .startsWith("PASS");
        assertThat(said(allow("'AWS':'*'", "") + "," + deny.replace("sts:AssumeRole", "sts:TagSession")))
                .startsWith("FAIL");
        assertThat(said(allow("'AWS':'*'", "") + "," + deny.replace("StringNotEqualsIfExists", "StringEquals")))
                .startsWith("FAIL");
        assertThat(said("{'Effect':'Allow','Action':'sts:AssumeRole','NotPrincipal':{" + VENDOR + "}}"))
                .startsWith("FAIL")
                .contains("everybody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'StringLike':{'sts:ExternalId':'*'}",
                "'StringEqualsIfExists':{'sts:ExternalId':'x1'}",
                "'Null':{'sts:ExternalId':'false'}",
                "'BoolIfExists':{'aws:MultiFactorAuthPresent':'true'}",
                "'IpAddress':{'aws:SourceIp':['0.0.0.0/1','128.0.0.0/1']}",
                "'StringEquals':{'sts:RoleSessionName':'deploy'}",
                "'DateGreaterThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}"
            })
    void failsWhereNothingNarrowsAnAccountOutside(String condition) {
        assertThat(said(allow(VENDOR, condition))).startsWith("FAIL").contains("account 444455556666");
        assertThat(said(allow("'AWS':['arn:aws:iam::444455556666:role/scan','111122223333']", condition)))
                .startsWith("FAIL")
                .contains("arn:aws:iam::444455556666:role/scan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'sts:ExternalId':'x1'}",
                "'Bool':{'aws:MultiFactorAuthPresent':'true'}",
                "'IpAddress':{'aws:SourceIp':'198.51.100.0/24'}",
                "'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}",
                "'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/scan'}"
            })
    void passesWhereAnAccountOutsideIsNarrowed(String condition) {
        assertThat(said(allow(VENDOR, condition))).startsWith("PASS").contains("444455556666:root");
    }

    @Test
    void passesWithAccountsOfTheOrganizationAndOfTheOption() {
        assertThat(said(allow("'AWS':['111122223333','777788889999','999900001111']", "")))
                .startsWith("PASS");
        assertThat(given(allow(VENDOR, ""))
                        .option("iam-role-trust.accounts", List.of("444455556666"))
                        .judge(new IamRoleTrust()))
                .allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void isUnknownWhereAnAccountMayBeAMember() {
        Given hidden = roles(allow(VENDOR, "")).fact(new OwnOrganization(), organization());
        assertThat(hidden.refused(new OrganizationAccounts())
                        .judge(new IamRoleTrust())
                        .get(0))
                .startsWith("UNKNOWN");
        Given external = roles(allow(VENDOR, "'StringEquals':{'sts:ExternalId':'x1'}"));
        assertThat(external.judge(new IamRoleTrust()).get(0)).startsWith("PASS");
        Given none = roles(allow(VENDOR, "")).fact(new OwnOrganization(), Optional.empty());
        assertThat(none.judge(new IamRoleTrust()).get(0)).startsWith("FAIL");
        assertThat(said(allow("'AWS':'*'", "'StringEquals':{'zq:unheard':'x'}")))
                .startsWith("UNKNOWN");
        assertThat(said("{'Effect':'Allow'}")).startsWith("UNKNOWN");
    }

    @Test
    void asksSubjectAndAudienceOfIdentityProviders() {
        String aud = "'StringEquals':{'" + GITHUB + ":aud':'sts.amazonaws.com'}";
        for (String wide : List.of(
                "*",
                "repo:*",
                "repo:*/app:*",
                "repo:acme*",
                "repo:acme*/app:*",
                "*:ref:refs/heads/main",
                "repo:ac?e*",
                "repo:acme*/app*:*",
                "repo:*@123456/app@*:*")) {
            assertThat(said(oidc(GITHUB, aud + ",'StringLike':{'" + GITHUB + ":sub':'" + wide + "'}")))
                    .as(wide)
                    .startsWith("FAIL")
                    .contains("strangers");
        }
        assertThat(said(oidc(GITHUB, aud))).startsWith("FAIL").contains("strangers");
        assertThat(said(oidc(GITHUB, aud + ",'StringNotLike':{'gitlab.com:sub':'x'}")))
                .startsWith("FAIL");
        for (String narrow : List.of(
                "repo:acme/*",
                "repo:acme/app:*",
                "repo:acme/app:ref:refs/heads/main",
                "repo:acme@123456/app@456789:*",
                "repo:acme@*/app@*:*")) {
            String sub = "'StringLike':{'" + GITHUB + ":sub':'" + narrow + "'}";
            assertThat(said(oidc(GITHUB, aud + "," + sub))).as(narrow).startsWith("PASS");
            assertThat(said(oidc(GITHUB, sub))).startsWith("FAIL").contains("audience");
        }
        assertThat(said(oidc(GITHUB, aud + ",'StringLike':{'" + GITHUB + ":repository_owner':'acme'}")))
                .startsWith("PASS");
        assertThat(said(oidc(GITHUB, aud + ",'StringLike':{'" + GITHUB + ":ref':'refs/heads/main'}")))
                .startsWith("FAIL");
    }

    @Test
    void failsWithEveryIdentityProvider() {
        assertThat(said("{'Effect':'Allow','Action':'sts:AssumeRoleWithWebIdentity','Principal':'*'}"))
                .startsWith("FAIL")
                .contains("every identity provider");
    }

    @Test
    void knowsTheSubjectsOfOtherProviders() {
        assertThat(of("gitlab.com", "project_path:acme/app:ref_type:branch:ref:main"))
                .startsWith("PASS");
        assertThat(of("gitlab.com", "project_path:*:ref_type:branch:ref:main")).startsWith("FAIL");
        assertThat(of("app.terraform.io", "organization:acme:project:*:workspace:*:run_phase:*"))
                .startsWith("PASS");
        assertThat(of("app.terraform.io", "organization:*:project:infra:workspace:*:run_phase:apply"))
                .startsWith("FAIL");
        assertThat(of(EKS, "system:serviceaccount:prod:app")).startsWith("PASS");
        assertThat(of(EKS, "system:serviceaccount:*:app")).startsWith("FAIL");
        assertThat(of(EKS, "system:serviceaccount:*")).startsWith("FAIL");
    }

    @Test
    void asksTheAudienceOfSaml() {
        String saml = "{'Effect':'Allow','Action':['sts:AssumeRoleWithSAML','sts:TagSession'],'Principal':{'Federated':"
                + "'arn:aws:iam::111122223333:saml-provider/x'}%s}";
        assertThat(said(saml.formatted(
                        ",'Condition':{'StringEquals':{'SAML:aud':'https://signin.aws.amazon.com/saml'}}")))
                .startsWith("PASS");
        assertThat(said(saml.formatted(""))).startsWith("FAIL").contains("SAML:aud");
        assertThat(said(saml.formatted(",'Condition':{'StringLike':{'SAML:aud':'*'}}")))
                .startsWith("FAIL");
    }

    @Test
    void asksTheSourceOfServicesThatActForOthers() {
        String sns = "'Service':'sns.amazonaws.com'";
        assertThat(said(allow(sns, ""))).startsWith("FAIL").contains("sns.amazonaws.com");
        assertThat(said(allow(sns, "'StringEquals':{'aws:SourceAccount':'111122223333'}")))
                .startsWith("PASS");
        assertThat(said(allow(sns, "'StringEquals':{'aws:SourceOrgID':'o-abcdefghij'}")))
                .startsWith("PASS");
        assertThat(said(allow(sns, "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:111122223333:*'}")))
                .startsWith("PASS");
        assertThat(said(allow(sns, "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:alerts'}")))
                .startsWith("FAIL");
        assertThat(said(allow(sns, "'StringLike':{'aws:SourceAccount':'*'}"))).startsWith("FAIL");
        assertThat(said(allow(sns, "") + ",{'Effect':'Deny','Action':'*','Principal':'*','Condition':{"
                        + "'StringNotEquals':{'aws:SourceAccount':'111122223333'}}}"))
                .startsWith("PASS");
        assertThat(said(allow("'Service':'ec2.amazonaws.com'", ""))).startsWith("PASS");
    }

    @Test
    void leavesServiceLinkedRolesOut() {
        RoleDetail linked = RoleDetail.builder()
                .roleName("AWSServiceRoleForX")
                .arn("arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX")
                .assumeRolePolicyDocument("{")
                .build();
        assertThat(GivenPrincipals.of(List.of(), List.of(), List.of(linked)).judge(new IamRoleTrust()))
                .containsExactly("NOT_APPLICABLE 111122223333: the account has no roles but service-linked ones");
        assertThat(Given.facts().refused(new AuthorizationDetails()).judge(new IamRoleTrust()))
                .allMatch(line -> line.startsWith("UNKNOWN"));
    }

    private static String of(String host, String subject) {
        return said(oidc(
                host,
                "'StringEquals':{'" + host + ":aud':'sts.amazonaws.com'},'StringLike':{'" + host + ":sub':'" + subject
                        + "'}"));
    }

    private static String oidc(String host, String condition) {
        return "{'Effect':'Allow','Action':'sts:AssumeRoleWithWebIdentity','Principal':{'Federated':"
                + "'arn:aws:iam::111122223333:oidc-provider/" + host + "'},'Condition':{" + condition + "}}";
    }

    static String allow(String principal, String condition) {
        return "{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{" + principal + "}"
                + (condition.isEmpty() ? "" : ",'Condition':{" + condition + "}") + "}";
    }

    static String said(String statements) {
        return given(statements).judge(new IamRoleTrust()).get(0);
    }

    private static Given given(String statements) {
        return roles(statements)
                .fact(new OwnOrganization(), organization())
                .fact(
                        new OrganizationAccounts(),
                        List.of(
                                Account.builder().id("111122223333").build(),
                                Account.builder().id("777788889999").build()));
    }

    static Optional<Organization> organization() {
        return Optional.of(Organization.builder()
                .id("o-abcdefghij")
                .masterAccountId("999900001111")
                .build());
    }

    static Given roles(String statements) {
        RoleDetail role = RoleDetail.builder()
                .roleName("job")
                .arn("arn:aws:iam::111122223333:role/job")
                .assumeRolePolicyDocument("{'Version':'2012-10-17','Statement':[%s]}"
                        .formatted(statements)
                        .replace('\'', '"'))
                .build();
        return GivenPrincipals.of(List.of(), List.of(), List.of(role));
    }
}
