package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
    private static final String ALLOW = "\"Effect\":\"Allow\",\"Action\":\"s3:Get+x\",\"Resource\":\"a b+c%20\"";

    @Test
    void readsRawAndEncodedDocumentsToTheSame() {
        String raw = " {\"Version\": \"2012-10-17\", \"Statement\": {" + ALLOW + "}} ";
        String encoded = URLEncoder.encode(raw.strip(), StandardCharsets.UTF_8);
        Document document = Document.parse(raw);
        assertThat(document.statements().get(0).resources().texts()).containsExactly("a b+c%20");
        assertThat(Document.parse(encoded.replace("+", "%20"))).isEqualTo(document);
        assertThat(Document.parse(encoded)).as("spaces as pluses").isEqualTo(document);
    }

    @Test
    void namesStatementsBySidOrPlace() {
        Document document = Document.parse("{\"Statement\":[{" + ALLOW + "},{\"Sid\":\"Own\"," + ALLOW + "}]}");
        assertThat(document.statements()).extracting(Statement::label).containsExactly("#1", "Own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | cannot be read",
                "%7 | cannot be read",
                "[] | is no object",
                "null | is no object",
                "{} | has no statements",
                "{\"Statement\":[]} | has no statements",
                "{\"Statement\":[7]} | has no statements",
                "{\"Statement\":[{}]} extra | cannot be read",
                "{\"Version\":\"2030-01-01\",\"Statement\":[{}]} | is of an unknown version",
                "{\"Statement\":[{}],\"Statement\":[{}]} | cannot be read",
                "{\"Statement\":[{}],\"Extra\":1} | has the unknown element Extra",
                "{\"Statement\":[{\"Effect\":\"allow\"}]} | effect is neither Allow nor Deny",
                "{\"Statement\":[{\"Effect\":true}]} | effect is neither Allow nor Deny",
                "{\"Statement\":[{\"Effect\":\"Deny\"}]} | without actions",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\"}]} | without resources",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"NotAction\":\"*\"}]} | both Action and NotAction",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":{}}]} | whose Action is no text",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"*\",1]}]} | whose Action is no text",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":null}]} | whose Resource is no text",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Principal\":\"me\"}]} | of an unknown kind",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Condition\":[]}]} | that is no object",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Condition\":{\"Bool\":1}}]} | that is no object",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Condition\":{\"Bool\":{\"k\":{}}}}]} | value is no text",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"\\uE000\"}]} | of private use"
            })
    void refusesWhatIsNoPolicyAndSaysWhy(String text, String why) {
        assertThatThrownBy(() -> Document.parse(text))
                .isInstanceOf(UnclearPolicy.class)
                .hasMessageContaining(why);
        assertThat(Policy.read("policy x", text).problem()).contains(why);
    }

    @Test
    void aTrustPolicyIsAboutWhatItIsAttachedTo() {
        Document trust = Document.parse(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}}");
        assertThat(trust.statements().get(0).resources()).isEqualTo(Names.everything());
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        String deep = "{\"Statement\":".repeat(10_000) + "1" + "}".repeat(10_000);
        assertThat(Policy.read("policy x", deep).problem()).isEqualTo("cannot be read");
        assertThat(Policy.read("policy x", "{" + " ".repeat(300_000) + "}").problem())
                .isEqualTo("is longer than any of AWS's");
    }

    @Test
    void decidesAboutDocumentsOfAWSsLargestSize() {
        StringBuilder statements = new StringBuilder("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
        int i = 0;
        while (statements.length() < 20_000) {
            statements
                    .append(",{\"Effect\":\"Deny\",\"Action\":[\"s3:Get")
                    .append(i)
                    .append("*\",\"ec2:*")
                    .append(i)
                    .append("\"],\"Resource\":[\"arn:aws:s3:::b")
                    .append(i++)
                    .append("/*\"]}");
        }
        Policy policy = Policy.read("policy x", "{\"Statement\":[" + statements + "]}");
        Question question = new Question(Domain.EVERY_ACTION, Domain.EVERY_RESOURCE, Context.ANY);
        Answer answer = Layers.of(policy).allows(question);
        assertThat(answer.truth()).isEqualTo(Truth.DEPENDS);
        assertThat(answer.unclear()).isEmpty();
        assertThat(answer.denying()).hasSize(i);
    }
}
