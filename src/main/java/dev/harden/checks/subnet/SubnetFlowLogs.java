package dev.harden.checks.subnet;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.FlowLogs;
import dev.harden.facts.ec2.Subnets;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.Subnet;
import dev.harden.network.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/** Holds each VPC, or else each of its subnets, to an active flow log of rejected traffic that is delivered. */
@CheckInfo(
        id = "subnet-flow-logs",
        title = "VPCs have working flow logs",
        fault = "VPC is not covered by working flow logs",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no VPC to log the traffic of",
        reads = {FlowLogs.class, Subnets.class})
public final class SubnetFlowLogs extends VpcCheck {
    private static final Placeholder BUCKET = new Placeholder(
            "FLOW_LOG_BUCKET_ARN", "the ARN of the S3 bucket that flow logs go to, as arn:aws:s3:::example-logs");

    @Override
    protected Verdict judge(Vpc vpc, String region, Facts facts) {
        facts.prefetch(List.of(new FlowLogs(region), new Subnets(region)));
        List<FlowLog> logs = facts.get(new FlowLogs(region));
        Optional<FlowLog> whole =
                of(logs, vpc.id()).filter(SubnetFlowLogs::works).findFirst();
        // Benchmarks ask it of the VPC, and not of its subnets.
        return judge(vpc, whole, logs, region, facts).of(List.of(Aspects.setting("vpc", whole.isPresent())));
    }

    private static Verdict judge(Vpc vpc, Optional<FlowLog> whole, List<FlowLog> logs, String region, Facts facts) {
        if (whole.isPresent()) {
            return Verdict.pass(
                    "flow log %s records %s traffic",
                    whole.get().flowLogId(), whole.get().trafficTypeAsString());
        }
        List<Subnet> subnets = facts.get(new Subnets(region)).values().stream()
                .filter(subnet -> subnet.vpc().equals(vpc.id()))
                .toList();
        List<String> without = subnets.stream()
                .filter(subnet -> of(logs, subnet.id()).noneMatch(SubnetFlowLogs::works))
                .map(Subnet::id)
                .toList();
        if (!subnets.isEmpty() && without.isEmpty()) {
            return Verdict.pass("each subnet of the VPC has a flow log (subnets: %d)", subnets.size());
        }
        List<String> broken = Stream.concat(
                        Stream.of(vpc.id()), subnets.stream().map(Subnet::id))
                .flatMap(id -> of(logs, id))
                .filter(log -> !works(log))
                .map(SubnetFlowLogs::why)
                .toList();
        boolean some = without.size() < subnets.size();
        String which = some
                ? "subnet" + (without.size() == 1 ? " " : "s ") + String.join(", ", without) + " of " + vpc.id()
                : vpc.id();
        String has = some && without.size() == 1 ? " has" : some ? " have" : "";
        Verdict verdict = broken.isEmpty()
                ? some
                        ? Verdict.fail("%s%s no flow log, and neither has the VPC", which, has)
                        : Verdict.fail("there is no flow log of %s", vpc.id())
                : Verdict.fail("no flow log of %s works: %s", which, broken.get(0))
                        .with(broken);
        return verdict.mendedBy(logged(vpc, region));
    }

    private static Mend logged(Vpc vpc, String region) {
        Step create = Step.of(Call.of(
                        "ec2",
                        "CreateFlowLogs",
                        region,
                        "ResourceType",
                        "VPC",
                        "ResourceIds",
                        List.of(vpc.id()),
                        "TrafficType",
                        "REJECT",
                        "LogDestinationType",
                        "s3",
                        "LogDestination",
                        BUCKET.mark()))
                .needing(BUCKET)
                // AWS lets no two of a kind go to one place.
                .undoneBy(Call.of("ec2", "DeleteFlowLogs", region, "FlowLogIds", List.of("<FLOW_LOG_ID>"))
                        .finding(
                                "FLOW_LOG_ID",
                                Call.of(
                                        "ec2",
                                        "DescribeFlowLogs",
                                        region,
                                        "Filter",
                                        List.of(Call.map("Name", "resource-id", "Values", List.of(vpc.id())))),
                                "FlowLogs[?TrafficType=='REJECT' && LogDestination=='" + BUCKET.mark()
                                        + "'] | [0].FlowLogId"))
                .but(Effect.COSTS, "flow logs by the gigabyte, and the bucket that keeps them");
        return Mend.of(
                        new Target("AWS::EC2::VPC", region, vpc.id(), "flow log"),
                        "a flow log records what " + vpc.id() + " rejects",
                        create)
                .foretelling(new FlowLogs(region), logs -> {
                    List<FlowLog> more = new ArrayList<>(logs);
                    more.add(FlowLog.builder()
                            .flowLogId("the new one")
                            .resourceId(vpc.id())
                            .flowLogStatus("ACTIVE")
                            .trafficType("REJECT")
                            .deliverLogsStatus("SUCCESS")
                            .build());
                    return more;
                });
    }

    private static Stream<FlowLog> of(List<FlowLog> logs, String id) {
        return logs.stream().filter(log -> log.resourceId().equals(id));
    }

    private static boolean works(FlowLog log) {
        return why(log).isEmpty();
    }

    /** Says what is wrong with a flow log; empty when nothing is. */
    private static String why(FlowLog log) {
        String name = log.flowLogId() + " of " + log.resourceId();
        if (!log.flowLogStatus().equals("ACTIVE")) {
            return name + " is " + log.flowLogStatus();
        }
        if (log.trafficTypeAsString().equals("ACCEPT")) {
            return name + " records accepted traffic alone";
        }
        String reason = log.deliverLogsErrorMessage() == null ? "" : ": " + log.deliverLogsErrorMessage();
        return "FAILED".equals(log.deliverLogsStatus()) ? name + " cannot be delivered" + reason : "";
    }
}
