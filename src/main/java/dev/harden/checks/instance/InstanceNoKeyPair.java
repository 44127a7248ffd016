package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Holds each running instance to having been launched without a key pair, which can never be taken off it. */
@CheckInfo(
        id = "instance-no-key-pair",
        title = "No running instance was launched with a key pair",
        fault = "Instance was launched with a key pair",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no EC2 instance that could have a key pair")
@WithoutCommand(why = NoCommand.Why.REBUILD, text = "the instance has to be launched anew without a key pair")
public final class InstanceNoKeyPair extends InstanceCheck {
    @Override
    boolean isOfRunningOnes() {
        return true;
    }

    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        String key = instance.keyName();
        return key == null || key.isEmpty()
                ? Verdict.pass("launched without a key pair")
                : Verdict.fail("launched with key pair %s; only a relaunch without one removes it", key);
    }
}
