package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.SerialConsole;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusResponse;

/** Holds each region to keeping people off the serial console of instances, which no network rule guards. */
@CheckInfo(
        id = "instance-serial-console",
        title = "EC2 serial console access is off",
        fault = "EC2 serial console access is on",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        reads = {SerialConsole.class})
public final class InstanceSerialConsole implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        GetSerialConsoleAccessStatusResponse status = facts.get(new SerialConsole(scope.region()));
        String by = "declarative-policy".equals(status.managedByAsString()) ? ", by a declarative policy" : "";
        if (!status.serialConsoleAccessEnabled()) {
            return Verdict.pass("access to the serial console is off%s", by);
        }
        Verdict verdict = Verdict.fail("access to the serial console is on%s", by);
        return by.isEmpty()
                ? verdict.mendedBy(off(scope))
                : verdict.withoutCommand(
                        NoCommand.Why.OTHER_ACCOUNT, "the organization sets it by a declarative policy");
    }

    private static Mend off(Scope scope) {
        String region = scope.region();
        Step step = Step.of(Call.of("ec2", "DisableSerialConsoleAccess", region))
                .guarded(Guard.of(
                        Call.of("ec2", "GetSerialConsoleAccessStatus", region), "SerialConsoleAccessEnabled == `true`"))
                .but(Effect.CUTS_OFF, "whoever comes onto an instance by the serial console")
                .undoneBy(Call.of("ec2", "EnableSerialConsoleAccess", region));
        return Mend.of(
                        new Target("AWS::::Account", region, scope.account().id(), "access to the serial console"),
                        "access to the serial console is off in " + region,
                        step)
                .foretelling(
                        new SerialConsole(region),
                        status -> status.toBuilder()
                                .serialConsoleAccessEnabled(false)
                                .build());
    }
}
