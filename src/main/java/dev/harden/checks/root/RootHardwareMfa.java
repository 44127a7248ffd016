package dev.harden.checks.root;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.iam.AccountSummary;
import dev.harden.facts.iam.VirtualMfaDevices;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/** Holds root to MFA devices that are no virtual ones. */
@CheckInfo(
        id = "root-hardware-mfa",
        title = "The root user has hardware MFA, or cannot sign in",
        fault = "Root user has no hardware MFA",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {AccountSummary.class, CallerIdentity.class, VirtualMfaDevices.class})
@WithoutCommand(
        why = Why.PERSON,
        text = "whoever holds root's password has to register a security key or hardware token that "
                + "is in hand, and to take the virtual device away")
public final class RootHardwareMfa implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        return RootSignIn.none(scope.account()).orElseGet(() -> signingIn(facts));
    }

    private static Verdict signingIn(Facts facts) {
        AccountSummary.Counts summary = facts.get(new AccountSummary());
        if (summary.number("AccountMFAEnabled") == 0) {
            return summary.rootHasNoCredentials()
                    ? Verdict.pass(
                            "root has no MFA, and nothing to sign in with: no password, access keys or certificates")
                    : Verdict.fail("root can sign in without MFA");
        }
        String root = facts.get(new CallerIdentity()).arn();
        Seen<VirtualMFADevice> devices = Seen.all(facts.get(new VirtualMfaDevices()));
        return facts.any(devices, device -> isRoots(device, root))
                ? Verdict.fail("root has a virtual MFA device")
                : Verdict.pass("root has MFA that is not virtual; a synced passkey looks the same");
    }

    /** AWS may leave the owner out; the name that the console gives root's device is then a hint, but no proof. */
    private static boolean isRoots(VirtualMFADevice device, String root) {
        if (device.user() != null && device.user().arn() != null) {
            return device.user().arn().equals(root);
        }
        if (Answers.require(device.serialNumber(), "SerialNumber").endsWith(":mfa/root-account-mfa-device")) {
            throw FactUnavailable.notSettled(
                    "the device " + device.serialNumber() + " is named as root's, but AWS does not say whose it is");
        }
        throw new Answers.Incomplete("the owner of " + device.serialNumber());
    }
}
