package dev.harden.checks.subnet;

import dev.harden.model.Resource;
import java.util.Collection;
import java.util.List;

/**
 * Is a place where data is kept, as far as its network is concerned.
 *
 * @param resource what it is
 * @param isPublic whether it says of itself that it is reachable from the Internet
 * @param subnets the ids of its subnets, where it names them
 * @param group the name of its subnet group, where that names them; else empty
 * @param kind where its subnet group is kept
 */
record Database(Resource resource, boolean isPublic, Collection<String> subnets, String group, Kind kind) {
    /** Lists where databases are looked for. */
    enum Service {
        INSTANCES,
        CLUSTERS,
        CACHES,
        SERVERLESS_CACHES,
        MEMORY,
        ACCELERATORS,
        WAREHOUSES,
        WORKGROUPS,
        DOMAINS
    }

    /** Says which service keeps a subnet group. */
    enum Kind {
        RDS,
        ELASTICACHE,
        MEMORYDB,
        DAX,
        REDSHIFT,
        OWN
    }

    Database {
        subnets = List.copyOf(subnets);
        group = group == null ? "" : group;
    }
}
