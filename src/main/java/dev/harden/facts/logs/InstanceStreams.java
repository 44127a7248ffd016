package dev.harden.facts.logs;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/**
 * Gathers the log streams of a region that are named by instances. It takes a call for each log group, however many
 * instances there are; groups that AWS's services write to by themselves are left out.
 *
 * @param region the region's code
 */
@RestsOn({LogGroups.class, LogStreams.class})
public record InstanceStreams(String region) implements Derived<Seen<LogStream>> {
    /** Where the names of groups begin so, the streams are the service's own. */
    private static final List<String> OF_SERVICES = List.of(
            "/aws/lambda/",
            "/aws/rds/",
            "/aws/codebuild/",
            "/aws/apigateway/",
            "/aws/vendedlogs/",
            "API-Gateway-Execution-Logs_",
            "aws-waf-logs-");

    @Override
    public Seen<LogStream> derive(Facts facts) {
        return facts.gather(facts.get(new LogGroups(region)).stream()
                .map(LogGroup::logGroupName)
                .filter(name -> OF_SERVICES.stream().noneMatch(name::startsWith))
                .map(name -> new LogStreams(region, name, "i-"))
                .toList());
    }
}
