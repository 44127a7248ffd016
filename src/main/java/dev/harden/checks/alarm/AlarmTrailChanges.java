package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on trails that are made, changed, deleted, started or stopped. */
@CheckInfo(
        id = "alarm-trail-changes",
        title = "An alarm or event rule notifies on CloudTrail changes",
        fault = "Notification missing for CloudTrail changes",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT)
public final class AlarmTrailChanges extends AlarmCheck {}
