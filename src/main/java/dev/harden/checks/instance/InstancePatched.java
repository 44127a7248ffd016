package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.Option;
import dev.harden.facts.ssm.HybridPatchState;
import dev.harden.facts.ssm.ManagedNodes;
import dev.harden.facts.ssm.PatchState;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstancePatchState;

/** Holds each instance to a recent scan that found no patch missing; by patch state, whatever other compliance says. */
@CheckInfo(
        id = "instance-patched",
        title = "Instances have all approved patches and recent scans",
        fault = "Instance patching is incomplete or out of date",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no EC2 instance and no hybrid node to patch",
        reads = {HybridPatchState.class, ManagedNodes.class, Now.class, PatchState.class})
public final class InstancePatched extends NodeCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Patching.DAYS);
    }

    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        String id = instance.instanceId();
        Optional<InstancePatchState> state = facts.get(new PatchState(region, id));
        if (state.isEmpty()) {
            if (!facts.get(new ManagedNodes(region)).containsKey(id)) {
                throw FactUnavailable.notVisibleFromHere(
                        "the instance is not a managed node of Systems Manager, so missing patches cannot be seen");
            }
            return Verdict.fail("Patch Manager never scanned the instance").mendedBy(scanned(id, region));
        }
        return judge(id, state.get(), region, facts);
    }

    @Override
    Verdict judge(InstanceInformation hybrid, String region, Facts facts) {
        String id = hybrid.instanceId();
        Optional<InstancePatchState> state = facts.get(new HybridPatchState(region, id));
        return state.isPresent()
                ? judge(id, state.get(), region, facts)
                : Verdict.fail("Patch Manager never scanned the instance").mendedBy(scanned(id, region));
    }

    private static Verdict judge(String id, InstancePatchState state, String region, Facts facts) {
        List<String> lacks = Patching.lacks(state, facts.option(Patching.DAYS), facts.get(new Now()));
        return lacks.isEmpty()
                ? Verdict.pass(
                        "no patch missing, failed or waiting for a reboot; last scan %s", state.operationEndTime())
                : mended(Verdict.fail("patches: %s", String.join(", ", lacks)), id, Patching.remedy(state), region);
    }

    private static Verdict mended(Verdict verdict, String id, Patching.Remedy remedy, String region) {
        return switch (remedy) {
            case SCAN -> verdict.mendedBy(scanned(id, region));
            case INSTALL -> verdict.mendedBy(installed(id, region));
            case DECIDE ->
                verdict.withoutCommand(
                        NoCommand.Why.DECISION,
                        "someone has to decide about the patches that the baseline rejects or does not approve");
        };
    }

    private static Mend scanned(String id, String region) {
        return Mend.of(
                new Target("AWS::SSM::ManagedInstance", region, id, "scan"),
                "Patch Manager scans " + id,
                Step.of(run(id, "Scan", region)));
    }

    private static Mend installed(String id, String region) {
        return Mend.of(
                new Target("AWS::SSM::ManagedInstance", region, id, "patches"),
                "Patch Manager installs on " + id + " what its baseline approves",
                Step.of(run(id, "Install", region))
                        .but(Effect.CUTS_OFF, "what runs on " + id + ", while it restarts where a patch asks for it")
                        .but(Effect.IRREVERSIBLE, "patches stay installed"));
    }

    private static Call run(String id, String operation, String region) {
        return Call.of(
                "ssm",
                "SendCommand",
                region,
                "DocumentName",
                "AWS-RunPatchBaseline",
                "InstanceIds",
                List.of(id),
                "Parameters",
                Call.map("Operation", List.of(operation)));
    }
}
