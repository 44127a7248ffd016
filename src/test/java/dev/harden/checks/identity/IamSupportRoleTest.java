package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.RoleDetail;

class IamSupportRoleTest {
    @Test
    void passesWithARoleThatPeopleCanAssumeRawOrEncoded() {
        assertThat(said("\"AWS\":\"111122223333\"", false)).startsWith("PASS");
        assertThat(said("\"AWS\":[\"arn:aws:iam::111122223333:user/a\"]", true)).startsWith("PASS");
        assertThat(said("\"Federated\":\"arn:aws:iam::111122223333:saml-provider/x\"", false))
                .startsWith("PASS");
    }

    @Test
    void failsWhenOnlyServicesOrWorkloadsCan() {
        assertThat(said("\"Service\":\"ec2.amazonaws.com\"", false))
                .startsWith("FAIL")
                .contains("services and workloads");
        assertThat(said("\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/x\"", false))
                .startsWith("FAIL");
    }

    @Test
    void failsWithoutARoleAndIsUnknownWhenThePolicyCannotBeRead() {
        assertThat(GivenPrincipals.of(List.of(), List.of(), List.of())
                        .judge(new IamSupportRole())
                        .get(0))
                .startsWith("FAIL")
                .contains("no role has");
        assertThat(GivenPrincipals.of(List.of(), List.of(), List.of(role("{")))
                        .judge(new IamSupportRole())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    @Test
    void takesAllowAndDenyTogether() {
        String outside = "{'Effect':'Deny','Principal':{'AWS':'*'},'Action':'sts:AssumeRole','Condition':{"
                + "'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-exampleorg1'},"
                + "'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}}}";
        assertThat(with(outside)).startsWith("PASS");
        assertThat(with("{'Effect':'Deny','Principal':'*','Action':'sts:TagSession'}"))
                .startsWith("PASS");
        assertThat(with("{'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::111122223333:user/a'},"
                        + "'Action':'sts:AssumeRole'}"))
                .startsWith("PASS");
        assertThat(with("{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':{"
                        + "'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}}"))
                .startsWith("PASS");
        assertThat(with("{'Effect':'Deny','Principal':'*','Action':'sts:*'}")).startsWith("FAIL");
        assertThat(with("{'Effect':'Deny','Principal':{'AWS':'111122223333'},'Action':'sts:AssumeRole'}"))
                .startsWith("FAIL");
    }

    private static String with(String deny) {
        String allow = "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},"
                + "'Action':'sts:AssumeRole'}";
        String document = ("{'Statement':[" + allow + "," + deny + "]}").replace('\'', '"');
        return GivenPrincipals.of(List.of(), List.of(), List.of(role(document)))
                .judge(new IamSupportRole())
                .get(0);
    }

    private static String said(String principal, boolean encoded) {
        String document = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole*\",\"Principal\":{"
                + principal + "}}}";
        String text = encoded ? URLEncoder.encode(document, StandardCharsets.UTF_8) : document;
        return GivenPrincipals.of(List.of(), List.of(), List.of(role(text)))
                .judge(new IamSupportRole())
                .get(0);
    }

    private static RoleDetail role(String document) {
        return RoleDetail.builder()
                .roleName("Support")
                .assumeRolePolicyDocument(document)
                .attachedManagedPolicies(GivenPrincipals.aws("AWSSupportAccess"))
                .build();
    }
}
