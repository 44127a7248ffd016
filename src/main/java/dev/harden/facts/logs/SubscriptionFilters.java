package dev.harden.facts.logs;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * Lists the names of the subscription filters of a log group that is there.
 *
 * @param region the log group's region
 * @param group its name
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeSubscriptionFilters.html">
 *     DescribeSubscriptionFilters</a>
 */
@Needs("logs:DescribeSubscriptionFilters")
public record SubscriptionFilters(String region, String group) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        List<String> found = new ArrayList<>();
        var pages = aws.client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder, region)
                .describeSubscriptionFiltersPaginator(request -> request.logGroupName(group));
        pages.forEach(page -> {
            Answers.requireList(page.hasSubscriptionFilters(), "subscriptionFilters");
            page.subscriptionFilters().forEach(filter -> found.add(Answers.require(filter.filterName(), "filterName")));
        });
        return List.copyOf(found);
    }
}
