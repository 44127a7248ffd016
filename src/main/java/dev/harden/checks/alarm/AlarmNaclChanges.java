package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on network ACLs that are made, changed, deleted or moved. */
@CheckInfo(
        id = "alarm-nacl-changes",
        title = "An alarm or event rule notifies on network ACL changes",
        fault = "Notification missing for network ACL changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmNaclChanges extends AlarmCheck {}
