package dev.harden.facts.cloudwatch;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Lists a region's alarms on metrics, and those composed of other alarms.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html">DescribeAlarms</a>
 */
@Needs("cloudwatch:DescribeAlarms")
public record Alarms(String region) implements Fact<Alarms.Known> {
    /** Holds the alarms of both kinds. */
    public record Known(List<MetricAlarm> metric, List<CompositeAlarm> composite) {
        public Known {
            metric = List.copyOf(metric);
            composite = List.copyOf(composite);
        }
    }

    @Override
    public Known load(Aws aws) {
        List<MetricAlarm> metric = new ArrayList<>();
        List<CompositeAlarm> composite = new ArrayList<>();
        var pages = aws.client(CloudWatchClient.class, CloudWatchClient::builder, region)
                .describeAlarmsPaginator(request ->
                        request.maxRecords(100).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        pages.forEach(page -> {
            Answers.requireList(page.hasMetricAlarms() || page.hasCompositeAlarms(), "MetricAlarms, CompositeAlarms");
            page.metricAlarms().forEach(alarm -> metric.add(whole(alarm)));
            page.compositeAlarms().forEach(alarm -> composite.add(whole(alarm)));
        });
        return new Known(metric, composite);
    }

    private static MetricAlarm whole(MetricAlarm alarm) {
        Answers.require(alarm.alarmName(), "AlarmName");
        Answers.require(alarm.alarmArn(), "AlarmArn");
        Answers.require(alarm.actionsEnabled(), "ActionsEnabled");
        return alarm;
    }

    private static CompositeAlarm whole(CompositeAlarm alarm) {
        Answers.require(alarm.alarmName(), "AlarmName");
        Answers.require(alarm.alarmArn(), "AlarmArn");
        Answers.require(alarm.actionsEnabled(), "ActionsEnabled");
        Answers.require(alarm.alarmRule(), "AlarmRule");
        return alarm;
    }
}
