package dev.harden.checks.subnet;

import dev.harden.checks.Mend;
import dev.harden.checks.Verdict;
import dev.harden.facts.rds.DbInstances;
import dev.harden.facts.redshift.Warehouses;
import dev.harden.facts.redshiftserverless.Workgroups;
import dev.harden.model.Resource;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;

/** Makes the changes that take the public address from a database. */
final class DatabaseMends {
    private DatabaseMends() {}

    /** Says what mends it that a database has a public address. */
    static Verdict of(Verdict verdict, Resource database, String region) {
        String id = database.id();
        return switch (database.type()) {
            case "AWS::RDS::DBInstance" -> verdict.mendedBy(instance(id, region));
            case "AWS::Redshift::Cluster" -> verdict.mendedBy(warehouse(id, region));
            case "AWS::RedshiftServerless::Workgroup" -> verdict.mendedBy(workgroup(id, region));
            default ->
                verdict.withoutCommand(
                        NoCommand.Why.REBUILD, "it has to be made anew in a VPC, without a public address");
        };
    }

    private static Mend instance(String id, String region) {
        Call read = Call.of("rds", "DescribeDBInstances", region, "DBInstanceIdentifier", id);
        return mend(
                        database("AWS::RDS::DBInstance", id, region),
                        instance(id, region, false),
                        Guard.of(read, "DBInstances[0].PubliclyAccessible == `true`"),
                        instance(id, region, true))
                .foretelling(
                        new DbInstances(region),
                        all -> all.stream()
                                .map(one -> one.dbInstanceIdentifier().equals(id)
                                        ? one.toBuilder()
                                                .publiclyAccessible(false)
                                                .build()
                                        : one)
                                .toList());
    }

    private static Call instance(String id, String region, boolean open) {
        return Call.of("rds", "ModifyDBInstance", region, "DBInstanceIdentifier", id, "PubliclyAccessible", open);
    }

    private static Mend warehouse(String id, String region) {
        Call read = Call.of("redshift", "DescribeClusters", region, "ClusterIdentifier", id);
        return mend(
                        database("AWS::Redshift::Cluster", id, region),
                        warehouse(id, region, false),
                        Guard.of(read, "Clusters[0].PubliclyAccessible == `true`"),
                        warehouse(id, region, true))
                .foretelling(
                        new Warehouses(region),
                        all -> all.stream()
                                .map(one -> one.clusterIdentifier().equals(id)
                                        ? one.toBuilder()
                                                .publiclyAccessible(false)
                                                .build()
                                        : one)
                                .toList());
    }

    private static Call warehouse(String id, String region, boolean open) {
        return Call.of("redshift", "ModifyCluster", region, "ClusterIdentifier", id, "PubliclyAccessible", open);
    }

    private static Mend workgroup(String id, String region) {
        Call read = Call.of("redshift-serverless", "GetWorkgroup", region, "workgroupName", id);
        return mend(
                        database("AWS::RedshiftServerless::Workgroup", id, region),
                        workgroup(id, region, false),
                        Guard.of(read, "workgroup.publiclyAccessible == `true`"),
                        workgroup(id, region, true))
                .foretelling(
                        new Workgroups(region),
                        all -> all.stream()
                                .map(one -> one.workgroupName().equals(id)
                                        ? one.toBuilder()
                                                .publiclyAccessible(false)
                                                .build()
                                        : one)
                                .toList());
    }

    private static Call workgroup(String id, String region, boolean open) {
        return Call.of(
                "redshift-serverless", "UpdateWorkgroup", region, "workgroupName", id, "publiclyAccessible", open);
    }

    private static Target database(String type, String id, String region) {
        return new Target(type, region, id, "public address");
    }

    private static Mend mend(Target target, Call close, Guard guard, Call open) {
        Step step = Step.of(close)
                .guarded(guard)
                .but(Effect.CUTS_OFF, "whoever comes to " + target.id() + " from the Internet")
                .undoneBy(open);
        return Mend.of(target, target.id() + " has no public address", step);
    }
}
