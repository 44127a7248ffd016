package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;

/**
 * Lists the aggregators that are in a region; each is an object of one region.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationAggregators.html">DescribeConfigurationAggregators</a>
 */
@Needs("config:DescribeConfigurationAggregators")
public record Aggregators(String region) implements Fact<List<ConfigurationAggregator>> {
    @Override
    public List<ConfigurationAggregator> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        List<ConfigurationAggregator> found = new ArrayList<>();
        client.describeConfigurationAggregatorsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasConfigurationAggregators(), "ConfigurationAggregators");
            page.configurationAggregators().forEach(one -> {
                Answers.require(one.configurationAggregatorName(), "ConfigurationAggregatorName");
                found.add(one);
            });
        });
        return List.copyOf(found);
    }
}
