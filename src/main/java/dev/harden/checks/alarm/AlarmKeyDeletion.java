package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on KMS keys that are disabled or scheduled for deletion. */
@CheckInfo(
        id = "alarm-key-deletion",
        title = "An alarm or event rule notifies on disabling or scheduled deletion of KMS keys",
        fault = "Notification missing for disabling or deletion of KMS keys",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmKeyDeletion extends AlarmCheck {}
