package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAclLogging;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.wafv2.model.FilterBehavior;
import software.amazon.awssdk.services.wafv2.model.LogScope;
import software.amazon.awssdk.services.wafv2.model.LoggingConfiguration;
import software.amazon.awssdk.services.wafv2.model.LoggingFilter;

/** Holds each web ACL to logging the requests that it sees, whoever manages that. */
@CheckInfo(
        id = "waf-logging",
        title = "Web ACLs log requests",
        fault = "Web ACL does not log requests",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no web ACL whose requests could be logged",
        reads = {WebAclLogging.class})
public final class WafLogging extends WebAclCheck {
    private static final List<LogScope> SCOPES =
            List.of(LogScope.CUSTOMER, LogScope.SECURITY_LAKE, LogScope.CLOUDWATCH_TELEMETRY_RULE_MANAGED);

    @Override
    public Verdict judge(WafItem acl, Facts facts) {
        Optional<LogScope> logging = facts.first(
                SCOPES,
                scope -> facts.get(new WebAclLogging(acl, scope))
                        .filter(WafLogging::keepsSomething)
                        .isPresent());
        if (logging.isEmpty()) {
            boolean drops = SCOPES.stream()
                    .anyMatch(scope -> facts.get(new WebAclLogging(acl, scope)).isPresent());
            return drops
                    ? Verdict.fail("web ACL %s logs nothing: its filters drop every request", acl.name())
                            .withoutCommand(
                                    NoCommand.Why.DECISION,
                                    "someone has to decide which requests the filters are to keep")
                    : Verdict.fail("web ACL %s does not log", acl.name()).mendedBy(FrontMends.logged(acl));
        }
        LoggingConfiguration found =
                facts.get(new WebAclLogging(acl, logging.get())).orElseThrow();
        return Verdict.pass(
                "web ACL %s logs to %s%s",
                acl.name(), String.join(", ", found.logDestinationConfigs()), dropped(found.loggingFilter()));
    }

    private static boolean keepsSomething(LoggingConfiguration logging) {
        Answers.requireList(!logging.logDestinationConfigs().isEmpty(), "LogDestinationConfigs");
        LoggingFilter filter = logging.loggingFilter();
        return filter == null
                || filter.defaultBehavior() != FilterBehavior.DROP
                || filter.filters().stream().anyMatch(one -> one.behavior() != FilterBehavior.DROP);
    }

    private static String dropped(LoggingFilter filter) {
        if (filter == null) {
            return "";
        }
        return filter.defaultBehavior() == FilterBehavior.DROP
                ? ", but for what its filters do not keep"
                : filter.filters().stream().anyMatch(one -> one.behavior() == FilterBehavior.DROP)
                        ? ", but for what its filters drop"
                        : "";
    }
}
