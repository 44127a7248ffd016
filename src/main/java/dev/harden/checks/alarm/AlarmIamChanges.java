package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on changes to policies and to what they are attached to. */
@CheckInfo(
        id = "alarm-iam-changes",
        title = "An alarm or event rule notifies on IAM policy changes",
        fault = "Notification missing for IAM policy changes",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT)
public final class AlarmIamChanges extends AlarmCheck {}
