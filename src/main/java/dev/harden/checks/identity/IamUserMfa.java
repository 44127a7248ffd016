package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.List;
import software.amazon.awssdk.services.iam.model.MFADevice;

/** Holds each user with a console password to an active MFA device. */
@CheckInfo(
        id = "iam-user-mfa",
        title = "Console users have MFA",
        fault = "Console user has no MFA",
        severity = Severity.CRITICAL,
        scope = Breadth.ACCOUNT,
        none = "there is no IAM user who could have MFA")
@WithoutCommand(
        why = Why.PERSON,
        text = "the user has to register a device that is in hand, or someone takes the console " + "password away")
public final class IamUserMfa extends ConsoleUserCheck {
    @Override
    Verdict judge(List<MFADevice> devices) {
        long counting =
                devices.stream().filter(device -> !Iam.isTextMessage(device)).count();
        if (counting > 0) {
            return Verdict.pass("the user has a console password and %s", Count.of(counting, "MFA device"));
        }
        return devices.isEmpty()
                ? Verdict.fail("the user has a console password and no MFA device")
                : Verdict.fail(
                        "the user has a console password, and MFA by text message alone, which no longer counts");
    }
}
