package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.EbsEncryptionByDefault;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;

/** Holds each region to encrypting new volumes whatever their maker asks for. */
@CheckInfo(
        id = "instance-ebs-encryption",
        title = "EBS encryption by default is on",
        fault = "EBS encryption by default is off",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {EbsEncryptionByDefault.class})
public final class InstanceEbsEncryption implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        return facts.get(new EbsEncryptionByDefault(scope.region()))
                ? Verdict.pass("EBS encryption by default is on")
                : Verdict.fail("EBS encryption by default is off").mendedBy(encrypted(scope));
    }

    private static Mend encrypted(Scope scope) {
        String region = scope.region();
        Step step = Step.of(Call.of("ec2", "EnableEbsEncryptionByDefault", region))
                .guarded(Guard.of(
                        Call.of("ec2", "GetEbsEncryptionByDefault", region), "EbsEncryptionByDefault == `false`"))
                .undoneBy(Call.of("ec2", "DisableEbsEncryptionByDefault", region));
        return Mend.of(
                        new Target("AWS::::Account", region, scope.account().id(), "encryption of EBS by default"),
                        "new EBS volumes in " + region + " are encrypted",
                        step)
                .telling(new EbsEncryptionByDefault(region), true);
    }
}
