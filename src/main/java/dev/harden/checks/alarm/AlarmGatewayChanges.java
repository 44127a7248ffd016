package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on Internet and customer gateways that are made, deleted, attached or detached. */
@CheckInfo(
        id = "alarm-gateway-changes",
        title = "An alarm or event rule notifies on network gateway changes",
        fault = "Notification missing for network gateway changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmGatewayChanges extends AlarmCheck {}
