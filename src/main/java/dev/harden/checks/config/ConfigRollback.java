package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudformation.Stacks;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Holds each stack to rolling an update back when an alarm goes off. Nested stacks follow their root. Whether the alarm
 * stands for a rule is not to be seen.
 */
@CheckInfo(
        id = "config-rollback",
        title = "Stacks roll back on alarms",
        fault = "Stack has no rollback trigger on an alarm",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        none = "there is no CloudFormation stack",
        reads = {Stacks.class})
@WithoutCommand(
        why = Why.VALUE,
        text = "the alarm that tells a bad update of the stack, which nothing in the account tells")
public final class ConfigRollback implements Check<Stack> {
    private static final Set<String> ALARMS = Set.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm");
    private static final Set<String> NOT_YET_OR_NO_MORE = Set.of("REVIEW_IN_PROGRESS", "DELETE_IN_PROGRESS");

    @Override
    public Subjects<Stack> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new Stacks(scope.region())).stream()
                .filter(stack -> stack.parentId() == null)
                .toList());
    }

    @Override
    public Resource resource(Stack stack) {
        return new Resource(stack.stackId(), stack.stackName(), "AWS::CloudFormation::Stack", stack.stackName());
    }

    @Override
    public Verdict judge(Stack stack, Facts facts) {
        String status = stack.stackStatusAsString();
        if (NOT_YET_OR_NO_MORE.contains(status)) {
            return Verdict.notApplicable("stack %s is %s", stack.stackName(), status);
        }
        List<RollbackTrigger> triggers = stack.rollbackConfiguration() == null
                ? List.of()
                : stack.rollbackConfiguration().rollbackTriggers();
        List<String> alarms = triggers.stream()
                .filter(trigger -> ALARMS.contains(trigger.type()))
                .map(RollbackTrigger::arn)
                .toList();
        return alarms.isEmpty()
                ? Verdict.fail("stack %s has no rollback trigger on an alarm", stack.stackName())
                : Verdict.pass("stack %s rolls back on alarm %s", stack.stackName(), String.join(", ", alarms));
    }
}
