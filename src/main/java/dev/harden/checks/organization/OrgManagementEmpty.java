package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Question;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.elb.ClassicLoadBalancers;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.lambda.Functions;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.rds.DbClusters;
import dev.harden.facts.rds.DbInstances;
import dev.harden.model.Count;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.organizations.model.Organization;

/**
 * Holds the management account, which no service control policy binds, to having no instances, load balancers, functions
 * or databases in any enabled region. The functions that Control Tower makes for itself are none of the account's.
 */
@CheckInfo(
        id = "org-management-empty",
        title = "The management account runs no workloads",
        fault = "Management account runs workloads",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        reads = {
            ClassicLoadBalancers.class,
            DbClusters.class,
            DbInstances.class,
            Functions.class,
            Instances.class,
            LoadBalancers.class,
            OwnOrganization.class,
            Regions.class
        })
@WithoutCommand(why = Why.REBUILD, text = "what runs there has to be made anew in a member account")
public final class OrgManagementEmpty implements ScopeCheck {
    private static final String CONTROL_TOWER = "aws-controltower-";

    /**
     * Is a look at one kind of thing in one region.
     *
     * @param kind what is looked for, for people
     * @param region the region's code
     * @param question who tells
     * @param name gives a thing's name; absent for what is no workload
     */
    private record Look<T>(String kind, String region, Question<List<T>> question, Function<T, Optional<String>> name) {
        Seen<String> see(Facts facts) {
            Seen<List<T>> seen = facts.attempt(question);
            return new Seen<>(
                    seen.items().stream()
                            .flatMap(List::stream)
                            .flatMap(one -> name.apply(one).stream())
                            .map(named -> kind + " " + named + " in " + region)
                            .toList(),
                    seen.missing());
        }
    }

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        Optional<Organization> own = facts.get(new OwnOrganization());
        if (own.isEmpty()) {
            return Verdict.notApplicable("the account belongs to no organization");
        }
        String management = Answers.require(own.get().masterAccountId(), "MasterAccountId");
        if (!management.equals(scope.account().id())) {
            return Verdict.notApplicable("the account is not the management account, which is %s", management);
        }
        List<String> regions = facts.get(new Regions()).enabled();
        List<Look<?>> looks =
                regions.stream().flatMap(OrgManagementEmpty::looks).toList();
        facts.prefetch(looks.stream().<Question<?>>map(Look::question).toList());
        List<String> found = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        for (Look<?> look : looks) {
            Seen<String> seen = look.see(facts);
            found.addAll(seen.items());
            missing.addAll(seen.missing());
        }
        if (!found.isEmpty()) {
            return Verdict.fail(
                            "the management account has %s, for example %s",
                            Count.of(found.size(), "workload"), found.get(0))
                    .with(found);
        }
        new Seen<>(found, missing).orThrow();
        return Verdict.pass(
                "there are no instances, load balancers, functions or databases in %s",
                Count.of(regions.size(), "enabled region"));
    }

    private static Stream<Look<?>> looks(String region) {
        return Stream.of(
                new Look<>("instance", region, new Instances(region), OrgManagementEmpty::instance),
                new Look<>(
                        "load balancer",
                        region,
                        new LoadBalancers(region),
                        one -> Optional.of(
                                one.loadBalancerName() == null ? one.loadBalancerArn() : one.loadBalancerName())),
                new Look<>(
                        "classic load balancer",
                        region,
                        new ClassicLoadBalancers(region),
                        one -> Optional.of(one.loadBalancerName())),
                new Look<>("function", region, new Functions(region), OrgManagementEmpty::function),
                new Look<>("database", region, new DbInstances(region), one -> Optional.of(one.dbInstanceIdentifier())),
                new Look<>(
                        "database cluster",
                        region,
                        new DbClusters(region),
                        one -> Optional.of(one.dbClusterIdentifier())));
    }

    private static Optional<String> instance(Instance instance) {
        return Optional.of(instance.instanceId())
                .filter(id -> !"terminated".equals(instance.state().nameAsString()));
    }

    /** Names a function, unless both it and its role bear the names that Control Tower gives its own. */
    private static Optional<String> function(FunctionConfiguration function) {
        boolean own = function.functionName().startsWith(CONTROL_TOWER)
                && function.role() != null
                && function.role().contains("/" + CONTROL_TOWER);
        return Optional.of(function.functionName()).filter(name -> !own);
    }
}
