package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.EbsEncryptionByDefault;
import dev.harden.model.Scope;
import dev.harden.model.Severity;

/** Holds each region to encrypting new volumes whatever their maker asks for. */
@CheckInfo(
        id = "instance-ebs-encryption",
        title = "EBS encryption by default is on",
        fault = "EBS encryption by default is off",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = EbsEncryptionByDefault.class)
public final class InstanceEbsEncryption implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        return facts.get(new EbsEncryptionByDefault(scope.region()))
                ? Verdict.pass("EBS encryption by default is on")
                : Verdict.fail("EBS encryption by default is off")
                        .with(Commands.mend(scope.region(), "ec2", "enable-ebs-encryption-by-default"));
    }
}
