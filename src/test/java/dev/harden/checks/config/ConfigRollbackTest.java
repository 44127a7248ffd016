package dev.harden.checks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.cloudformation.Stacks;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;
import software.amazon.awssdk.services.cloudformation.model.Stack;

class ConfigRollbackTest {
    private static final String REGION = "eu-west-1";

    private static List<String> judged(Consumer<Stack.Builder> change) {
        Stack.Builder stack =
                Stack.builder().stackId("arn:shop").stackName("shop").stackStatus("UPDATE_COMPLETE");
        change.accept(stack);
        return Given.facts().fact(new Stacks(REGION), List.of(stack.build())).judge(new ConfigRollback(), REGION);
    }

    private static Consumer<Stack.Builder> trigger(String type) {
        RollbackTrigger trigger =
                RollbackTrigger.builder().arn("arn:alarm").type(type).build();
        return stack -> stack.rollbackConfiguration(rollback -> rollback.rollbackTriggers(trigger));
    }

    @Test
    void passesWithATriggerOnAnAlarm() {
        assertThat(judged(trigger("AWS::CloudWatch::Alarm")))
                .containsExactly("PASS shop: stack shop rolls back on alarm arn:alarm");
        assertThat(judged(trigger("AWS::CloudWatch::CompositeAlarm")).get(0)).startsWith("PASS");
    }

    @Test
    void failsWithoutOne() {
        assertThat(judged(stack -> {})).containsExactly("FAIL shop: stack shop has no rollback trigger on an alarm");
        assertThat(judged(stack -> stack.rollbackConfiguration(rollback -> rollback.monitoringTimeInMinutes(5)))
                        .get(0))
                .startsWith("FAIL");
        assertThat(judged(trigger("AWS::Other::Thing")).get(0)).startsWith("FAIL");
    }

    @Test
    void nestedStacksFollowTheirRootAndStacksInReviewAreNotThereYet() {
        assertThat(judged(stack -> stack.parentId("arn:root").rootId("arn:root")))
                .isEmpty();
        assertThat(judged(stack -> stack.stackStatus("REVIEW_IN_PROGRESS")).get(0))
                .startsWith("NOT_APPLICABLE");
        assertThat(judged(stack -> stack.stackStatus("DELETE_IN_PROGRESS")).get(0))
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void isUnknownWhenTheStacksAreNotSeen() {
        assertThat(Given.facts()
                        .refused(new Stacks(REGION))
                        .judge(new ConfigRollback(), REGION)
                        .get(0))
                .startsWith("UNKNOWN");
    }
}
