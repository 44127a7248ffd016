package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.config.AccountRules;
import dev.harden.model.Count;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.config.model.ConfigRule;

/** Holds each region to a rule at work, whoever made it, and to the managed rules that the config file names. */
@CheckInfo(
        id = "config-rules",
        title = "AWS Config rules are active",
        fault = "Active AWS Config rules are missing",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {AccountRules.class})
public final class ConfigRules implements ScopeCheck {
    static final Option<List<String>> REQUIRED = Option.list(
            "config-rules.required",
            List.of(),
            "The managed rules that every region must have, by identifier, as S3_BUCKET_PUBLIC_READ_PROHIBITED.",
            ConfigRules::identifier);

    private static String identifier(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public List<Option<?>> options() {
        return List.of(REQUIRED);
    }

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        List<ConfigRule> rules = facts.get(new AccountRules(scope.region())).stream()
                .filter(rule -> Detective.isAtWork(rule) && !Detective.isProactiveOnly(rule))
                .toList();
        if (rules.isEmpty()) {
            return facts.option(REQUIRED).isEmpty()
                    ? Verdict.fail("no rule is active")
                            .withoutCommand(
                                    NoCommand.Why.DECISION,
                                    "someone has to decide which rules are to be at work; the option"
                                            + " config-rules.required names managed ones")
                    : Verdict.fail("no rule is active")
                            .mendedBy(RuleMends.required(scope.region(), facts.option(REQUIRED), facts));
        }
        Set<String> managed = rules.stream()
                .filter(rule -> "AWS".equals(rule.source().ownerAsString()))
                .map(rule -> identifier(String.valueOf(rule.source().sourceIdentifier())))
                .collect(Collectors.toSet());
        List<String> missing = facts.option(REQUIRED).stream()
                .filter(required -> !managed.contains(required))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            return Verdict.fail("no active rule is the managed rule %s", String.join(" or ", missing))
                    .mendedBy(RuleMends.required(scope.region(), missing, facts));
        }
        long made = rules.stream().filter(rule -> rule.createdBy() != null).count();
        return Verdict.pass(
                "%s active%s",
                Count.of(rules.size(), "rule is", "rules are"),
                made == 0 ? "" : ", " + made + " of them created by services");
    }
}
