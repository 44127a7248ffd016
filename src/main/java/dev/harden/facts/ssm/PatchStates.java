package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstancePatchState;

/**
 * Gives the patch states of some instances by id; those that were never scanned have none.
 *
 * @param region the region's code
 * @param ids the ids of at most {@link #MOST} instances
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html">DescribeInstancePatchStates</a>
 */
@Needs("ssm:DescribeInstancePatchStates")
public record PatchStates(String region, List<String> ids) implements Fact<Map<String, InstancePatchState>> {
    /** How many instances AWS takes in one call. */
    public static final int MOST = 50;

    public PatchStates {
        ids = List.copyOf(ids);
    }

    @Override
    public Map<String, InstancePatchState> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        Map<String, InstancePatchState> states = new LinkedHashMap<>();
        ssm.describeInstancePatchStatesPaginator(
                        request -> request.instanceIds(ids).maxResults(100))
                .forEach(page -> {
                    Answers.requireList(page.hasInstancePatchStates(), "InstancePatchStates");
                    page.instancePatchStates()
                            .forEach(state -> states.put(Answers.require(state.instanceId(), "InstanceId"), state));
                });
        return states;
    }
}
