package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on whatever root does itself, in the console and through the API. */
@CheckInfo(
        id = "alarm-root-use",
        title = "An alarm or event rule notifies on root user activity",
        fault = "Notification missing for root user activity",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT)
public final class AlarmRootUse extends AlarmCheck {}
