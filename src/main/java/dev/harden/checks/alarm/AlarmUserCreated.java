package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds the account to an alarm on users, passwords and access keys that are made. */
@CheckInfo(
        id = "alarm-user-created",
        title = "An alarm or event rule notifies on new users, passwords and access keys",
        fault = "Notification missing for new users, passwords or access keys",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmUserCreated extends AlarmCheck {}
