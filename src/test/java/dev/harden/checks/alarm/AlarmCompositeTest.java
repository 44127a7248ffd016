package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells which composite alarms carry the action of an alarm that rings. */
class AlarmCompositeTest {
    private static final String USERS =
            "{($.eventName=CreateUser) || ($.eventName=CreateLoginProfile)" + " || ($.eventName=CreateAccessKey)}";

    private static String said(GivenAlarms given) {
        return given.facts()
                .judge(new AlarmUserCreated())
                .get(0)
                .replace(" 111122223333", "")
                .replace("metric filter users: ", "");
    }

    private static GivenAlarms silent() {
        return new GivenAlarms()
                .filter("users", USERS, metric -> {})
                .alarm("users", alarm -> alarm.alarmActions(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALARM(users)",
                "ALARM(\"users\")",
                "ALARM(\"arn:aws:cloudwatch:eu-west-1:111122223333:alarm:users\")",
                "ALARM(other) OR ALARM(users)",
                "ALARM(users) AND NOT ALARM(other)",
                "NOT (NOT ALARM(users) OR ALARM(other))",
                "AT_LEAST(1, ALARM, (other, users))",
                "TRUE AND ALARM(users)"
            })
    void aCompositeAlarmMayCarryTheAction(String rule) {
        assertThat(said(silent().composite("all", rule, alarm -> {})))
                .startsWith("PASS")
                .contains("alarm users in composite alarm all to topic security");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALARM(other)",
                "ALARM(users) AND ALARM(other)",
                "OK(users)",
                "NOT ALARM(users)",
                "TRUE OR ALARM(users)",
                "AT_LEAST(2, ALARM, (other, users))",
                "ALARM(users) AND FALSE"
            })
    void aCompositeAlarmThatDoesNotRingWithItDoesNot(String rule) {
        assertThat(said(silent().composite("all", rule, alarm -> {})))
                .startsWith("FAIL: alarm users has no action for ALARM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALARM(users) AND OK(other)",
                "ALARM(users) AND INSUFFICIENT_DATA(other)",
                "AT_LEAST(50%, ALARM, (other, users))",
                "ALARM(users) XOR ALARM(other)",
                "ALARM(users",
                "ALARM(\"users"
            })
    void aRuleThatHangsOnMoreIsNotSettled(String rule) {
        assertThat(said(silent().composite("all", rule, alarm -> {}))).startsWith("UNKNOWN: NOT_SETTLED");
    }

    @Test
    void compositeAlarmsMayBeNested() {
        assertThat(said(silent().composite("outer", "ALARM(inner)", alarm -> {})
                        .composite("inner", "ALARM(users)", alarm -> alarm.alarmActions(List.of()))))
                .startsWith("PASS")
                .contains("in composite alarm outer");
    }

    @Test
    void aCompositeAlarmMayBeSilentItself() {
        assertThat(said(silent().composite("all", "ALARM(users)", alarm -> alarm.actionsEnabled(false))))
                .startsWith("FAIL: alarm users has no action for ALARM");
        assertThat(said(silent().composite("all", "ALARM(users)", alarm -> alarm.actionsSuppressor("maintenance"))))
                .startsWith(
                        "UNKNOWN: NOT_SETTLED alarm users in composite alarm all may be held back by its suppressor");
    }

    @Test
    void anAlarmInACompositeOneMayRingItselfToo() {
        GivenAlarms loud = new GivenAlarms()
                .filter("users", USERS)
                .composite("all", "ALARM(users)", alarm -> alarm.actionsSuppressor("maintenance"));
        assertThat(said(loud)).startsWith("PASS").doesNotContain("composite");
    }
}
