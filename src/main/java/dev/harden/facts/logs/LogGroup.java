package dev.harden.facts.logs;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

/**
 * Describes a log group of this account; absent when there is none of that name.
 *
 * @param region its region
 * @param name its name
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">
 *     DescribeLogGroups</a>
 */
@Needs("logs:DescribeLogGroups")
public record LogGroup(String region, String name)
        implements Fact<Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup>> {
    @Override
    public Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> load(Aws aws) {
        Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> found = Optional.empty();
        var pages = aws.client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder, region)
                .describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name));
        for (DescribeLogGroupsResponse page : pages) {
            Answers.requireList(page.hasLogGroups(), "logGroups");
            for (var group : page.logGroups()) {
                if (Answers.require(group.logGroupName(), "logGroupName").equals(name)) {
                    found = Optional.of(group);
                }
            }
        }
        return found;
    }
}
