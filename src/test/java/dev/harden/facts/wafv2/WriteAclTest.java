package dev.harden.facts.wafv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.remedy.Call;
import dev.harden.webacl.Written;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.wafv2.model.BlockAction;
import software.amazon.awssdk.services.wafv2.model.CountAction;
import software.amazon.awssdk.services.wafv2.model.CustomHTTPHeader;
import software.amazon.awssdk.services.wafv2.model.CustomRequestHandling;
import software.amazon.awssdk.services.wafv2.model.DefaultAction;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.Statement;
import software.amazon.awssdk.services.wafv2.model.VisibilityConfig;
import software.amazon.awssdk.services.wafv2.model.WebACL;

class WriteAclTest {
    private static final VisibilityConfig SEEN = VisibilityConfig.builder()
            .sampledRequestsEnabled(true)
            .cloudWatchMetricsEnabled(false)
            .metricName("m")
            .build();
    private static final Statement COUNTRY = Statement.builder()
            .geoMatchStatement(geo -> geo.countryCodesWithStrings("KP"))
            .build();

    private static Optional<Written> written(Consumer<WebACL.Builder> more, Rule... rules) {
        WebACL.Builder acl = WebACL.builder()
                .defaultAction(DefaultAction.builder().allow(allow -> {}).build())
                .description("what it is for")
                .tokenDomains("example.com")
                .visibilityConfig(SEEN)
                .rules(rules);
        more.accept(acl);
        return WriteAcl.of(acl.build(), "token");
    }

    private static Rule rule(Statement statement, RuleAction action) {
        return Rule.builder()
                .name("r")
                .priority(7)
                .statement(statement)
                .action(action)
                .visibilityConfig(SEEN)
                .build();
    }

    private static RuleAction block() {
        return RuleAction.builder().block(BlockAction.builder().build()).build();
    }

    @Test
    void writesAllThatIsThere() {
        assertThat(Call.json(
                        written(acl -> {}, rule(COUNTRY, block())).orElseThrow().document()))
                .isEqualTo("{\"DefaultAction\":{\"Allow\":{}},\"Description\":\"what it is for\",\"Rules\":[{\"Name\":"
                        + "\"r\",\"Priority\":7,\"Statement\":{\"GeoMatchStatement\":{\"CountryCodes\":[\"KP\"]}},"
                        + "\"Action\":{\"Block\":{}},\"VisibilityConfig\":{\"SampledRequestsEnabled\":true,"
                        + "\"CloudWatchMetricsEnabled\":false,\"MetricName\":\"m\"}}],\"VisibilityConfig\":"
                        + "{\"SampledRequestsEnabled\":true,\"CloudWatchMetricsEnabled\":false,\"MetricName\":\"m\"},"
                        + "\"TokenDomains\":[\"example.com\"]}");
    }

    @Test
    void writesNothingThatWouldNotBeWholeOrMayHoldASecret() {
        Statement text = Statement.builder()
                .byteMatchStatement(match -> match.searchString(SdkBytes.fromUtf8String("secret")))
                .build();
        Statement nested =
                Statement.builder().notStatement(not -> not.statement(text)).build();
        RuleAction inserting = RuleAction.builder()
                .count(CountAction.builder()
                        .customRequestHandling(CustomRequestHandling.builder()
                                .insertHeaders(CustomHTTPHeader.builder()
                                        .name("x")
                                        .value("secret")
                                        .build())
                                .build())
                        .build())
                .build();
        assertThat(written(acl -> {}, rule(text, block()))).isEmpty();
        assertThat(written(acl -> {}, rule(nested, block()))).isEmpty();
        assertThat(written(acl -> {}, rule(COUNTRY, inserting))).isEmpty();
        assertThat(written(acl -> acl.managedByFirewallManager(true))).isEmpty();
        assertThat(written(acl -> acl.visibilityConfig((VisibilityConfig) null)))
                .isEmpty();
        assertThat(written(acl -> acl.associationConfig(association -> {}))).isEmpty();
        assertThat(WriteAcl.of(
                        WebACL.builder()
                                .defaultAction(all -> all.allow(allow -> {}))
                                .build(),
                        null))
                .isEmpty();
    }
}
