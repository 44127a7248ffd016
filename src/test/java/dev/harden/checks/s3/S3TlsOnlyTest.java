package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.buckets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.s3.BucketPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3TlsOnlyTest {
    private static final String BOTH = "[\"arn:aws:s3:::shop\",\"arn:aws:s3:::shop/*\"]";
    private static final String FALSE = "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}";

    @Test
    void passesWhenEverythingWithoutTlsIsDeniedToEverybody() {
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, FALSE)))
                .isEqualTo("PASS shop: statement Tls of the bucket policy denies everyone requests without TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Bool\":{\"aws:SecureTransport\":[\"false\"]}}",
                "{\"Bool\":{\"AWS:securetransport\":false}}",
                "{\"BoolIfExists\":{\"aws:SecureTransport\":\"false\"}}",
                "{\"NumericLessThanIfExists\":{\"s3:TlsVersion\":\"1.2\"}}"
            })
    void takesEveryWayToWriteTheCondition(String condition) {
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, condition))).startsWith("PASS");
    }

    @Test
    void takesEveryWayToWriteEverybodyAndEverything() {
        assertThat(judged(deny("{\"AWS\":\"*\"}", "\"*\"", "\"*\"", FALSE))).startsWith("PASS");
        assertThat(judged(deny("\"*\"", "[\"s3:Get*\",\"s3:*\"]", "[\"arn:aws:s3:::*\"]", FALSE)))
                .startsWith("PASS");
    }

    @Test
    void twoStatementsMayShareTheBucketAndItsObjects() {
        assertThat(judged(deny("\"*\"", "\"s3:*\"", "\"arn:aws:s3:::shop\"", FALSE) + ","
                        + deny("\"*\"", "\"s3:*\"", "\"arn:aws:s3:::shop/*\"", FALSE)))
                .startsWith("PASS");
    }

    @Test
    void failsWithoutAPolicy() {
        assertThat(judged(Optional.empty()))
                .isEqualTo("FAIL shop: the bucket has no policy, so it accepts requests without TLS");
    }

    @Test
    void failsWhenOneOfTheArnsIsMissing() {
        assertThat(judged(deny("\"*\"", "\"s3:*\"", "\"arn:aws:s3:::shop\"", FALSE)))
                .startsWith("FAIL shop: the bucket policy does not deny ")
                .contains("arn:aws:s3:::shop/");
        assertThat(judged(deny("\"*\"", "\"s3:*\"", "\"arn:aws:s3:::shop/*\"", FALSE)))
                .startsWith("FAIL");
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH.replace("shop", "other"), FALSE)))
                .startsWith("FAIL");
    }

    @Test
    void failsWhenSomeActionsAloneAreDenied() {
        assertThat(judged(deny("\"*\"", "[\"s3:GetObject\",\"s3:PutObject\"]", BOTH, FALSE)))
                .startsWith("FAIL");
    }

    @Test
    void failsWhenSomebodyIsSpared() {
        assertThat(judged(deny("{\"AWS\":\"arn:aws:iam::111122223333:root\"}", "\"s3:*\"", BOTH, FALSE)))
                .startsWith("FAIL");
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, FALSE)
                        .replace(
                                "\"Principal\":\"*\"",
                                "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"}")))
                .startsWith("FAIL");
    }

    @Test
    void failsWhenAFurtherConditionNarrowsIt() {
        assertThat(judged(deny(
                        "\"*\"",
                        "\"s3:*\"",
                        BOTH,
                        "{\"Bool\":{\"aws:SecureTransport\":\"false\",\"aws:PrincipalIsAWSService\":\"false\"}}")))
                .startsWith("FAIL shop: statement Tls of the bucket policy denies ")
                .contains("only where its conditions on aws:PrincipalIsAWSService");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}",
                "{\"NumericLessThan\":{\"s3:TlsVersion\":\"1.2\"}}"
            })
    void failsWhenTheConditionIsAboutOtherRequests(String condition) {
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, condition))).startsWith("FAIL");
    }

    @Test
    void anAllowOverTlsAloneIsNoDeny() {
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}")
                        .replace("Deny", "Allow")))
                .startsWith("FAIL");
    }

    @Test
    void isNotSettledWhenThePolicyCannotBeUnderstood() {
        assertThat(judged(Optional.of("<Nothing/>"))).startsWith("UNKNOWN shop: NOT_SETTLED the bucket policy");
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, "{\"Sometimes\":{\"aws:SecureTransport\":\"false\"}}")))
                .startsWith("UNKNOWN shop: NOT_SETTLED");
    }

    @Test
    void isUnknownWhenThePolicyIsRefused() {
        assertThat(buckets(SHOP).refused(new BucketPolicy(SHOP)).judge(new S3TlsOnly()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN shop: ACCESS_DENIED");
    }

    private static String deny(String principal, String action, String resource, String condition) {
        return "{\"Sid\":\"Tls\",\"Effect\":\"Deny\",\"Principal\":" + principal + ",\"Action\":" + action
                + ",\"Resource\":" + resource + ",\"Condition\":" + condition + "}";
    }

    private static String judged(String statements) {
        return judged(Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"));
    }

    private static String judged(Optional<String> policy) {
        return buckets(SHOP)
                .fact(new BucketPolicy(SHOP), policy)
                .judge(new S3TlsOnly())
                .get(0);
    }

    @Test
    void aDenyThatStandsAloneIsNotUndoneByWhatCannotBeRead() {
        String whole = deny("\"*\"", "\"s3:*\"", BOTH, FALSE);
        String later = deny("\"*\"", "\"s3:*\"", BOTH, "{\"OperatorOfTomorrow\":{\"aws:x\":\"y\"}}");
        assertThat(judged(whole + "," + later)).startsWith("PASS");
        assertThat(judged(whole + ",{\"Effect\":\"Allow\",\"Extra\":1}")).startsWith("PASS");
        assertThat(judged(whole + "," + deny("\"*\"", "\"s3:*\"", BOTH, "{\"Bool\":{\"aws:Nonsense\":\"y\"}}")))
                .startsWith("PASS");
        assertThat(judged(later))
                .isEqualTo("UNKNOWN shop: NOT_SETTLED the bucket policy has a condition with the unknown operator"
                        + " OperatorOfTomorrow");
    }

    @Test
    void halvesThatAreAWholeDenyTogether() {
        String region =
                "{\"Bool\":{\"aws:SecureTransport\":\"false\"},\"%s\":{\"aws:PrincipalOrgID\":\"o-exampleorg1\"}}";
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, region.formatted("StringEquals")) + ","
                        + deny("\"*\"", "\"s3:*\"", BOTH, region.formatted("StringNotEquals"))))
                .startsWith("PASS");
        assertThat(judged(deny("\"*\"", "\"s3:*\"", BOTH, region.formatted("StringEquals"))))
                .startsWith("FAIL");
    }
}
