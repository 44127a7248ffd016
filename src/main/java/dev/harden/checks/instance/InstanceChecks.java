package dev.harden.checks.instance;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of instances and the ways onto them. */
public final class InstanceChecks {
    public static final Topic TOPIC = new Topic(
            "instance",
            "Instance access",
            List.of(
                    new InstanceManaged(),
                    new InstanceNoKeyPair(),
                    new InstanceNoAdminIngress(),
                    new InstanceImdsv2(),
                    new InstanceProfile(),
                    new InstanceLogs(),
                    new InstancePatched(),
                    new InstanceImageAge(),
                    new InstanceSessionLogging(),
                    new InstanceParameterSecure(),
                    new InstanceParameterAccess(),
                    new InstanceRunCommandAccess(),
                    new InstanceLaunchTemplate(),
                    new InstanceDocumentsPrivate(),
                    new InstanceEbsEncryption(),
                    new InstanceSerialConsole()));

    private InstanceChecks() {}
}
