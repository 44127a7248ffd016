package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;

/**
 * Lists a region's configuration recorders: the customer's own, one at most. Those that are linked to services are not among
 * them.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html">DescribeConfigurationRecorders</a>
 */
@Needs("config:DescribeConfigurationRecorders")
public record Recorders(String region) implements Fact<List<ConfigurationRecorder>> {
    @Override
    public List<ConfigurationRecorder> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        var answer = client.describeConfigurationRecorders();
        Answers.requireList(answer.hasConfigurationRecorders(), "ConfigurationRecorders");
        answer.configurationRecorders().forEach(one -> {
            Answers.require(one.name(), "name");
            Answers.require(one.recordingGroup(), "recordingGroup");
        });
        return answer.configurationRecorders();
    }
}
