package dev.harden.checks.instance;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ssm.ManagedNodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/** Gives the instances of a region, and which of them Systems Manager manages, as facts. */
final class GivenInstances {
    static final String REGION = "eu-west-1";

    private final List<Instance> instances = new ArrayList<>();
    private final Map<String, InstanceInformation> nodes = new LinkedHashMap<>();

    /** Begins with one running instance, {@code i-1}, that was started a day ago. */
    static GivenInstances one(Consumer<Instance.Builder> change) {
        return new GivenInstances().add("i-1", change);
    }

    static GivenInstances one() {
        return one(instance -> {});
    }

    static GivenInstances in(String state) {
        return one(instance -> instance.state(name -> name.name(state)));
    }

    GivenInstances add(String id, Consumer<Instance.Builder> change) {
        Instance.Builder builder = Instance.builder()
                .instanceId(id)
                .imageId("ami-1")
                .state(name -> name.name("running"))
                .launchTime(Given.NOW.minus(Duration.ofDays(1)))
                .securityGroups(GroupIdentifier.builder().groupId("sg-1").build());
        change.accept(builder);
        instances.add(builder.build());
        return this;
    }

    /** Makes {@code i-1} a managed node. */
    GivenInstances node(String ping) {
        nodes.put(
                "i-1",
                InstanceInformation.builder()
                        .instanceId("i-1")
                        .pingStatus(ping)
                        .associationStatus("Success")
                        .build());
        return this;
    }

    Given facts() {
        return Given.facts()
                .fact(new Instances(REGION), List.copyOf(instances))
                .fact(new ManagedNodes(REGION), Map.copyOf(nodes));
    }

    /** Judges one instance with what is given besides. */
    static String said(Given given, Check<?> check) {
        return String.join("\n", given.judge(check, REGION));
    }
}
