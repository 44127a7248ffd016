package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on routes and route tables that are made, replaced or deleted. */
@CheckInfo(
        id = "alarm-route-table-changes",
        title = "An alarm or event rule notifies on route table changes",
        fault = "Notification missing for route table changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmRouteTableChanges extends AlarmCheck {}
