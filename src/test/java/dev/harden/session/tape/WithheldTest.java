package dev.harden.session.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WithheldTest {
    private static final Pattern CANARY = Pattern.compile("canary\\.(\\w+\\.\\w+);");

    @Test
    void ofWholeAnswersEachMemberThatTheCodeReadsIsKeptAndNoOther() {
        Set<String> read = KeptList.members();
        Set<String> planted = new TreeSet<>();
        Set<String> kept = new TreeSet<>();
        for (Map.Entry<String, Class<?>> answer : KeptList.answers().entrySet()) {
            if (Kept.of(answer.getKey()).orElseThrow() instanceof Kept.Shape.Raw) {
                continue;
            }
            for (String body : Set.of(
                    Canaries.xml(KeptList.body(answer.getValue())), Canaries.json(KeptList.body(answer.getValue())))) {
                canaries(body, planted);
                String left = from(answer.getKey(), 200, body);
                assertThat(left).as(answer.getKey()).doesNotStartWith("withheld");
                canaries(left, kept);
            }
        }
        assertThat(planted).hasSizeGreaterThan(3 * kept.size());
        assertThat(read).containsAll(kept);
        assertThat(kept).hasSizeGreaterThan(300).contains("User.UserName", "FunctionConfiguration.FunctionArn");
        assertThat(planted)
                .contains("EnvironmentResponse.Variables", "Parameter.ParameterValue", "Output.OutputValue")
                .contains("ResponseLaunchTemplateData.UserData", "Stage.variables", "ParameterMetadata.Description");
    }

    @Test
    void secretsAreWithheld() {
        assertThat(from(
                        "lambda.ListFunctions",
                        200,
                        "{\"Functions\":[{\"FunctionName\":\"f\",\"Environment\":{\"Variables\":{\"PASSWORD\":\"hunter2\"}},"
                                + "\"Description\":\"hunter2\"}],\"NextMarker\":null}"))
                .isEqualTo("{\"Functions\":[{\"FunctionName\":\"f\"}],\"NextMarker\":null}");
        assertThat(from(
                        "cloudformation.DescribeStacks",
                        200,
                        "<DescribeStacksResponse xmlns=\"urn:x\"><DescribeStacksResult><Stacks><member><StackName>a&amp;b</StackName>"
                                + "<Parameters><member><ParameterValue>hunter2</ParameterValue></member></Parameters>"
                                + "</member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>1</RequestId>"
                                + "</ResponseMetadata></DescribeStacksResponse>"))
                .isEqualTo(
                        "<DescribeStacksResponse xmlns=\"urn:x\"><DescribeStacksResult><Stacks><member><StackName>a&amp;b</StackName>"
                                + "</member></Stacks></DescribeStacksResult></DescribeStacksResponse>");
    }

    @Test
    void nothingIsKeptOfWhatTheListDoesNotHave() {
        assertThat(from(
                        "sts.AssumeRole",
                        200,
                        "<AssumeRoleResponse><AssumeRoleResult><Credentials><SecretAccessKey>hunter2</SecretAccessKey>"
                                + "</Credentials></AssumeRoleResult></AssumeRoleResponse>"))
                .doesNotContain("hunter2");
        assertThat(new String(
                        Withheld.from(Optional.empty(), 200, "{\"a\":\"hunter2\"}".getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8))
                .isEqualTo("{}");
    }

    @Test
    void aRefusalKeepsItsCodeAndMessageAlone() {
        assertThat(from(
                        "iam.ListUsers",
                        403,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message><Detail>hunter2</Detail>"
                                + "</Error></ErrorResponse>"))
                .isEqualTo(
                        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>");
        assertThat(from("kms.ListKeys", 400, "{\"__type\":\"AccessDeniedException\",\"x\":\"hunter2\"}"))
                .isEqualTo("{\"__type\":\"AccessDeniedException\"}");
    }

    @Test
    void whatCannotBeReadStaysWhatCannotBeRead() {
        for (String body : new String[] {
            "<a><b>hunter2", "{\"Users\":\"hunter2", "hunter2", " ", "<!DOCTYPE a [<!ENTITY x \"hunter2\">]><a>&x;</a>"
        }) {
            assertThat(from("iam.ListUsers", 200, body)).isEqualTo("withheld: not readable");
        }
        assertThat(from("iam.ListUsers", 200, "")).isEmpty();
        assertThat(from("lambda.ListFunctions", 200, "{\"Functions\":\"hunter2\"}"))
                .isEqualTo("{\"Functions\":\"withheld\"}");
        String deep = "[".repeat(900);
        assertThat(from("lambda.ListFunctions", 200, "{\"Functions\":" + deep)).isEqualTo("withheld: not readable");
        assertThat(from("iam.ListUsers", 200, "<a>".repeat(100_000))).isEqualTo("withheld: not readable");
    }

    private static void canaries(String text, Set<String> into) {
        CANARY.matcher(text).results().map(result -> result.group(1)).forEach(into::add);
    }

    private static String from(String operation, int status, String body) {
        return new String(
                Withheld.from(Optional.of(operation), status, body.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }
}
