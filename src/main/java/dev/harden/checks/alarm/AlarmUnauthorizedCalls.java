package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.facts.Option;
import dev.harden.facts.alarm.Thresholds;
import dev.harden.model.Severity;
import java.util.List;

/** Holds the account to an alarm on refused calls: who tries what is not allowed, as an intruder does who finds out what stolen keys are good for. */
@CheckInfo(
        id = "alarm-unauthorized-calls",
        title = "An alarm or event rule notifies on unauthorized API calls",
        fault = "Notification missing for unauthorized API calls",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT)
public final class AlarmUnauthorizedCalls extends AlarmCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Thresholds.UNAUTHORIZED_CALLS);
    }
}
