package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.facts.alarm.Alert;
import dev.harden.model.Severity;

/** Holds the account to an alarm on changes to policies and to what they are attached to. */
@CheckInfo(
        id = "alarm-iam-changes",
        title = "Somebody hears of changes to IAM policies",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {Alert.class})
public final class AlarmIamChanges extends AlarmCheck {}
