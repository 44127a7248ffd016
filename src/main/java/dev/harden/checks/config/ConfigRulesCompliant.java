package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.config.AccountRules;
import dev.harden.facts.config.RuleCompliances;
import dev.harden.facts.config.RuleEvaluations;
import dev.harden.model.Count;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import software.amazon.awssdk.services.config.model.Compliance;
import software.amazon.awssdk.services.config.model.ComplianceByConfigRule;
import software.amazon.awssdk.services.config.model.ComplianceContributorCount;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleEvaluationStatus;

/** Holds each rule's findings to compliance. */
@CheckInfo(
        id = "config-rules-compliant",
        title = "Resources comply with the AWS Config rules",
        fault = "Resources do not comply with an AWS Config rule",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no AWS Config rule",
        reads = {AccountRules.class, RuleCompliances.class, RuleEvaluations.class})
@WithoutCommand(
        why = Why.DECISION,
        text = "someone has to mend, or to accept, what the rule finds: each resource by itself")
public final class ConfigRulesCompliant implements Check<ConfigRulesCompliant.Placed> {
    /** Is a rule in its region. */
    record Placed(String region, ConfigRule rule) {}

    @Override
    public Subjects<Placed> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new AccountRules(scope.region())).stream()
                .map(rule -> new Placed(scope.region(), rule))
                .toList());
    }

    @Override
    public Resource resource(Placed placed) {
        String name = placed.rule.configRuleName();
        return new Resource(placed.rule.configRuleArn(), name, "AWS::Config::ConfigRule", name);
    }

    @Override
    public Verdict judge(Placed placed, Facts facts) {
        ConfigRule rule = placed.rule;
        String name = rule.configRuleName();
        if (!Detective.isAtWork(rule)) {
            return Verdict.notApplicable("rule %s is %s", name, rule.configRuleStateAsString());
        }
        if (Detective.isProactiveOnly(rule)) {
            return Verdict.notApplicable(
                    "rule %s is proactive only: it evaluates resources before they are deployed", name);
        }
        Compliance compliance = facts.get(new RuleCompliances(placed.region)).stream()
                .filter(one -> one.configRuleName().equals(name))
                .map(ComplianceByConfigRule::compliance)
                .findFirst()
                .orElseThrow(() -> new Answers.Incomplete("the compliance of rule " + name));
        String type = Answers.require(compliance.complianceTypeAsString(), "ComplianceType");
        return switch (type) {
            case "COMPLIANT" -> Verdict.pass("the resources that rule %s evaluates comply", name);
            case "NON_COMPLIANT" ->
                Verdict.fail("rule %s finds %s", name, count(compliance.complianceContributorCount()));
            case "NOT_APPLICABLE" -> Verdict.notApplicable("rule %s applies to nothing", name);
            default -> undecided(placed, facts);
        };
    }

    private static String count(ComplianceContributorCount count) {
        if (count == null || count.cappedCount() == null) {
            return "noncompliant resources";
        }
        boolean more = Boolean.TRUE.equals(count.capExceeded());
        return (more ? "at least " : "") + Count.of(count.cappedCount(), "noncompliant resource");
    }

    /** Tells a rule that found nothing in its scope from one that did not run, or ran into an error. */
    private static Verdict undecided(Placed placed, Facts facts) {
        String name = placed.rule.configRuleName();
        ConfigRuleEvaluationStatus status = facts.get(new RuleEvaluations(placed.region)).stream()
                .filter(one -> one.configRuleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Answers.Incomplete("the evaluation status of rule " + name));
        if (status.lastErrorCode() != null) {
            throw FactUnavailable.notSettled(
                    "rule " + name + " has too little data, and failed last with " + status.lastErrorCode()
                            + (status.lastErrorMessage() == null ? "" : ": " + status.lastErrorMessage()));
        }
        if (!Boolean.TRUE.equals(status.firstEvaluationStarted()) || status.lastSuccessfulEvaluationTime() == null) {
            throw FactUnavailable.notSettled("rule " + name + " has not completed an evaluation yet");
        }
        return Verdict.notApplicable("rule %s found nothing in its scope", name);
    }
}
