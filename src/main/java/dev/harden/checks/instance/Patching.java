package dev.harden.checks.instance;

import dev.harden.facts.Answers;
import dev.harden.facts.Option;
import dev.harden.model.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.InstancePatchState;

/**
 * Reads what Patch Manager says of an instance.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-compliance-states.html">Patch
 *     compliance state values</a>
 */
final class Patching {
    static final Option<Integer> DAYS = Option.number(
            "instance-patched.days", 30, 1, 3650, "How old the last scan for missing patches may be, in days.");

    private Patching() {}

    /** Gives what keeps the instance from being patched; nothing when it is. */
    static List<String> lacks(InstancePatchState state, int days, Instant now) {
        List<String> lacks = new ArrayList<>();
        add(lacks, state.missingCount(), "missing");
        add(lacks, state.failedCount(), "failed");
        add(lacks, state.installedPendingRebootCount(), "waiting for a reboot");
        add(lacks, state.installedRejectedCount(), "rejected but installed");
        int updates = state.availableSecurityUpdateCount() == null ? 0 : state.availableSecurityUpdateCount();
        if (updates > 0) {
            // The baseline leaves them out, and so does the count of what is missing.
            lacks.add(Count.of(updates, "security update") + " available that the patch baseline does not approve");
        }
        Instant end = Answers.require(state.operationEndTime(), "OperationEndTime");
        if (end.isBefore(now.minus(Duration.ofDays(days)))) {
            lacks.add("last scan " + Count.of(Duration.between(end, now).toDays(), "day") + " ago");
        }
        if (lacks.isEmpty()) {
            Answers.require(state.missingCount(), "MissingCount");
            Answers.require(state.failedCount(), "FailedCount");
            Answers.require(state.installedPendingRebootCount(), "InstalledPendingRebootCount");
        }
        return lacks;
    }

    private static void add(List<String> lacks, Integer count, String what) {
        if (count != null && count > 0) {
            lacks.add(count + " " + what);
        }
    }

    /** Says what ends it that an instance is not patched. */
    enum Remedy {
        SCAN,
        INSTALL,
        DECIDE
    }

    /** Gives the remedy of an instance that lacks something. */
    static Remedy remedy(InstancePatchState state) {
        List<String> lacks = new ArrayList<>();
        add(lacks, state.installedRejectedCount(), "rejected");
        add(lacks, state.availableSecurityUpdateCount(), "not approved");
        if (!lacks.isEmpty()) {
            return Remedy.DECIDE;
        }
        add(lacks, state.missingCount(), "missing");
        add(lacks, state.failedCount(), "failed");
        add(lacks, state.installedPendingRebootCount(), "waiting for a reboot");
        return lacks.isEmpty() ? Remedy.SCAN : Remedy.INSTALL;
    }
}
