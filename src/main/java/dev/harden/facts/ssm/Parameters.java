package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/**
 * Lists the account's parameters: their names and types, never a value.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html">DescribeParameters</a>
 */
@Needs("ssm:DescribeParameters")
public record Parameters(String region) implements Fact<List<ParameterMetadata>> {
    @Override
    public List<ParameterMetadata> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        List<ParameterMetadata> all = new ArrayList<>();
        ssm.describeParametersPaginator(request -> request.maxResults(50)).forEach(page -> {
            Answers.requireList(page.hasParameters(), "Parameters");
            page.parameters().forEach(one -> {
                Answers.require(one.name(), "Name");
                Answers.require(one.typeAsString(), "Type");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
