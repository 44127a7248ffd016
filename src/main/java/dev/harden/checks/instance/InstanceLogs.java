package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.logs.InstanceStreams;
import dev.harden.facts.ssm.AgentInstalled;
import dev.harden.facts.ssm.AgentRuns;
import dev.harden.facts.ssm.Inventory;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Holds each running instance to shipping its logs. What Systems Manager knows of it is asked first, since the streams of
 * log groups take a call a group; those are asked once a region, when some instance is left over.
 */
@CheckInfo(
        id = "instance-logs",
        title = "Running instances ship logs to CloudWatch Logs",
        fault = "Instance ships no logs to CloudWatch Logs",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no EC2 instance that could ship logs",
        reads = {AgentInstalled.class, AgentRuns.class, InstanceStreams.class, Inventory.class, Now.class})
public final class InstanceLogs extends InstanceCheck {
    /** How old an inventory may be to tell what is there now; it is collected every half hour to every month. */
    private static final Duration INVENTORY = Duration.ofDays(31);

    private static final int FULL_LENGTH = "i-0123456789abcdef0".length();

    private static final Duration EVENT = Duration.ofHours(24);

    /** Programs that may ship logs to CloudWatch Logs in streams of any name. */
    private static final Set<String> OTHER_SHIPPERS = Set.of(
            "awslogs",
            "awskinesisagent",
            "fluentbit",
            "tdagentbit",
            "fluentd",
            "tdagent",
            "filebeat",
            "logstash",
            "vector");

    /** What shows that an instance ships its logs, the cheapest to ask first. */
    private enum Sign {
        INVENTORY {
            @Override
            Optional<String> of(String id, String region, Facts facts) {
                return applications(id, region, facts)
                        .filter(InstanceLogs::haveAgent)
                        .map(found -> "the inventory of " + found.captured()
                                + " has the CloudWatch agent, which does not say that it runs");
            }
        },
        ASSOCIATION {
            @Override
            Optional<String> of(String id, String region, Facts facts) {
                Optional<String> runs = facts.get(new AgentRuns(region, id));
                // What the inventory lacks, an older installation has not put there.
                return runs.isPresent() || applications(id, region, facts).isPresent()
                        ? runs
                        : facts.get(new AgentInstalled(region, id));
            }
        },
        STREAM {
            @Override
            Optional<String> of(String id, String region, Facts facts) {
                Instant since = facts.get(new Now()).minus(EVENT);
                return facts.first(
                                facts.get(new InstanceStreams(region)),
                                one -> isOf(one, id) && last(one).isAfter(since))
                        .map(one -> "log stream " + one.logStreamName() + " has an event of " + last(one));
            }
        };

        abstract Optional<String> of(String id, String region, Facts facts);
    }

    @Override
    boolean isOfRunningOnes() {
        return true;
    }

    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        String id = instance.instanceId();
        Optional<Sign> sign = facts.first(
                List.of(Sign.values()), one -> one.of(id, region, facts).isPresent());
        if (sign.isPresent()) {
            return Verdict.pass("%s", sign.get().of(id, region, facts).orElseThrow());
        }
        Inventory.Applications applications = applications(id, region, facts)
                .orElseThrow(
                        () -> FactUnavailable.notVisibleFromHere("no log stream of its id has an event of the last 24"
                                + " hours, no association has set the CloudWatch agent to work, and no inventory of"
                                + " the last 31 days shows what it runs; its logs may be in a stream of another name"));
        Optional<String> other = applications.names().stream()
                .filter(name -> OTHER_SHIPPERS.contains(plain(name)))
                .findFirst();
        if (other.isPresent()) {
            throw FactUnavailable.notSettled("the instance has no CloudWatch agent, but " + other.get()
                    + ", which may ship logs under any name");
        }
        return Verdict.fail(
                        "the inventory of %s lacks the CloudWatch agent, and no log stream of its id has an event of the"
                                + " last 24 hours",
                        applications.captured())
                .mendedBy(installed(id, region));
    }

    /** Installs the agent; what it ships, its configuration says, which is somebody's to write. */
    private static Mend installed(String id, String region) {
        Step step = Step.of(agent("Install", id, region))
                .undoneBy(agent("Uninstall", id, region))
                .but(Effect.COSTS, "CloudWatch bills the logs and the metrics that the agent sends");
        return Mend.of(
                new Target("AWS::EC2::Instance", region, id, "CloudWatch agent"),
                "the CloudWatch agent is installed on " + id + ", and ships what its configuration then says",
                step);
    }

    private static Call agent(String action, String id, String region) {
        return Call.of(
                "ssm",
                "SendCommand",
                region,
                "DocumentName",
                "AWS-ConfigureAWSPackage",
                "InstanceIds",
                List.of(id),
                "Parameters",
                Call.map("action", List.of(action), "name", List.of("AmazonCloudWatchAgent")));
    }

    private static Optional<Inventory.Applications> applications(String id, String region, Facts facts) {
        Instant since = facts.get(new Now()).minus(INVENTORY);
        return facts.get(new Inventory(region, id))
                .filter(found -> !found.captured().isBefore(since));
    }

    private static boolean haveAgent(Inventory.Applications applications) {
        return applications.names().stream().anyMatch(name -> plain(name).equals("amazoncloudwatchagent"));
    }

    /** Takes away what packages of one program differ in: {@code amazon-cloudwatch-agent}, {@code Amazon CloudWatch Agent}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /**
     * Tells whether a stream is an instance's: {@code i-1} or {@code i-1/messages}, and not that of {@code i-12}. After an
     * id of full length anything may follow, after a short one what cannot belong to a longer one.
     */
    private static boolean isOf(LogStream stream, String id) {
        String name = stream.logStreamName();
        return name.equals(id)
                || name.startsWith(id)
                        && (id.length() == FULL_LENGTH || Character.digit(name.charAt(id.length()), 16) < 0);
    }

    private static Instant last(LogStream stream) {
        return Instant.ofEpochMilli(stream.lastEventTimestamp() == null ? 0 : stream.lastEventTimestamp());
    }
}
