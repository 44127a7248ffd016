package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;

/**
 * Tells which of a region's configuration recorders record now. The last status is spelt in several ways.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorderStatus.html">DescribeConfigurationRecorderStatus</a>
 */
@Needs("config:DescribeConfigurationRecorderStatus")
public record RecorderStatuses(String region) implements Fact<List<ConfigurationRecorderStatus>> {
    @Override
    public List<ConfigurationRecorderStatus> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        var answer = client.describeConfigurationRecorderStatus();
        Answers.requireList(answer.hasConfigurationRecordersStatus(), "ConfigurationRecordersStatus");
        answer.configurationRecordersStatus().forEach(one -> {
            Answers.require(one.name(), "name");
            Answers.require(one.recording(), "recording");
        });
        return answer.configurationRecordersStatus();
    }
}
