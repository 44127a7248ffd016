package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ssm.ManagedNodes;
import dev.harden.facts.ssm.PatchBatches;
import dev.harden.facts.ssm.PatchState;
import dev.harden.facts.ssm.PatchStates;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.InstancePatchState;

class InstancePatchedTest {
    private static final InstancePatched CHECK = new InstancePatched();
    private static final PatchState STATE = new PatchState(REGION, "i-1");

    @Test
    void passesWhenARecentScanFoundNothing() {
        assertThat(said(scanned(state -> {}), CHECK))
                .isEqualTo(
                        "PASS i-1: no patch missing, failed or waiting for a reboot; last scan 2026-11-23T12:00:00Z");
    }

    @Test
    void failsByPatchStateThoughItsAssociationsSucceeded() {
        assertThat(said(scanned(state -> state.missingCount(3)), CHECK)).isEqualTo("FAIL i-1: patches: 3 missing");
    }

    @Test
    void failsForPatchesThatFailedWaitOrAreRejected() {
        assertThat(said(scanned(state -> state.failedCount(1)), CHECK)).endsWith("patches: 1 failed");
        assertThat(said(scanned(state -> state.installedPendingRebootCount(2)), CHECK))
                .startsWith("FAIL")
                .endsWith("patches: 2 waiting for a reboot");
        assertThat(said(scanned(state -> state.installedRejectedCount(1).missingCount(2)), CHECK))
                .endsWith("patches: 2 missing, 1 rejected but installed");
        assertThat(scanned(state -> state.missingCount(1)).commands(CHECK, REGION))
                .containsExactly(
                        "aws ssm send-command --region eu-west-1 --document-name AWS-RunPatchBaseline"
                                + " --cli-input-json '{\"InstanceIds\":[\"i-1\"],\"Parameters\":{\"Operation\":[\"Install\"]}}'");
        assertThat(scanned(state -> state.missingCount(1))
                        .remedies(CHECK, REGION)
                        .get(0)
                        .alone()
                        .get(0)
                        .effects())
                .containsOnlyKeys(Effect.CUTS_OFF, Effect.IRREVERSIBLE);
        assertThat(scanned(state -> state.installedRejectedCount(1).missingCount(2))
                        .remedies(CHECK, REGION))
                .containsExactly(Remedy.none(
                        NoCommand.Why.DECISION,
                        "someone has to decide about the patches that the baseline rejects or does not approve"));
    }

    @Test
    void failsWhenSecurityUpdatesAreAvailableThatTheBaselineLeavesOut() {
        assertThat(said(scanned(state -> state.availableSecurityUpdateCount(12)), CHECK))
                .isEqualTo("FAIL i-1: patches: 12 security updates available that the patch baseline does not approve");
        assertThat(said(scanned(state -> state.availableSecurityUpdateCount(1)), CHECK))
                .contains("1 security update available");
        assertThat(said(scanned(state -> state.availableSecurityUpdateCount(0)), CHECK))
                .startsWith("PASS");
    }

    @Test
    void failsWhenTheLastScanIsOlderThanTheOptionAllows() {
        assertThat(said(scanned(state -> state.operationEndTime(Given.NOW.minus(Duration.ofDays(30)))), CHECK))
                .startsWith("PASS");
        Given old = scanned(state ->
                state.operationEndTime(Given.NOW.minus(Duration.ofDays(30)).minusSeconds(1)));
        assertThat(said(old, CHECK)).isEqualTo("FAIL i-1: patches: last scan 30 days ago");
        assertThat(said(old.option("instance-patched.days", 60), CHECK)).startsWith("PASS");
    }

    @Test
    void failsWhenAManagedNodeWasNeverScanned() {
        assertThat(said(GivenInstances.one().node("Online").facts().fact(STATE, Optional.empty()), CHECK))
                .isEqualTo("FAIL i-1: Patch Manager never scanned the instance");
    }

    @Test
    void isUnknownWhenItIsNoManagedNode() {
        assertThat(said(GivenInstances.one().facts().fact(STATE, Optional.empty()), CHECK))
                .startsWith("UNKNOWN i-1: NOT_VISIBLE_FROM_HERE the instance is not a managed node");
    }

    @Test
    void isUnknownWhenCountsAreMissingUnlessOneIsEnough() {
        assertThat(said(scanned(state -> state.missingCount(null)), CHECK)).startsWith("UNKNOWN i-1: ERROR");
        assertThat(said(scanned(state -> state.installedPendingRebootCount(null)), CHECK))
                .startsWith("UNKNOWN i-1: ERROR");
        assertThat(said(scanned(state -> state.missingCount(null).failedCount(1)), CHECK))
                .startsWith("FAIL");
    }

    @Test
    void isUnknownWhenTheStateOrTheNodesAreRefused() {
        assertThat(said(GivenInstances.one().node("Online").facts().refused(STATE), CHECK))
                .startsWith("UNKNOWN i-1: ACCESS_DENIED");
        assertThat(said(
                        GivenInstances.one()
                                .facts()
                                .fact(STATE, Optional.empty())
                                .refused(new ManagedNodes(REGION)),
                        CHECK))
                .contains("UNKNOWN i-1: ACCESS_DENIED");
    }

    @Test
    void asksFiftyInstancesAtOnce() {
        GivenInstances many = new GivenInstances();
        for (int i = 10; i < 61; i++) {
            many.add("i-" + i, instance -> {});
        }
        Map<String, PatchStates> batches = many.facts().derive(new PatchBatches(REGION));
        assertThat(batches).hasSize(51);
        assertThat(batches.get("i-10").ids())
                .hasSize(50)
                .isEqualTo(batches.get("i-59").ids());
        assertThat(batches.get("i-60").ids()).containsExactly("i-60");
        PatchStates last = new PatchStates(REGION, List.of("i-60"));
        InstancePatchState state = state(builder -> builder.instanceId("i-60"));
        Given given = many.facts().fact(last, Map.of("i-60", state));
        assertThat(given.derive(new PatchState(REGION, "i-60"))).contains(state);
        assertThat(given.fact(last, Map.of()).derive(new PatchState(REGION, "i-60")))
                .isEmpty();
    }

    @Test
    void judgesHybridNodesToo() {
        PatchStates asked = new PatchStates(REGION, List.of("mi-1"));
        Given given = InstanceManagedTest.hybrid("Online");
        assertThat(given.fact(asked, Map.of("mi-1", state(state -> state.missingCount(2))))
                        .judge(CHECK, REGION))
                .containsExactly("FAIL mi-1: patches: 2 missing");
        assertThat(given.fact(asked, Map.of("mi-1", state(state -> {})))
                        .judge(CHECK, REGION)
                        .get(0))
                .startsWith("PASS mi-1");
        assertThat(given.fact(asked, Map.of()).judge(CHECK, REGION))
                .containsExactly("FAIL mi-1: Patch Manager never scanned the instance");
        assertThat(given.refused(asked).judge(CHECK, REGION).get(0)).startsWith("UNKNOWN mi-1");
    }

    private static Given scanned(Consumer<InstancePatchState.Builder> change) {
        return GivenInstances.one().node("Online").facts().fact(STATE, Optional.of(state(change)));
    }

    static InstancePatchState state(Consumer<InstancePatchState.Builder> change) {
        InstancePatchState.Builder builder = InstancePatchState.builder()
                .instanceId("i-1")
                .operationEndTime(Given.NOW.minus(Duration.ofDays(1)))
                .missingCount(0)
                .failedCount(0)
                .installedPendingRebootCount(0);
        change.accept(builder);
        return builder.build();
    }
}
