package dev.harden.checks.instance;

import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Is an instance with the place where it was found.
 *
 * @param scope the account and region that were looked into
 * @param instance what was found
 */
record Machine(Scope scope, Instance instance) {
    private static final Set<String> GONE = Set.of("shutting-down", "terminated");

    /** Tells whether there is still something to judge; AWS lists terminated instances for an hour or so. */
    boolean isThere() {
        return !GONE.contains(state());
    }

    String state() {
        return instance.state().nameAsString();
    }

    /** Gives it as the subject of a finding. */
    Resource resource() {
        String id = instance.instanceId();
        String name = instance.tags().stream()
                .filter(tag -> "Name".equals(tag.key()) && tag.value() != null)
                .map(Tag::value)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(id);
        return new Resource(scope.arn("ec2", "instance/" + id), id, "AWS::EC2::Instance", name);
    }
}
