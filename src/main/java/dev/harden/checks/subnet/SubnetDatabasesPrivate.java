package dev.harden.checks.subnet;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.dax.DaxClusters;
import dev.harden.facts.dax.DaxSubnetGroups;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.elasticache.CacheClusters;
import dev.harden.facts.elasticache.CacheSubnetGroups;
import dev.harden.facts.elasticache.ServerlessCaches;
import dev.harden.facts.memorydb.MemoryClusters;
import dev.harden.facts.memorydb.MemorySubnetGroups;
import dev.harden.facts.opensearch.DomainNames;
import dev.harden.facts.opensearch.Domains;
import dev.harden.facts.rds.DbClusters;
import dev.harden.facts.rds.DbInstances;
import dev.harden.facts.rds.DbSubnetGroups;
import dev.harden.facts.redshift.ClusterSubnetGroups;
import dev.harden.facts.redshift.Warehouses;
import dev.harden.facts.redshiftserverless.Workgroups;
import dev.harden.model.Aspect;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.NoCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the databases of RDS, ElastiCache, MemoryDB, DAX, Redshift and OpenSearch to private subnets, all that failover may
 * move them to.
 */
@CheckInfo(
        id = "subnet-databases-private",
        title = "Databases are in private subnets only",
        fault = "Database is publicly accessible or not in private subnets only",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no database of RDS, ElastiCache, MemoryDB, DAX or Redshift, and no OpenSearch domain",
        reads = {
            CacheClusters.class,
            CacheSubnetGroups.class,
            ClusterSubnetGroups.class,
            DaxClusters.class,
            DaxSubnetGroups.class,
            DbClusters.class,
            DbInstances.class,
            DbSubnetGroups.class,
            DomainNames.class,
            Domains.class,
            InternetWay.class,
            MemoryClusters.class,
            MemorySubnetGroups.class,
            ServerlessCaches.class,
            Warehouses.class,
            Workgroups.class
        })
public final class SubnetDatabasesPrivate implements Check<SubnetDatabasesPrivate.Placement> {
    private static final String PUBLIC_ACCESS = "public access";
    private static final String PUBLIC_SUBNETS = "public subnets";
    private static final int DOMAINS_A_CALL = 5;
    private static final String DOMAIN = "AWS::OpenSearchService::Domain";

    record Placement(String region, Database database) {}

    @Override
    public Subjects<Placement> subjects(Scope scope, Facts facts) {
        String region = scope.region();
        facts.prefetch(List.of(
                new DbInstances(region),
                new DbClusters(region),
                new CacheClusters(region),
                new ServerlessCaches(region),
                new MemoryClusters(region),
                new DaxClusters(region),
                new Warehouses(region),
                new Workgroups(region),
                new DomainNames(region)));
        return Subjects.below(
                List.of(Database.Service.values()),
                service -> scope.account().resource(),
                (service, ask) -> databases(service, scope, ask).stream()
                        .map(database -> new Placement(region, database))
                        .toList());
    }

    @Override
    public Resource resource(Placement placement) {
        return placement.database().resource();
    }

    @Override
    public Verdict judge(Placement placement, Facts facts) {
        Database database = placement.database();
        if (database.isPublic()) {
            boolean domain = database.resource().type().equals(DOMAIN);
            List<Aspect> aspects = new ArrayList<>(List.of(Aspects.setting(PUBLIC_ACCESS, false)));
            if (!domain) {
                aspects.add(Aspects.setting(
                        PUBLIC_SUBNETS,
                        facts,
                        () -> bySubnets(placement, facts).outcome().status() == Status.PASS));
            }
            return DatabaseMends.of(
                            Verdict.fail(
                                    "%s",
                                    domain
                                            ? "the database is outside any VPC, with a public endpoint"
                                            : "the database is PubliclyAccessible"),
                            database.resource(),
                            placement.region())
                    .of(aspects);
        }
        Verdict verdict = bySubnets(placement, facts);
        return verdict.of(List.of(
                Aspects.setting(PUBLIC_ACCESS, true),
                Aspects.setting(PUBLIC_SUBNETS, verdict.outcome().status() == Status.PASS)));
    }

    private static Verdict bySubnets(Placement placement, Facts facts) {
        Database database = placement.database();
        Collection<String> subnets =
                database.group().isEmpty() ? database.subnets() : group(placement.region(), database, facts);
        if (subnets.isEmpty()) {
            throw FactUnavailable.notSettled("the database names no subnets");
        }
        return facts.first(
                        subnets,
                        subnet -> facts.get(new InternetWay(placement.region(), subnet))
                                .isPublic())
                .map(subnet -> Verdict.fail("%s, where it may run, has a route to an Internet gateway", subnet)
                        .withoutCommand(
                                NoCommand.Why.DECISION, "someone has to choose private subnets that it moves to"))
                .orElseGet(() -> Verdict.pass("the subnets are private: %s", String.join(", ", subnets)));
    }

