package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on recorders and delivery channels of AWS Config that are changed or stopped. */
@CheckInfo(
        id = "alarm-config-changes",
        title = "An alarm or event rule notifies on AWS Config changes",
        fault = "Notification missing for AWS Config changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmConfigChanges extends AlarmCheck {}
