package dev.harden.facts.ssm;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.ec2.Instances;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Says which question each instance's patch state comes with: AWS takes fifty instances at once.
 *
 * @param region the region's code
 */
@RestsOn({Instances.class, PatchStates.class})
public record PatchBatches(String region) implements Derived<Map<String, PatchStates>> {
    @Override
    public Map<String, PatchStates> derive(Facts facts) {
        List<String> ids = facts.get(new Instances(region)).stream()
                .map(Instance::instanceId)
                .sorted()
                .toList();
        Map<String, PatchStates> batches = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PatchStates.MOST) {
            List<String> some = ids.subList(from, Math.min(from + PatchStates.MOST, ids.size()));
            PatchStates batch = new PatchStates(region, some);
            some.forEach(id -> batches.put(id, batch));
        }
        return batches;
    }
}
