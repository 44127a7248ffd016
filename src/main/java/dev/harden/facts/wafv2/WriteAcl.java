package dev.harden.facts.wafv2;

import dev.harden.facts.Document;
import dev.harden.webacl.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.wafv2.model.ManagedRuleGroupStatement;
import software.amazon.awssdk.services.wafv2.model.OverrideAction;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.RuleActionOverride;
import software.amazon.awssdk.services.wafv2.model.Statement;
import software.amazon.awssdk.services.wafv2.model.WebACL;

/**
 * Writes a web ACL as AWS takes it. What may hold a secret is not written: headers that rules put into requests, texts that
 * they look for, what they answer themselves, and what managed groups are told of an application. Nor is what is seldom set
 * for a whole web ACL.
 */
final class WriteAcl {
    private WriteAcl() {}

    /** Gives it; absent where it would not be whole. */
    static Optional<Written> of(WebACL acl, String lockToken) {
        boolean more =
                acl.hasCustomResponseBodies() && !acl.customResponseBodies().isEmpty()
                        || acl.associationConfig() != null
                        || acl.dataProtectionConfig() != null
                        || acl.onSourceDDoSProtectionConfig() != null
                        || acl.applicationConfig() != null
                        || Boolean.TRUE.equals(acl.managedByFirewallManager());
        boolean plain = acl.rules().stream().allMatch(WriteAcl::isPlain)
                && (acl.defaultAction().allow() == null
                        || acl.defaultAction().allow().customRequestHandling() == null)
                && (acl.defaultAction().block() == null
                        || acl.defaultAction().block().customResponse() == null);
        if (more || !plain || lockToken == null || acl.visibilityConfig() == null) {
            return Optional.empty();
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("DefaultAction", Map.of(acl.defaultAction().block() == null ? "Allow" : "Block", Map.of()));
        if (acl.description() != null && !acl.description().isEmpty()) {
            document.put("Description", acl.description());
        }
        List<Object> rules = new ArrayList<>();
        acl.rules().forEach(rule -> rules.add(rule(rule)));
        document.put("Rules", rules);
        document.put("VisibilityConfig", Document.of(acl.visibilityConfig().sdkFields(), acl.visibilityConfig()));
        if (acl.captchaConfig() != null) {
            document.put("CaptchaConfig", Document.of(acl.captchaConfig().sdkFields(), acl.captchaConfig()));
        }
        if (acl.challengeConfig() != null) {
            document.put("ChallengeConfig", Document.of(acl.challengeConfig().sdkFields(), acl.challengeConfig()));
        }
        if (!acl.tokenDomains().isEmpty()) {
            document.put("TokenDomains", acl.tokenDomains());
        }
        return Optional.of(new Written(document, lockToken));
    }

    private static boolean isPlain(Rule rule) {
        return rule.visibilityConfig() != null
                && (rule.action() == null || isPlain(rule.action()))
                && (rule.overrideAction() == null || isPlain(rule.overrideAction()))
                && isPlain(rule.statement());
    }

    private static Optional<String> name(RuleAction action) {
        return switch (Read.action(action)) {
            case ALLOW -> Optional.of("Allow");
            case BLOCK -> Optional.of("Block");
            case CAPTCHA -> Optional.of("Captcha");
            case CHALLENGE -> Optional.of("Challenge");
            case COUNT -> Optional.of("Count");
            case OTHER -> Optional.empty();
        };
    }

    private static boolean isPlain(RuleAction action) {
        boolean custom = Stream.of(
                        Optional.ofNullable(action.allow()).map(one -> one.customRequestHandling()),
                        Optional.ofNullable(action.block()).map(one -> one.customResponse()),
                        Optional.ofNullable(action.count()).map(one -> one.customRequestHandling()),
                        Optional.ofNullable(action.captcha()).map(one -> one.customRequestHandling()),
                        Optional.ofNullable(action.challenge()).map(one -> one.customRequestHandling()))
                .anyMatch(Optional::isPresent);
        return !custom && name(action).isPresent();
    }

    private static boolean isPlain(OverrideAction action) {
        return action.count() == null || action.count().customRequestHandling() == null;
    }

    private static boolean isPlain(Statement statement) {
        if (statement.byteMatchStatement() != null) {
            return false;
        }
        if (statement.managedRuleGroupStatement() != null) {
            ManagedRuleGroupStatement group = statement.managedRuleGroupStatement();
            return group.managedRuleGroupConfigs().isEmpty()
                    && group.ruleActionOverrides().stream()
                            .map(RuleActionOverride::actionToUse)
                            .allMatch(WriteAcl::isPlain)
                    && (group.scopeDownStatement() == null || isPlain(group.scopeDownStatement()));
        }
        if (statement.ruleGroupReferenceStatement() != null) {
            return statement.ruleGroupReferenceStatement().ruleActionOverrides().stream()
                    .map(RuleActionOverride::actionToUse)
                    .allMatch(WriteAcl::isPlain);
        }
        return below(statement).allMatch(WriteAcl::isPlain);
    }

    private static Stream<Statement> below(Statement statement) {
        return Stream.of(
                        Optional.ofNullable(statement.andStatement()).map(one -> one.statements()),
                        Optional.ofNullable(statement.orStatement()).map(one -> one.statements()),
                        Optional.ofNullable(statement.notStatement()).map(one -> List.of(one.statement())),
                        Optional.ofNullable(statement.rateBasedStatement())
                                .flatMap(one -> Optional.ofNullable(one.scopeDownStatement()))
                                .map(List::of))
                .flatMap(Optional::stream)
                .flatMap(List::stream);
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("Name", rule.name());
        written.put("Priority", rule.priority());
        written.put("Statement", Document.of(rule.statement().sdkFields(), rule.statement()));
        if (rule.action() != null) {
            written.put("Action", Map.of(name(rule.action()).orElseThrow(), Map.of()));
        }
        if (rule.overrideAction() != null) {
            written.put("OverrideAction", Map.of(rule.overrideAction().count() == null ? "None" : "Count", Map.of()));
        }
        if (!rule.ruleLabels().isEmpty()) {
            written.put(
                    "RuleLabels",
                    rule.ruleLabels().stream()
                            .map(label -> Map.of("Name", label.name()))
                            .toList());
        }
        written.put("VisibilityConfig", Document.of(rule.visibilityConfig().sdkFields(), rule.visibilityConfig()));
        if (rule.captchaConfig() != null) {
            written.put("CaptchaConfig", Document.of(rule.captchaConfig().sdkFields(), rule.captchaConfig()));
        }
        if (rule.challengeConfig() != null) {
            written.put("ChallengeConfig", Document.of(rule.challengeConfig().sdkFields(), rule.challengeConfig()));
        }
        return written;
    }
}
