package dev.harden.checks.securitygroup;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.GroupRule;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.List;
import java.util.Set;

/** Holds each rule to a description that says something. */
@CheckInfo(
        id = "sg-rule-descriptions",
        title = "Security group rules have descriptions",
        fault = "Security group rules without a description",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no security group with rules")
@WithoutCommand(why = NoCommand.Why.VALUE, text = "someone who knows has to write what each rule is for")
public final class SgRuleDescriptions extends GroupCheck {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

    @Override
    protected Verdict judge(SecurityGroup group, String region, Facts facts) {
        List<GroupRule> silent = group.rules().stream()
                .filter(rule -> !isBorn(rule) && !saysSomething(group, rule))
                .toList();
        return silent.isEmpty()
                ? Verdict.pass(
                        "each rule is described (rules: %d)", group.rules().size())
                : Verdict.fail(
                                "%d of %s without a description",
                                silent.size(), Count.of(group.rules().size(), "rule"))
                        .with(silent.stream().map(GroupRule::toString).toList());
    }

    /** Tells whether it is the rule out that AWS gives every group at its birth. */
    private static boolean isBorn(GroupRule rule) {
        return rule.egress()
                && rule.traffic().equals(Traffic.ALL)
                && EVERYWHERE.contains(rule.peer().toString());
    }

    private static boolean saysSomething(SecurityGroup group, GroupRule rule) {
        String text = rule.description().strip();
        return text.chars().anyMatch(Character::isLetterOrDigit)
                && !text.equalsIgnoreCase(group.name().strip());
    }
}
