package dev.harden.checks.instance;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.Instances;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Judges each instance of a region; for those that a service of AWS operates, the service answers. */
@Reads({Instances.class})
abstract class InstanceCheck implements Check<Machine> {
    /** Tells whether it is about instances that run, and no others. */
    boolean isOfRunningOnes() {
        return false;
    }

    abstract Verdict judge(Instance instance, String region, Facts facts);

    @Override
    public final Subjects<Machine> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new Instances(scope.region())).stream()
                .map(instance -> new Machine(scope, instance))
                .filter(Machine::isThere)
                .toList());
    }

    @Override
    public final Resource resource(Machine machine) {
        return machine.resource();
    }

    @Override
    public final Verdict judge(Machine machine, Facts facts) {
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
