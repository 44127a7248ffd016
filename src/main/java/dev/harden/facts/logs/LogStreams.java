package dev.harden.facts.logs;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/**
 * Lists the streams of a log group whose names begin so; none when the group was deleted since it was listed. The time of
 * a stream's last event lags, by an hour most often.
 *
 * @param region the region's code
 * @param group the group's name
 * @param prefix what the names begin with
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html">DescribeLogStreams</a>
 */
@Needs("logs:DescribeLogStreams")
public record LogStreams(String region, String group, String prefix) implements Fact<List<LogStream>> {
    @Override
    public List<LogStream> load(Aws aws) {
        CloudWatchLogsClient logs = aws.client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder, region);
        return Answers.absentWhen(() -> read(logs), "ResourceNotFoundException").orElse(List.of());
    }

    private List<LogStream> read(CloudWatchLogsClient logs) {
        List<LogStream> all = new ArrayList<>();
        logs.describeLogStreamsPaginator(request ->
                        request.logGroupName(group).logStreamNamePrefix(prefix).limit(50))
                .forEach(page -> {
                    Answers.requireList(page.hasLogStreams(), "logStreams");
                    page.logStreams().forEach(stream -> {
                        Answers.require(stream.logStreamName(), "logStreamName");
                        all.add(stream);
                    });
                });
        return List.copyOf(all);
    }
}
