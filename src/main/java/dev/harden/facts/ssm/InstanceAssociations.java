package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceAssociationStatusInfo;

/**
 * Lists the associations of State Manager that an instance has, with how each went; none for what is no managed node.
 *
 * @param region the region's code
 * @param instance the instance's id
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceAssociationsStatus.html">DescribeInstanceAssociationsStatus</a>
 */
@Needs("ssm:DescribeInstanceAssociationsStatus")
public record InstanceAssociations(String region, String instance)
        implements Fact<List<InstanceAssociationStatusInfo>> {
    @Override
    public List<InstanceAssociationStatusInfo> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        return Answers.absentWhen(() -> read(ssm), "InvalidInstanceId").orElse(List.of());
    }

    private List<InstanceAssociationStatusInfo> read(SsmClient ssm) {
        List<InstanceAssociationStatusInfo> all = new ArrayList<>();
        ssm.describeInstanceAssociationsStatusPaginator(
                        request -> request.instanceId(instance).maxResults(50))
                .forEach(page -> {
                    Answers.requireList(page.hasInstanceAssociationStatusInfos(), "InstanceAssociationStatusInfos");
                    all.addAll(page.instanceAssociationStatusInfos());
                });
        return List.copyOf(all);
    }
}
