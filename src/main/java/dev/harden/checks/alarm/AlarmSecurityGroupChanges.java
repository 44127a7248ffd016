package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on security groups that are made, deleted, opened or closed. */
@CheckInfo(
        id = "alarm-security-group-changes",
        title = "An alarm or event rule notifies on security group changes",
        fault = "Notification missing for security group changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmSecurityGroupChanges extends AlarmCheck {}
