package dev.harden.checks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.network.Block;
import dev.harden.network.Endpoint;
import dev.harden.network.ServiceName;
import dev.harden.network.ServiceResources;
import dev.harden.network.Vpc;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.organizations.model.Organization;

class EndpointPolicyTest {
    private static final String FULL = "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}";

    private static Given given(String service, String type, String policy) {
        Endpoint.Way way = new Endpoint.Way(type, Set.of(), Set.of(), Set.of(), true, false);
        String name = "com.amazonaws.eu-west-1." + service;
        Endpoint endpoint = new Endpoint("vpce-1", Given.ACCOUNT.id(), "vpc-1", name, "available", way, policy);
        return Given.facts()
                .fact(new VpcEndpoints("eu-west-1"), Map.of("vpce-1", endpoint))
                .fact(
                        new VpcEndpointServices("eu-west-1"),
                        Map.of(
                                name,
                                ServiceDetail.builder()
                                        .vpcEndpointPolicySupported(!service.equals("mute"))
                                        .build()));
    }

    private static String said(String service, String... statements) {
        return given(service, "Interface", GivenRights.document(statements))
                .judge(new EndpointPolicy(), "eu-west-1")
                .get(0);
    }

    private static String allow(String principal, String rest) {
        return "{'Effect':'Allow','Principal':" + principal + "," + rest + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'*','Resource':'*'",
                "'Action':'*:*','Resource':['*']",
                "'Action':'s3:*','Resource':'arn:aws:s3:::*'",
                "'NotAction':'ec2:*','Resource':'*'",
                "'Action':'*','Resource':'*','Condition':{'StringLikeIfExists':{'aws:PrincipalOrgID':'*'}}"
            })
    void failsWhateverWayEverybodyMayDoEverything(String rest) {
        String expected = "FAIL vpce-1: everybody may do everything with com.amazonaws.eu-west-1.s3 through it";
        assertThat(said("s3", allow("'*'", rest))).isEqualTo(expected);
        assertThat(said("s3", allow("{'AWS':['*']}", rest))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'s3:Get*','Resource':'*'",
                "'Action':'*','Resource':'arn:aws:s3:::b/*'",
                "'NotAction':'s3:*','Resource':'*'",
                "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}",
                "'Action':'*','Resource':'*','Condition':{'StringLike':{'aws:PrincipalOrgID':'*'}}"
            })
    void passesWithLess(String rest) {
        assertThat(said("s3", allow("'*'", rest))).startsWith("PASS vpce-1: its policy restricts it: ");
    }

    private static String conditional(String... conditions) {
        return gateway(conditions).judge(new EndpointPolicy(), "eu-west-1").get(0);
    }

    private static Given gateway(String... conditions) {
        String[] statements = java.util.Arrays.stream(conditions)
                .map(one -> allow("'*'", "'Action':'*','Resource':'*','Condition':{" + one + "}"))
                .toArray(String[]::new);
        return given("s3", "Gateway", GivenRights.document(statements))
                .fact(
                        new Vpcs("eu-west-1"),
                        Map.of(
                                "vpc-1",
                                new Vpc(
                                        "vpc-1",
                                        Given.ACCOUNT.id(),
                                        false,
                                        Block.parse("10.0.0.0/16").addresses())))
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder().id("o-1").build()));
    }

    @Test
    void aConditionThatEveryRequestThroughItMeetsIsNone() {
        assertThat(conditional("'StringEquals':{'aws:SourceVpc':'vpc-1'}")).startsWith("FAIL");
        assertThat(conditional("'StringEquals':{'aws:SourceVpce':'vpce-1'}")).startsWith("FAIL");
        assertThat(conditional("'StringLike':{'aws:SourceVpce':'vpce-*'}")).startsWith("FAIL");
        assertThat(conditional("'Bool':{'aws:SecureTransport':'true'}")).startsWith("FAIL");
        assertThat(conditional("'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/16'}")).startsWith("FAIL");
        assertThat(conditional("'IpAddress':{'aws:VpcSourceIp':['10.0.0.0/17','10.0.128.0/17']}"))
                .startsWith("FAIL");
        assertThat(conditional(
                        "'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/17'}",
                        "'IpAddress':{'aws:VpcSourceIp':'10.0.128.0/17'}"))
                .startsWith("FAIL");
        assertThat(conditional("'StringEquals':{'aws:VpceAccount':'111122223333'}"))
                .startsWith("FAIL");
        assertThat(conditional("'StringEquals':{'aws:RequestedRegion':'eu-west-1'}"))
                .startsWith("FAIL");
        assertThat(conditional("'Bool':{'aws:ViaAWSService':'false'}")).startsWith("FAIL");
        assertThat(conditional("'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}"))
                .startsWith("FAIL");
        assertThat(conditional("'DateGreaterThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}"))
                .startsWith("FAIL");
        assertThat(conditional("'DateLessThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}"))
                .startsWith("PASS");
        assertThat(conditional("'ArnEquals':{'aws:SourceVpcArn':'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1'}"))
                .startsWith("FAIL");
        assertThat(conditional("'ArnEquals':{'aws:SourceVpcArn':'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-2'}"))
                .startsWith("PASS");
        assertThat(conditional("'StringEquals':{'aws:VpceAccount':'444455556666'}"))
                .startsWith("PASS");
        assertThat(conditional("'StringEquals':{'aws:RequestedRegion':'eu-central-1'}"))
                .startsWith("PASS");
        assertThat(conditional("'StringEquals':{'aws:SourceVpc':'vpc-2'}")).startsWith("PASS");
        assertThat(conditional("'StringEquals':{'aws:SourceVpce':'vpce-2'}")).startsWith("PASS");
        assertThat(conditional("'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/17'}")).startsWith("PASS");
    }

    @Test
    void theOrganizationOfTheEndpointIsThatOfItsAccount() {
        assertThat(conditional("'StringEquals':{'aws:VpceOrgID':'o-1'}")).startsWith("FAIL");
        assertThat(conditional("'StringEquals':{'aws:VpceOrgID':'o-2'}")).startsWith("PASS");
        assertThat(conditional("'ForAnyValue:StringLike':{'aws:VpceOrgPaths':'o-1/*'}"))
                .startsWith("UNKNOWN vpce-1: NOT_SETTLED whether o-1/* is where the account of the endpoint stands");
        Given alone = gateway("'StringEquals':{'aws:VpceOrgID':'o-1'}").fact(new OwnOrganization(), Optional.empty());
        assertThat(alone.judge(new EndpointPolicy(), "eu-west-1").get(0)).startsWith("PASS");
        Given hidden = gateway("'StringEquals':{'aws:VpceOrgID':'o-1'}").refused(new OwnOrganization());
        assertThat(hidden.judge(new EndpointPolicy(), "eu-west-1").get(0)).startsWith("UNKNOWN");
        Given other = gateway("'StringEquals':{'aws:PrincipalOrgID':'o-1'}").refused(new OwnOrganization());
        assertThat(other.judge(new EndpointPolicy(), "eu-west-1").get(0)).startsWith("PASS");
    }

    @ParameterizedTest
    @CsvSource({
        "rds-data, rds-data:*, arn:aws:rds:*:*:*, FAIL",
        "rds-data, rds-data:*, arn:aws:rds:*:*:cluster:*, FAIL",
        "rds-data, rds-data:*, arn:aws:rds:*:*:cluster:shop, PASS",
        "redshift-data, *, arn:aws:redshift*:*:*:*, FAIL",
        "redshift-data, *, arn:aws:redshift:*:*:*, PASS",
        "ebs, ebs:*, arn:aws:ec2:*::snapshot/*, FAIL",
        "ebs, ebs:*, arn:aws:ec2:*::snapshot/snap-1, PASS",
        "ds-data, ds-data:*, arn:aws:ds:*:*:directory/*, FAIL",
        "eks-auth, eks-auth:*, arn:aws:eks:*:*:cluster/*, FAIL",
        "eks-auth, eks-auth:*, arn:aws:eks:*:111122223333:cluster/*, PASS",
        "cloudtrail-data, *, arn:aws:cloudtrail:*:*:channel/*, FAIL",
        "data.jobs.iot, *, arn:aws:iot:*:*:thing/*, FAIL",
        "sts, sts:*, arn:aws:iam::*:role/*, FAIL",
        "sts, sts:*, arn:aws:iam::111122223333:role/*, PASS",
        "secretsmanager, secretsmanager:*, arn:aws:secretsmanager:*:*:secret:*, FAIL",
        "secretsmanager, secretsmanager:*, arn:aws:secretsmanager:eu-west-1:*:secret:*, FAIL",
        "secretsmanager, secretsmanager:*, arn:aws:secretsmanager:eu-central-1:*:secret:*, PASS",
        "sqs, sqs:*, arn:aws:sqs:*:*:*, FAIL",
        "sqs, sqs:*, arn:aws:sqs:*:*:orders, PASS",
        "kms, kms:*, arn:aws:kms:*:*:key/*, PASS",
        "servicecatalog, servicecatalog:*, arn:aws:servicecatalog:*:*:*, PASS"
    })
    void theResourcesOfAServiceAreToldByItsArns(String service, String action, String resource, String status) {
        assertThat(said(service, allow("'*'", "'Action':'" + action + "','Resource':'" + resource + "'")))
                .startsWith(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glue", "iot", "wafv2", "redshift-data", "states"})
    void aPolicyThatNamesAllResourcesIsFull(String service) {
        String prefix =
                ServiceName.of("com.amazonaws.eu-west-1." + service).prefix().orElseThrow();
        String all = String.join("','", ServiceResources.of(prefix, "aws", "*")).replace("?*", "*");
        assertThat(said(service, allow("'*'", "'Action':'" + prefix + ":*','Resource':['" + all + "']")))
                .startsWith("FAIL");
    }

    @Test
    void aServiceOfManyResourcesIsDecidedAllTheSame() {
        assertThat(said("ec2", FULL)).startsWith("FAIL");
        assertThat(said("sagemaker.api", allow("'*'", "'Action':'sagemaker:*','Resource':'arn:aws:sagemaker:*:*:*'")))
                .startsWith("FAIL");
        assertThat(said("ec2", allow("'*'", "'Action':'*','Resource':'arn:aws:ec2:*:*:instance/*'")))
                .startsWith("PASS");
    }

    @Test
    void accountsAndOrganizationsOfConditionsAreNamed() {
        assertThat(conditional("'StringEquals':{'aws:PrincipalAccount':['111122223333','444455556666']}"))
                .startsWith("PASS")
                .endsWith("; it names other accounts: 444455556666");
        assertThat(conditional("'StringEquals':{'aws:PrincipalOrgID':'o-1'}"))
                .startsWith("PASS")
                .endsWith("; it names organizations: o-1");
    }

    @Test
    void passesForNamedAccountsAndNamesThem() {
        assertThat(said(
                        "s3",
                        allow(
                                "{'AWS':['111122223333','arn:aws:iam::999988887777:root']}",
                                "'Action':'*','Resource':'*'")))
                .startsWith("PASS")
                .endsWith("; it names other accounts: 999988887777");
    }

    @Test
    void aDenyNarrowsWhereItIsAboutTheService() {
        String deny = "{'Effect':'Deny','Principal':'*','Resource':'*','Action':";
        assertThat(said("s3", FULL, deny + "'s3:PutObject'}"))
                .isEqualTo(
                        "PASS vpce-1: its policy restricts it: statement #2 of the policy of endpoint vpce-1 denies");
        assertThat(said("s3", FULL, deny + "'s3:*','Condition':{'StringNotEquals':{'aws:ResourceOrgID':'o-1'}}}"))
                .startsWith("PASS")
                .endsWith("denies under conditions on aws:ResourceOrgID");
        assertThat(said("s3", FULL, deny + "'ec2:*'}")).startsWith("FAIL");
        assertThat(said("monitoring", FULL, deny + "'cloudwatch:PutMetricData'}"))
                .startsWith("PASS");
    }

    @Test
    void isUnknownWhenItHangsOnHowTheServicesActionsAreNamed() {
        String deny = "{'Effect':'Deny','Principal':'*','Resource':'*','Action':'other:*'}";
        assertThat(said("obscure", FULL)).startsWith("FAIL");
        assertThat(said("obscure", allow("'*'", "'Action':'obscure:*','Resource':'*'")))
                .startsWith("FAIL");
        assertThat(said("obscure", allow("{'AWS':'111122223333'}", "'Action':'*','Resource':'*'")))
                .startsWith("PASS");
        assertThat(said("obscure", allow("'*'", "'Action':'other:*','Resource':'*'")))
                .startsWith("UNKNOWN")
                .contains("which actions are those of com.amazonaws.eu-west-1.obscure is not known here");
        assertThat(said("obscure", FULL, "{'Effect':'Deny','Principal':'*','Resource':'*','Action':'obscure:A'}"))
                .startsWith("UNKNOWN");
        assertThat(said("obscure", FULL, deny)).startsWith("FAIL");
    }

    @Test
    void endpointsWithoutPoliciesAreLeftOut() {
        assertThat(said("mute", FULL)).startsWith("NOT_APPLICABLE");
        assertThat(given("s3", "GatewayLoadBalancer", "").judge(new EndpointPolicy(), "eu-west-1"))
                .containsExactly("NOT_APPLICABLE vpce-1: endpoints of type GatewayLoadBalancer take no policy");
    }

    @Test
    void isUnknownWhenThePolicyIsNoneOrNothingIsSeen() {
        assertThat(given("s3", "Gateway", "{").judge(new EndpointPolicy(), "eu-west-1"))
                .containsExactly("UNKNOWN vpce-1: NOT_SETTLED the policy of endpoint vpce-1 cannot be read");
        assertThat(given("s3", "Gateway", "").judge(new EndpointPolicy(), "eu-west-1"))
                .containsExactly("UNKNOWN vpce-1: NOT_SETTLED the policy of endpoint vpce-1 is no object");
        assertThat(Given.facts().refused(new VpcEndpoints("eu-west-1")).judge(new EndpointPolicy(), "eu-west-1"))
                .allMatch(line -> line.startsWith("UNKNOWN"));
    }
}
