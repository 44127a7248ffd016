package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.SerialConsole;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusResponse;

/** Holds each region to keeping people off the serial console of instances, which no network rule guards. */
@CheckInfo(
        id = "instance-serial-console",
        title = "EC2 serial console access is off",
        fault = "EC2 serial console access is on",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        reads = SerialConsole.class)
public final class InstanceSerialConsole implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        GetSerialConsoleAccessStatusResponse status = facts.get(new SerialConsole(scope.region()));
        String by = "declarative-policy".equals(status.managedByAsString()) ? ", by a declarative policy" : "";
        return status.serialConsoleAccessEnabled()
                ? Verdict.fail("access to the serial console is on%s", by)
                        .with(Commands.mend(scope.region(), "ec2", "disable-serial-console-access"))
                : Verdict.pass("access to the serial console is off%s", by);
    }
}
