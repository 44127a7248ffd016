package dev.harden.checks.subnet;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of subnets and routes. */
public final class SubnetChecks {
    public static final Topic TOPIC = new Topic(
            "subnet",
            "Subnets and routes",
            List.of(
                    new SubnetPrivateExist(),
                    new SubnetDatabasesPrivate(),
                    new SubnetPrivateByName(),
                    new SubnetNoAutoPublicIp(),
                    new SubnetFlowLogs(),
                    new SubnetDefaultVpcUnused(),
                    new SubnetPeeringLeastRoutes(),
                    new SubnetBlockPublicAccess()));

    private SubnetChecks() {}
}
