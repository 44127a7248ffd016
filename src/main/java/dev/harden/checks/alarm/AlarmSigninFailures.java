package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.facts.Option;
import dev.harden.facts.alarm.Thresholds;
import dev.harden.model.Severity;
import java.util.List;

/** Holds the account to an alarm on sign-ins to the console that fail. */
@CheckInfo(
        id = "alarm-signin-failures",
        title = "An alarm or event rule notifies on failed console sign-ins",
        fault = "Notification missing for failed console sign-ins",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT)
public final class AlarmSigninFailures extends AlarmCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Thresholds.SIGNIN_FAILURES);
    }
}
