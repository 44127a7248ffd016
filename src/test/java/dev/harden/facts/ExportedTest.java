package dev.harden.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.apigateway.Exported;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportedTest {
    private static List<Exported> read(String text) {
        return Exported.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String operation(String integration, String more) {
        return "{'openapi':'3.0.1','paths':{'/a':{'get':{'x-amazon-apigateway-integration':" + integration + more
                + "}}},'components':{'x-amazon-apigateway-integrations':{'one':{'connectionType':'VPC_LINK','connectionId':"
                + "'v1','uri':'arn:listener'}}}}";
    }

    @Test
    void readsWhatGoesThroughVpcLinksAlone() {
        String through = "{'type':'http_proxy','connectionType':'VPC_LINK','connectionId':'l1','uri':'http://a:81/b'}";
        assertThat(read(operation(through, ""))).containsExactly(new Exported("l1", "http://a:81/b", "", true));
        assertThat(read(operation(through, ",'security':[{'sigv4':[]}]")))
                .containsExactly(new Exported("l1", "http://a:81/b", "", false));
        assertThat(read(operation("{'type':'http_proxy','uri':'http://a'}", "")))
                .isEmpty();
        assertThat(read(operation(through.replace("'uri'", "'integration-target':'arn:lb','uri'"), "")))
                .containsExactly(new Exported("l1", "http://a:81/b", "arn:lb", true));
    }

    @Test
    void followsReferencesToTheComponents() {
        assertThat(read(operation("{'$ref':'#/components/x-amazon-apigateway-integrations/one'}", "")))
                .containsExactly(new Exported("v1", "arn:listener", "", true));
    }

    @Test
    void whatIsNoDefinitionIsNone() {
        assertThatThrownBy(() -> read("{")).isInstanceOf(Answers.Incomplete.class);
        assertThatThrownBy(() -> read("{}")).isInstanceOf(Answers.Incomplete.class);
    }
}
