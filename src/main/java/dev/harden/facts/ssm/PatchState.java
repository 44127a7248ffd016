package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.InstancePatchState;

/**
 * Gives an instance's patch state; none when Patch Manager never scanned it.
 *
 * @param region the region's code
 * @param instance the instance's id
 */
@RestsOn(PatchBatches.class)
public record PatchState(String region, String instance) implements Derived<Optional<InstancePatchState>> {
    @Override
    public Optional<InstancePatchState> derive(Facts facts) {
        PatchStates batch = Answers.require(facts.get(new PatchBatches(region)).get(instance), "instance " + instance);
        return Optional.ofNullable(facts.get(batch).get(instance));
    }
}
