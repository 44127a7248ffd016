package dev.harden.checks.instance;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of instances and of who gets at them. */
public final class InstanceChecks {
    public static final Topic TOPIC = new Topic(
            "instance", "Instance access", List.of(new InstanceParameterAccess(), new InstanceRunCommandAccess()));

    private InstanceChecks() {}
}
