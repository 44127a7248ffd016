package dev.harden.facts.ssm;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.InstancePatchState;

/**
 * Gives the patch state of a machine that is none of EC2's; none when Patch Manager never scanned it.
 *
 * @param region the region's code
 * @param node the machine's id, as {@code mi-0123456789abcdef0}
 */
@RestsOn({ManagedNodes.class, PatchStates.class})
public record HybridPatchState(String region, String node) implements Derived<Optional<InstancePatchState>> {
    @Override
    public Optional<InstancePatchState> derive(Facts facts) {
        List<String> ids = facts.get(new ManagedNodes(region)).keySet().stream()
                .filter(id -> id.startsWith("mi-"))
                .sorted()
                .toList();
        int from = ids.indexOf(node) / PatchStates.MOST * PatchStates.MOST;
        List<String> some = ids.subList(from, Math.min(from + PatchStates.MOST, ids.size()));
        return Optional.ofNullable(facts.get(new PatchStates(region, some)).get(node));
    }
}
