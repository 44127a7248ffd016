package dev.harden.checks.config;

import java.util.Set;
import software.amazon.awssdk.services.config.model.ConfigRule;

/** Tells which rules evaluate what is there. */
final class Detective {
    private static final Set<String> AT_WORK = Set.of("ACTIVE", "EVALUATING");

    private Detective() {}

    /** Tells whether a rule is at work; one on its way out is not. */
    static boolean isAtWork(ConfigRule rule) {
        return AT_WORK.contains(rule.configRuleStateAsString());
    }

    /** Tells whether a rule is proactive only: it evaluates resources before they are deployed. Older rules name no mode, and are detective. */
    static boolean isProactiveOnly(ConfigRule rule) {
        return !rule.evaluationModes().isEmpty()
                && rule.evaluationModes().stream().allMatch(mode -> "PROACTIVE".equals(mode.modeAsString()));
    }
}
