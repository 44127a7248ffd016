package dev.harden.facts.logs;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/**
 * Lists the log groups of a region.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">DescribeLogGroups</a>
 */
@Needs("logs:DescribeLogGroups")
public record LogGroups(String region) implements Fact<List<LogGroup>> {
    @Override
    public List<LogGroup> load(Aws aws) {
        CloudWatchLogsClient logs = aws.client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder, region);
        List<LogGroup> all = new ArrayList<>();
        logs.describeLogGroupsPaginator(request -> request.limit(50)).forEach(page -> {
            Answers.requireList(page.hasLogGroups(), "logGroups");
            page.logGroups().forEach(group -> {
                Answers.require(group.logGroupName(), "logGroupName");
                all.add(group);
            });
        });
        return List.copyOf(all);
    }
}
