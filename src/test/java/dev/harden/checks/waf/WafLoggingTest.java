package dev.harden.checks.waf;

import static dev.harden.checks.waf.GivenWebAcl.ACL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Mended;
import dev.harden.facts.wafv2.WebAclLogging;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.wafv2.model.Filter;
import software.amazon.awssdk.services.wafv2.model.FilterBehavior;
import software.amazon.awssdk.services.wafv2.model.LogScope;
import software.amazon.awssdk.services.wafv2.model.LoggingConfiguration;

class WafLoggingTest {
    private static Optional<LoggingConfiguration> logging(Consumer<LoggingConfiguration.Builder> more) {
        LoggingConfiguration.Builder builder =
                LoggingConfiguration.builder().logDestinationConfigs("arn:aws:s3:::aws-waf-logs-1");
        more.accept(builder);
        return Optional.of(builder.build());
    }

    private static Consumer<LoggingConfiguration.Builder> filter(FilterBehavior byDefault, FilterBehavior one) {
        return builder -> builder.loggingFilter(filter -> filter.defaultBehavior(byDefault)
                .filters(Filter.builder().behavior(one).build()));
    }

    private static GivenWebAcl given(
            Optional<LoggingConfiguration> customer,
            Optional<LoggingConfiguration> lake,
            Optional<LoggingConfiguration> telemetry) {
        GivenWebAcl given = new GivenWebAcl();
        given.facts()
                .fact(new WebAclLogging(ACL, LogScope.CUSTOMER), customer)
                .fact(new WebAclLogging(ACL, LogScope.SECURITY_LAKE), lake)
                .fact(new WebAclLogging(ACL, LogScope.CLOUDWATCH_TELEMETRY_RULE_MANAGED), telemetry);
        return given;
    }

    private static String said(GivenWebAcl given) {
        return given.said(new WafLogging());
    }

    @Test
    void passesWithADestinationWhoeverManagesIt() {
        assertThat(said(given(logging(one -> {}), Optional.empty(), Optional.empty())))
                .isEqualTo("PASS id-shop: web ACL shop logs to arn:aws:s3:::aws-waf-logs-1");
        assertThat(said(given(Optional.empty(), logging(one -> {}), Optional.empty())))
                .startsWith("PASS");
        assertThat(said(given(Optional.empty(), Optional.empty(), logging(one -> {}))))
                .startsWith("PASS");
    }

    @Test
    void saysWhatItsFiltersLeaveOut() {
        assertThat(said(given(
                        logging(filter(FilterBehavior.DROP, FilterBehavior.KEEP)), Optional.empty(), Optional.empty())))
                .startsWith("PASS")
                .endsWith("but for what its filters do not keep");
        assertThat(said(given(
                        logging(filter(FilterBehavior.KEEP, FilterBehavior.DROP)), Optional.empty(), Optional.empty())))
                .startsWith("PASS")
                .endsWith("but for what its filters drop");
    }

    @Test
    void failsWithoutOrWhenEverythingIsDropped() {
        assertThat(said(given(Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("FAIL id-shop: web ACL shop does not log");
        assertThat(Mended.judged(
                        given(Optional.empty(), Optional.empty(), Optional.empty())
                                .facts(),
                        new WafLogging(),
                        GivenWebAcl.REGION))
                .containsExactly("PASS id-shop: web ACL shop logs to <WAF_LOG_ARN>");
        assertThat(said(given(
                        logging(filter(FilterBehavior.DROP, FilterBehavior.DROP)), Optional.empty(), Optional.empty())))
                .startsWith("FAIL")
                .endsWith("its filters drop every request");
    }

    @Test
    void isUnknownWhenOneIsRefusedAndNoOtherLogs() {
        GivenWebAcl none = given(Optional.empty(), Optional.empty(), Optional.empty());
        none.facts().refused(new WebAclLogging(ACL, LogScope.SECURITY_LAKE));
        assertThat(said(none)).startsWith("UNKNOWN");
        GivenWebAcl some = given(Optional.empty(), Optional.empty(), logging(one -> {}));
        some.facts().refused(new WebAclLogging(ACL, LogScope.SECURITY_LAKE));
        assertThat(said(some)).startsWith("PASS");
        GivenWebAcl cut =
                given(logging(one -> one.logDestinationConfigs(new String[0])), Optional.empty(), Optional.empty());
        assertThat(said(cut)).startsWith("UNKNOWN");
    }
}
