package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.ConsoleUsers;
import dev.harden.model.Severity;
import java.util.Optional;

/** Holds the account to an alarm on users who sign in to the console without MFA. */
@CheckInfo(
        id = "alarm-signin-without-mfa",
        title = "An alarm or event rule notifies on console sign-ins without MFA",
        fault = "Notification missing for console sign-ins without MFA",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {ConsoleUsers.class})
public final class AlarmSigninWithoutMfa extends AlarmCheck {
    @Override
    Optional<String> outOfScope(Facts facts) {
        return facts.get(new ConsoleUsers()) ? Optional.empty() : Optional.of("no IAM user has a console password");
    }
}
