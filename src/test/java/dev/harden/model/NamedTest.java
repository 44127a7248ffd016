package dev.harden.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedTest {
    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::SecurityGroup, sg-0a1b, web, security group sg-0a1b (web)",
        "AWS::EC2::SecurityGroup, sg-0a1b, sg-0a1b, security group sg-0a1b",
        "AWS::EC2::Instance, i-0f9e, old-database, instance i-0f9e (old-database)",
        "AWS::EC2::NetworkInterface, eni-1, instance i-0f9e (shop), network interface eni-1 of instance i-0f9e (shop)",
        "AWS::EC2::NetworkInterface, eni-1, eni-1, network interface eni-1",
        "AWS::Config::ConfigurationRecorder, default, default, configuration recorder default",
        "AWS::EC2::VPC, vpc-1, main, VPC vpc-1 (main)",
        "AWS::EC2::VPCEndpoint, vpce-1, vpce-1, VPC endpoint vpce-1",
        "AWS::WAFv2::WebACL, shop, shop, web ACL shop",
        "AWS::IAM::AccessKey, AKIA1, ben/AKIA1, access key AKIA1 (ben)",
        "AWS::IAM::User, ben, ben, user ben",
        "AWS::::Account, 111122223333, 111122223333, account 111122223333",
        "AWS::::Account, 111122223333, instance metadata defaults, account 111122223333 (instance metadata defaults)",
        "AWS::CloudFront::DistributionTenant, dt-1, shop.example.com, distribution tenant dt-1 (shop.example.com)",
    })
    void namesWhatItIsItsIdAndItsName(String type, String id, String name, String named) {
        assertThat(Named.of(finding("eu-west-1", new Resource("arn:x", id, type, name))))
                .isEqualTo(named);
    }

    @Test
    void tellsNamesakesApartThatAwsKnowsByArnAlone() {
        assertThat(List.of("eu-west-1:111122223333", "us-east-1:111122223333", "eu-west-1:444455556666"))
                .extracting(place -> "arn:aws:cloudtrail:" + place + ":trail/main")
                .extracting(
                        arn -> Named.of(finding("global", new Resource(arn, arn, "AWS::CloudTrail::Trail", "main"))))
                .containsExactly(
                        "trail main (eu-west-1)",
                        "trail main (us-east-1)",
                        "trail main (eu-west-1, account 444455556666)");
    }

    @Test
    void placesThemInTheirRegion() {
        Resource group = new Resource("arn:x", "sg-1", "AWS::EC2::SecurityGroup", "web");
        assertThat(Named.placed(finding("eu-west-1", group))).isEqualTo("security group sg-1 (web) in eu-west-1");
        assertThat(Named.placed(finding(Scope.GLOBAL, group))).isEqualTo("security group sg-1 (web)");
    }

    @Test
    void whatAnAccountHasOneOfIsToldFromTheAccountAndFromOthers() {
        Account account = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/me");
        assertThat(List.of(account.resource(), account.resource("a"), account.resource("b")))
                .extracting(Resource::key)
                .doesNotHaveDuplicates();
        assertThat(account.resource("a").arn()).isEqualTo(account.arn());
    }

    private static Finding finding(String region, Resource resource) {
        Outcome outcome = new Outcome(Status.FAIL, "m", List.of(), Optional.empty());
        return new Finding("x-check", Severity.LOW, "111122223333", region, resource, outcome);
    }
}
