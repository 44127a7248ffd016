package dev.harden.checks.instance;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ssm.ManagedNodes;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/**
 * Judges each instance of a region, and each machine elsewhere that is registered with Systems Manager as a hybrid node.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/operating-systems-and-machine-types.html">
 *     Hybrid nodes</a>
 */
@Reads({Instances.class, ManagedNodes.class})
abstract class NodeCheck implements Check<NodeCheck.Node> {
    private static final String HYBRID = "mi-";

    /** Is a machine. */
    sealed interface Node {}

    /** Is an instance. */
    record Ours(Machine machine) implements Node {}

    /** Is a machine that is none of EC2's. */
    record Hybrid(Scope scope, InstanceInformation node) implements Node {}

    /** Tells whether it is about instances that run, and no others. */
    boolean isOfRunningOnes() {
        return false;
    }

    abstract Verdict judge(Instance instance, String region, Facts facts);

    abstract Verdict judge(InstanceInformation hybrid, String region, Facts facts);

    @Override
    public final Subjects<Node> subjects(Scope scope, Facts facts) {
        Seen<List<Instance>> instances = facts.attempt(new Instances(scope.region()));
        Seen<Map<String, InstanceInformation>> nodes = facts.attempt(new ManagedNodes(scope.region()));
        List<Node> found = new ArrayList<>();
        instances.items().stream()
                .flatMap(List::stream)
                .map(instance -> new Machine(scope, instance))
                .filter(Machine::isThere)
                .forEach(machine -> found.add(new Ours(machine)));
        nodes.items().stream()
                .flatMap(all -> all.values().stream())
                .filter(node -> node.instanceId().startsWith(HYBRID))
                .forEach(node -> found.add(new Hybrid(scope, node)));
        List<FactUnavailable> missing = new ArrayList<>(instances.missing());
        missing.addAll(nodes.missing());
        return Subjects.of(new Seen<>(found, missing));
    }

    @Override
    public final Resource resource(Node node) {
        if (node instanceof Ours ours) {
            return ours.machine().resource();
        }
        Hybrid hybrid = (Hybrid) node;
        String id = hybrid.node().instanceId();
        String name = Optional.ofNullable(hybrid.node().name())
                .or(() -> Optional.ofNullable(hybrid.node().computerName()))
                .filter(text -> !text.isBlank())
                .orElse(id);
        return new Resource(hybrid.scope().arn("ssm", "managed-instance/" + id), id, "AWS::SSM::ManagedInstance", name);
    }

    @Override
    public final Verdict judge(Node node, Facts facts) {
        if (node instanceof Hybrid hybrid) {
            return judge(hybrid.node(), hybrid.scope().region(), facts);
        }
        Machine machine = ((Ours) node).machine();
        Optional<Verdict> operated = Operated.verdict(machine.instance().operator());
        if (operated.isPresent()) {
            return operated.get();
        }
        if (isOfRunningOnes() && !machine.state().equals("running")) {
            return Verdict.notApplicable("the instance is not running but %s", machine.state());
        }
        return judge(machine.instance(), machine.scope().region(), facts);
    }
}
