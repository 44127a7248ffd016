package dev.harden.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.amplify.Apps;
import dev.harden.facts.apigateway.RestApis;
import dev.harden.facts.apigateway.Stages;
import dev.harden.facts.apprunner.ServiceDetails;
import dev.harden.facts.apprunner.Services;
import dev.harden.facts.appsync.EventApis;
import dev.harden.facts.appsync.GraphqlApis;
import dev.harden.facts.cloudfront.DistributionTenants;
import dev.harden.facts.cloudfront.Distributions;
import dev.harden.facts.cognito.UserPools;
import dev.harden.facts.ec2.VerifiedAccessInstances;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.DistributionTenantSummary;

/** Holds the lists of what takes web requests to AWS's answers. */
class WebFrontFactsTest {
    private static final String REGION = "eu-west-1";

    static Stream<Fact<? extends List<?>>> json() {
        return Stream.of(
                new RestApis(REGION),
                new Stages(REGION, "a"),
                new GraphqlApis(REGION),
                new EventApis(REGION),
                new UserPools(REGION),
                new Services(REGION),
                new Apps(REGION));
    }

    @ParameterizedTest
    @MethodSource("json")
    void anEmptyAnswerIsNoEmptyList(Fact<? extends List<?>> fact) {
        assertThatThrownBy(() -> fact.load(new CannedAws().answer(200, "{}"))).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("json")
    void aRefusalIsNoAnswer(Fact<? extends List<?>> fact) {
        CannedAws aws = new CannedAws().answer(400, "{\"__type\":\"AccessDeniedException\"}");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(AwsServiceException.class);
    }

    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        assertThat(new RestApis(REGION)
                        .load(pages("{\"item\":[],\"position\":\"p\"}", "{\"item\":[{\"id\":\"a\",\"name\":\"n\"}]}")))
                .hasSize(1);
        assertThat(new GraphqlApis(REGION)
                        .load(pages(
                                "{\"graphqlApis\":[],\"nextToken\":\"p\"}",
                                "{\"graphqlApis\":[{\"arn\":\"r\",\"apiId\":\"a\",\"name\":\"n\"}]}")))
                .hasSize(1);
        assertThat(new EventApis(REGION)
                        .load(pages(
                                "{\"apis\":[],\"nextToken\":\"p\"}",
                                "{\"apis\":[{\"apiArn\":\"r\",\"apiId\":\"a\",\"name\":\"n\"}]}")))
                .hasSize(1);
        CannedAws pools =
                pages("{\"UserPools\":[],\"NextToken\":\"p\"}", "{\"UserPools\":[{\"Id\":\"a\",\"Name\":\"n\"}]}");
        assertThat(new UserPools(REGION).load(pools)).hasSize(1);
        assertThat(pools.asked().get(1)).contains("\"MaxResults\":60").contains("\"NextToken\":\"p\"");
        assertThat(new Services(REGION)
                        .load(pages(
                                "{\"ServiceSummaryList\":[],\"NextToken\":\"p\"}",
                                "{\"ServiceSummaryList\":[{\"ServiceArn\":\"r\",\"ServiceId\":\"a\",\"ServiceName\":\"n\","
                                        + "\"Status\":\"RUNNING\"}]}")))
                .hasSize(1);
        assertThat(new Apps(REGION)
                        .load(pages(
                                "{\"apps\":[],\"nextToken\":\"p\"}",
                                "{\"apps\":[{\"appArn\":\"r\",\"appId\":\"a\",\"name\":\"n\"}]}")))
                .hasSize(1);
    }

    private static CannedAws pages(String... pages) {
        CannedAws aws = new CannedAws();
        for (String page : pages) {
            aws.answer(200, page);
        }
        return aws;
    }

