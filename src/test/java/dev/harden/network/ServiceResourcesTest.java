package dev.harden.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ServiceResourcesTest {
    /** Services without resources of their own, whose actions are asked for {@code *}. */
    private static final Set<String> WITHOUT = Set.of(
            "applicationinsights",
            "autoscaling-plans",
            "awsconnector",
            "codedeploy-commands-secure",
            "comprehendmedical",
            "compute-optimizer",
            "cost-optimization-hub",
            "discovery",
            "ec2messages",
            "freetier",
            "importexport",
            "inspector",
            "inspector-scan",
            "lakeformation",
            "managedblockchain-query",
            "marketplacecommerceanalytics",
            "mechanicalturk",
            "migrationhub-strategy",
            "mobileanalytics",
            "partnercentral-account-management",
            "pricing",
            "resource-explorer",
            "route53domains",
            "sms",
            "snowball",
            "ssm-guiconnect",
            "ssmmessages",
            "support",
            "supportapp",
            "tag",
            "tax",
            "user-subscriptions");

    @Test
    void someCarryTheNameOfAnotherService() {
        assertThat(ServiceResources.of("rds-data", "aws-cn", "cn-north-1"))
                .containsExactly("arn:aws-cn:rds:cn-north-1:*:cluster:?*");
        assertThat(ServiceResources.of("s3", "aws", "eu-west-1")).containsExactly("arn:aws:s3:::?*");
        assertThat(ServiceResources.of("new-one", "aws", "*")).containsExactly("arn:aws:new-one:*:*:?*");
        assertThat(ServiceResources.of("servicecatalog", "aws", "eu-west-1"))
                .anyMatch(one -> one.startsWith("arn:aws:catalog:eu-west-1:"))
                .anyMatch(one -> one.startsWith("arn:aws:servicecatalog:eu-west-1:"));
    }

    @Test
    void eachServiceHasSomeOrIsKnownToHaveNone() {
        Set<String> without = new TreeSet<>();
        for (String line : ServiceName.lines("services.txt")) {
            String prefix = line.split(" ")[1];
            List<String> all = ServiceResources.of(prefix, "aws", "eu-west-1");
            assertThat(all).allMatch(one -> one.split(":", 6).length == 6);
            if (!prefix.equals("-") && all.equals(List.of("arn:aws:" + prefix + ":*:*:?*"))) {
                without.add(prefix);
            }
        }
        assertThat(without).containsExactlyElementsOf(new TreeSet<>(WITHOUT));
    }
}
