package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.ssm.ManagedNodes;
import dev.harden.facts.ssm.Setting;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/** Holds each running instance to being a managed node that answers, so that nobody needs SSH to run something on it. */
@CheckInfo(
        id = "instance-managed",
        title = "Running instances are online managed nodes of Systems Manager",
        fault = "Instance or node is not an online managed node of Systems Manager",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no EC2 instance and no hybrid node that could be managed",
        reads = {ManagedNodes.class, Now.class, Setting.class})
@WithoutCommand(
        why = NoCommand.Why.DECISION,
        text =
                "someone has to find what it lacks: the agent, the permissions of its role, or the way to Systems Manager")
public final class InstanceManaged extends NodeCheck {
    /** How long an agent may take to register after a start. */
    private static final Duration START = Duration.ofMinutes(15);

    @Override
    boolean isOfRunningOnes() {
        return true;
    }

    @Override
    Verdict judge(Instance instance, String region, Facts facts) {
        InstanceInformation node = facts.get(new ManagedNodes(region)).get(instance.instanceId());
        if (node != null && node.pingStatusAsString().equals("Online")) {
            return Verdict.pass("a managed node, online%s", bare(instance, region, facts));
        }
        String so = node == null
                ? "not a managed node of Systems Manager" + bare(instance, region, facts)
                : "a managed node that does not respond: the ping status is " + node.pingStatusAsString();
        Instant launched = Answers.require(instance.launchTime(), "launchTime");
        if (launched.isAfter(facts.get(new Now()).minus(START))) {
            throw FactUnavailable.notSettled(
                    so + "; the instance started at " + launched + ", less than 15 minutes before");
        }
        return Verdict.fail("%s", so);
    }

    @Override
    Verdict judge(InstanceInformation hybrid, String region, Facts facts) {
        String ping = hybrid.pingStatusAsString();
        return ping.equals("Online")
                ? Verdict.pass("a hybrid node, online")
                : Verdict.fail("a hybrid node that does not respond: the ping status is %s", ping);
    }

    private static String bare(Instance instance, String region, Facts facts) {
        return instance.iamInstanceProfile() != null
                ? ""
                : "; the instance has no instance profile"
                        + HostManagement.text(facts.attempt(new Setting(region, Setting.HOST_MANAGEMENT_ROLE)));
    }
}
