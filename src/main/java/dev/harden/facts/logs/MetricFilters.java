package dev.harden.facts.logs;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;

/**
 * Lists the metric filters of a log group that is there.
 *
 * @param region the log group's region
 * @param group its name
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeMetricFilters.html">
 *     DescribeMetricFilters</a>
 */
@Needs("logs:DescribeMetricFilters")
public record MetricFilters(String region, String group) implements Fact<List<MetricFilter>> {
    @Override
    public List<MetricFilter> load(Aws aws) {
        List<MetricFilter> found = new ArrayList<>();
        var pages = aws.client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder, region)
                .describeMetricFiltersPaginator(request -> request.logGroupName(group));
        pages.forEach(page -> {
            Answers.requireList(page.hasMetricFilters(), "metricFilters");
            page.metricFilters().forEach(filter -> found.add(whole(filter)));
        });
        return List.copyOf(found);
    }

    private static MetricFilter whole(MetricFilter filter) {
        Answers.require(filter.filterName(), "filterName");
        Answers.require(filter.filterPattern(), "filterPattern");
        Answers.requireList(filter.hasMetricTransformations(), "metricTransformations");
        filter.metricTransformations().forEach(transformation -> {
            Answers.require(transformation.metricName(), "metricName");
            Answers.require(transformation.metricNamespace(), "metricNamespace");
            Answers.require(transformation.metricValue(), "metricValue");
        });
        return filter;
    }
}
