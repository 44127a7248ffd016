package dev.harden.facts.redshiftserverless;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/**
 * Lists the workgroups of Redshift Serverless.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_ListWorkgroups.html">ListWorkgroups</a>
 */
@Needs("redshift-serverless:ListWorkgroups")
public record Workgroups(String region) implements Fact<List<Workgroup>> {
    @Override
    public List<Workgroup> load(Aws aws) {
        RedshiftServerlessClient client =
                aws.client(RedshiftServerlessClient.class, RedshiftServerlessClient::builder, region);
        List<Workgroup> all = new ArrayList<>();
        client.listWorkgroupsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasWorkgroups(), "workgroups");
            page.workgroups().forEach(one -> {
                Answers.require(one.workgroupArn(), "workgroupArn");
                Answers.require(one.workgroupName(), "workgroupName");
                Answers.require(one.publiclyAccessible(), "publiclyAccessible");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
