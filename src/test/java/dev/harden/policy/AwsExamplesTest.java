package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the evaluator to what policies of buckets and endpoints say that are of the kinds that AWS publishes as examples.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html">Data perimeters</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">Endpoint policies</a>
 */
class AwsExamplesTest {
    private static final String FULL = "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}";
    private static final Context ENDPOINT = Context.ANY
            .with("aws:SecureTransport", "true")
            .with("aws:SourceVpc", "vpc-0a1b2c3d4e5f60718")
            .with("aws:SourceVpce", "vpce-0a1b2c3d")
            .withSome("aws:VpcSourceIp");

    private static String allow(String rest) {
        return "{'Effect':'Allow','Principal':'*','Action':'s3:*'," + rest + "}";
    }

    private static String everything(String condition) {
        return allow("'Resource':'*','Condition':{" + condition + "}");
    }

    private static String deny(String condition) {
        return "{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*','Condition':{" + condition + "}}";
    }

    /** Gives whether all of S3 passes: YES, NO or DEPENDS. */
    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of(Truth.YES, List.of(FULL)),
                Arguments.of(Truth.DEPENDS, List.of(allow("'Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']"))),
                Arguments.of(
                        Truth.DEPENDS,
                        List.of(everything("'StringEquals':{'aws:PrincipalOrgID':'o-exampleorg1',"
                                + "'aws:ResourceOrgID':'o-exampleorg1'}"))),
                Arguments.of(
                        Truth.DEPENDS,
                        List.of(FULL, deny("'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}"))),
                Arguments.of(
                        Truth.YES, List.of(everything("'StringEquals':{'aws:SourceVpc':'vpc-0a1b2c3d4e5f60718'}"))),
                Arguments.of(Truth.NO, List.of(everything("'StringEquals':{'aws:SourceVpc':'vpc-0fffffffffffffff0'}"))),
                Arguments.of(Truth.YES, List.of(everything("'StringEquals':{'aws:sourceVpce':'vpce-0a1b2c3d'}"))),
                Arguments.of(Truth.YES, List.of(everything("'IpAddress':{'aws:VpcSourceIp':'0.0.0.0/0'}"))),
                Arguments.of(
                        Truth.YES, List.of(everything("'IpAddress':{'aws:VpcSourceIp':['0.0.0.0/1','128.0.0.0/1']}"))),
                Arguments.of(
                        Truth.YES,
                        List.of(
                                everything("'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}"),
                                everything("'NotIpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}"))),
                Arguments.of(Truth.DEPENDS, List.of(everything("'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}"))),
                Arguments.of(Truth.YES, List.of(FULL, deny("'Bool':{'aws:SecureTransport':'false'}"))),
                Arguments.of(Truth.YES, List.of(FULL, deny("'StringNotLike':{'aws:RequestedRegion':'*'}"))),
                Arguments.of(
                        Truth.DEPENDS,
                        List.of(
                                FULL,
                                deny("'StringNotEqualsIfExists':{'aws:ResourceOrgID':'o-exampleorg1'},"
                                        + "'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}"))),
                Arguments.of(Truth.YES, List.of(everything("'StringEqualsIfExists':{'ec2:InstanceType':'t3.micro'}"))),
                Arguments.of(Truth.NO, List.of(everything("'StringEquals':{'ec2:InstanceType':'t3.micro'}"))),
                Arguments.of(
                        Truth.YES,
                        List.of(
                                everything("'ForAllValues:StringEquals':{'aws:TagKeys':['a']}"),
                                everything("'ForAnyValue:StringNotEquals':{'aws:TagKeys':['a']}"))),
                Arguments.of(
                        Truth.YES,
                        List.of(
                                everything("'Null':{'aws:ResourceTag/a':'true'}"),
                                everything("'Null':{'aws:ResourceTag/a':'false'}"))));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void areReadAsTheirTextSays(Truth expected, List<String> statements) {
        String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
        Question all = new Question(Domain.actions("s3:?*"), Domain.resources("arn:aws:s3:::?*"), ENDPOINT);
        Answer answer =
                Layers.of(Policy.read("the policy", text.replace('\'', '"'))).allows(all);
        assertThat(answer.unclear()).isEmpty();
        assertThat(answer.truth()).isEqualTo(expected);
    }
}
