package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AuthorizationDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

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
        assertThat(principals(List.of(), List.of(), List.of())
                        .judge(new IamSupportRole())
                        .get(0))
                .startsWith("FAIL")
                .contains("no role holds");
        assertThat(principals(List.of(), List.of(), List.of(role("{")))
                        .judge(new IamSupportRole())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    private static String said(String principal, boolean encoded) {
        String document = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole*\",\"Principal\":{"
                + principal + "}}}";
        String text = encoded ? URLEncoder.encode(document, StandardCharsets.UTF_8) : document;
        return principals(List.of(), List.of(), List.of(role(text)))
                .judge(new IamSupportRole())
                .get(0);
    }

    private static RoleDetail role(String document) {
        return RoleDetail.builder()
                .roleName("Support")
                .assumeRolePolicyDocument(document)
                .attachedManagedPolicies(aws("AWSSupportAccess"))
                .build();
    }

    private static Given principals(List<UserDetail> users, List<GroupDetail> groups, List<RoleDetail> roles) {
        return Given.facts()
                .fact(new AuthorizationDetails(), new AuthorizationDetails.Principals(users, groups, roles));
    }

    private static AttachedPolicy aws(String name) {
        return AttachedPolicy.builder()
                .policyName(name)
                .policyArn("arn:aws:iam::aws:policy/" + name)
                .build();
    }
}