    private static String distributions(boolean more, String... items) {
        return "<DistributionList><Marker/>" + (more ? "<NextMarker>m</NextMarker>" : "") + "<MaxItems>100</MaxItems>"
                + "<IsTruncated>" + more + "</IsTruncated><Quantity>" + items.length + "</Quantity>"
                + (items.length == 0 ? "" : "<Items>" + String.join("", items) + "</Items>") + "</DistributionList>";
    }

    private static String distribution(String id, String acl) {
        return "<DistributionSummary><Id>" + id + "</Id><ARN>arn:of:" + id + "</ARN><Enabled>true</Enabled>"
                + "<WebACLId>" + acl + "</WebACLId></DistributionSummary>";
    }

    @Test
    void listsDistributionsByMarkers() {
        CannedAws aws = pages(
                distributions(true),
                distributions(true, distribution("A", "")),
                distributions(false, distribution("B", "x")));
        assertThat(new Distributions().load(aws))
                .extracting(DistributionSummary::webACLId)
                .containsExactly("", "x");
        assertThat(aws.asked().get(2)).startsWith("Marker=m");
        assertThat(new Distributions().load(pages(distributions(false)))).isEmpty();
        assertThatThrownBy(() -> new Distributions().load(pages("<Nothing/>"))).isInstanceOf(Answers.Incomplete.class);
        String cut = distributions(false, distribution("A", "")).replace("<Quantity>1<", "<Quantity>2<");
        assertThatThrownBy(() -> new Distributions().load(pages(cut))).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void listsTenantsByMarkers() {
        String one = "<DistributionTenantSummary><Id>t</Id><DistributionId>A</DistributionId><Name>n</Name><Arn>r</Arn>"
                + "<Customizations><WebAcl><Action>disable</Action></WebAcl></Customizations><Enabled>true</Enabled>"
                + "</DistributionTenantSummary>";
        CannedAws aws = pages(
                "<ListDistributionTenantsResult><NextMarker>m</NextMarker><DistributionTenantList/></ListDistributionTenantsResult>",
                "<ListDistributionTenantsResult><DistributionTenantList>" + one
                        + "</DistributionTenantList></ListDistributionTenantsResult>");
        assertThat(new DistributionTenants().load(aws))
                .extracting(DistributionTenantSummary::id)
                .containsExactly("t");
        assertThat(aws.asked().get(1)).contains("<Marker>m</Marker>");
        assertThatThrownBy(() -> new DistributionTenants().load(pages("<Nothing/>")))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void aRegionWithoutVerifiedAccessHasNone() {
        CannedAws none = new CannedAws()
                .answer(400, "<Response><Errors><Error><Code>InvalidAction</Code></Error></Errors></Response>");
        assertThat(new VerifiedAccessInstances(REGION).load(none)).isEmpty();
        assertThatThrownBy(() -> new VerifiedAccessInstances(REGION)
                        .load(new CannedAws().answer(200, "<DescribeVerifiedAccessInstancesResponse/>")))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void asksNoServiceWhereItCannotBe() {
        assertThat(new Services("af-south-1").load(new CannedAws())).isEmpty();
        assertThat(Offered.in("eu-west-1", "apprunner")).isTrue();
        assertThat(Offered.in("xx-new-9", "apprunner")).isTrue();
    }

    @Test
    void aServiceThatDoesNotSayWhetherItIsPublicIsNoAnswer() {
        String arn = "arn:aws:apprunner:eu-west-1:111122223333:service/web/1";
        ServiceDetails asked = new ServiceDetails("eu-west-1", arn);
        String network = "{\"Service\":{\"NetworkConfiguration\":{\"IngressConfiguration\":{%s}}}}";
        assertThat(asked.load(new CannedAws().answer(200, network.formatted("\"IsPubliclyAccessible\":false"))))
                .isFalse();
        for (String cut : List.of(network.formatted(""), "{\"Service\":{}}", "{}")) {
            assertThatThrownBy(() -> asked.load(new CannedAws().answer(200, cut)))
                    .isInstanceOf(Answers.Incomplete.class);
        }
    }
}