    /** Gives the subnets of a subnet group. */
    private static Collection<String> group(String region, Database database, Facts facts) {
        Stream<List<String>> found = switch (database.kind()) {
            case RDS ->
                facts.get(new DbSubnetGroups(region)).stream()
                        .filter(one -> one.dbSubnetGroupName().equalsIgnoreCase(database.group()))
                        .map(one -> one.subnets().stream()
                                .map(subnet -> subnet.subnetIdentifier())
                                .toList());
            case ELASTICACHE ->
                facts.get(new CacheSubnetGroups(region)).stream()
                        .filter(one -> one.cacheSubnetGroupName().equalsIgnoreCase(database.group()))
                        .map(one -> one.subnets().stream()
                                .map(subnet -> subnet.subnetIdentifier())
                                .toList());
            case REDSHIFT ->
                facts.get(new ClusterSubnetGroups(region)).stream()
                        .filter(one -> one.clusterSubnetGroupName().equalsIgnoreCase(database.group()))
                        .map(one -> one.subnets().stream()
                                .map(subnet -> subnet.subnetIdentifier())
                                .toList());
            case MEMORYDB ->
                facts.get(new MemorySubnetGroups(region)).stream()
                        .filter(one -> one.name().equalsIgnoreCase(database.group()))
                        .map(one -> one.subnets().stream()
                                .map(subnet -> subnet.identifier())
                                .toList());
            case DAX ->
                facts.get(new DaxSubnetGroups(region)).stream()
                        .filter(one -> one.subnetGroupName().equalsIgnoreCase(database.group()))
                        .map(one -> one.subnets().stream()
                                .map(subnet -> subnet.subnetIdentifier())
                                .toList());
            case OWN -> Stream.of(List.copyOf(database.subnets()));
        };
        return found.findFirst()
                .orElseThrow(
                        () -> FactUnavailable.notVisibleFromHere("subnet group " + database.group() + " is not shown"));
    }

    private static List<Database> databases(Database.Service service, Scope scope, Facts facts) {
        String region = scope.region();
        return switch (service) {
            case INSTANCES ->
                facts.get(new DbInstances(region)).stream()
                        .map(one -> new Database(
                                resource(one.dbInstanceArn(), one.dbInstanceIdentifier(), "AWS::RDS::DBInstance"),
                                one.publiclyAccessible(),
                                List.of(),
                                one.dbSubnetGroup() == null
                                        ? null
                                        : one.dbSubnetGroup().dbSubnetGroupName(),
                                Database.Kind.RDS))
                        .toList();
            case CLUSTERS ->
                facts.get(new DbClusters(region)).stream()
                        .map(one -> new Database(
                                resource(one.dbClusterArn(), one.dbClusterIdentifier(), "AWS::RDS::DBCluster"),
                                Boolean.TRUE.equals(one.publiclyAccessible()),
                                List.of(),
                                one.dbSubnetGroup(),
                                Database.Kind.RDS))
                        .toList();
            case CACHES ->
                facts.get(new CacheClusters(region)).stream()
                        .map(one -> new Database(
                                resource(
                                        scope.arn("elasticache", "cluster:" + one.cacheClusterId()),
                                        one.cacheClusterId(),
                                        "AWS::ElastiCache::CacheCluster"),
                                false,
                                List.of(),
                                one.cacheSubnetGroupName(),
                                Database.Kind.ELASTICACHE))
                        .toList();
            case SERVERLESS_CACHES ->
                facts.get(new ServerlessCaches(region)).stream()
                        .map(one -> new Database(
                                resource(one.arn(), one.serverlessCacheName(), "AWS::ElastiCache::ServerlessCache"),
                                false,
                                one.subnetIds(),
                                null,
                                Database.Kind.OWN))
                        .toList();
            case MEMORY ->
                facts.get(new MemoryClusters(region)).stream()
                        .map(one -> new Database(
                                resource(one.arn(), one.name(), "AWS::MemoryDB::Cluster"),
                                false,
                                List.of(),
                                one.subnetGroupName(),
                                Database.Kind.MEMORYDB))
                        .toList();
            case ACCELERATORS ->
                facts.get(new DaxClusters(region)).stream()
                        .map(one -> new Database(
                                resource(one.clusterArn(), one.clusterName(), "AWS::DAX::Cluster"),
                                false,
                                List.of(),
                                one.subnetGroup(),
                                Database.Kind.DAX))
                        .toList();
            case WAREHOUSES ->
                facts.get(new Warehouses(region)).stream()
                        .map(one -> new Database(
                                resource(
                                        scope.arn("redshift", "cluster:" + one.clusterIdentifier()),
                                        one.clusterIdentifier(),
                                        "AWS::Redshift::Cluster"),
                                one.publiclyAccessible(),
                                List.of(),
                                one.clusterSubnetGroupName(),
                                Database.Kind.REDSHIFT))
                        .toList();
            case WORKGROUPS ->
                facts.get(new Workgroups(region)).stream()
                        .map(one -> new Database(
                                resource(one.workgroupArn(), one.workgroupName(), "AWS::RedshiftServerless::Workgroup"),
                                one.publiclyAccessible(),
                                one.subnetIds(),
                                null,
                                Database.Kind.OWN))
                        .toList();
            case DOMAINS -> domains(region, facts);
        };
    }

    private static List<Database> domains(String region, Facts facts) {
        List<String> names = facts.get(new DomainNames(region));
        List<Domains> questions = new ArrayList<>();
        for (int i = 0; i < names.size(); i += DOMAINS_A_CALL) {
            questions.add(new Domains(region, names.subList(i, Math.min(names.size(), i + DOMAINS_A_CALL))));
        }
        facts.prefetch(questions);
        return questions.stream()
                .flatMap(question -> facts.get(question).stream())
                .map(one -> new Database(
                        resource(one.arn(), one.domainName(), DOMAIN),
                        one.vpcOptions() == null,
                        one.vpcOptions() == null ? List.of() : one.vpcOptions().subnetIds(),
                        null,
                        Database.Kind.OWN))
                .toList();
    }

    private static Resource resource(String arn, String id, String type) {
        return new Resource(arn, id, type, id);
    }
}
