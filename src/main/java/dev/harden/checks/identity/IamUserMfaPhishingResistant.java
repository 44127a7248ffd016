package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.List;
import software.amazon.awssdk.services.iam.model.MFADevice;

/** Holds each user with a console password to an MFA device that cannot be phished. */
@CheckInfo(
        id = "iam-user-mfa-phishing-resistant",
        title = "Console users have a security key or passkey",
        fault = "Console user has no security key or passkey",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "there is no IAM user who could have a security key or passkey")
@WithoutCommand(why = Why.PERSON, text = "the user has to register a security key or passkey that is in hand")
public final class IamUserMfaPhishingResistant extends ConsoleUserCheck {
    @Override
    Verdict judge(List<MFADevice> devices) {
        return devices.stream()
                .filter(Iam::isFido)
                .findFirst()
                .map(device -> Verdict.pass("the user has the security key or passkey %s", device.serialNumber()))
                .orElseGet(() -> Verdict.fail("the user has a console password, and no security key or passkey"));
    }
}
