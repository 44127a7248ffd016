package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on VPCs and peering connections that are made, changed, accepted or deleted. */
@CheckInfo(
        id = "alarm-vpc-changes",
        title = "An alarm or event rule notifies on VPC changes",
        fault = "Notification missing for VPC changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmVpcChanges extends AlarmCheck {}
