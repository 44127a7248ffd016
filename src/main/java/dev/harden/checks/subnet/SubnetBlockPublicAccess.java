package dev.harden.checks.subnet;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.BlockPublicAccess;
import dev.harden.facts.ec2.BlockPublicAccessExclusions;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.NetworkInterfaces;
import dev.harden.facts.ec2.Subnets;
import dev.harden.model.Count;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;

/** Holds each region to VPC Block Public Access, which stands before all gateways, routes and groups. */
@CheckInfo(
        id = "subnet-block-public-access",
        title = "VPC Block Public Access is on",
        fault = "VPC Block Public Access is off",
        severity = Severity.INFO,
        scope = Breadth.REGION,
        reads = {
            BlockPublicAccess.class,
            BlockPublicAccessExclusions.class,
            InternetWay.class,
            NetworkInterfaces.class,
            Subnets.class
        })
public final class SubnetBlockPublicAccess implements ScopeCheck {
    /** How many VPCs and subnets may be left out, unless the quota was raised. */
    private static final int MOST = 50;

    private static final Set<String> IN_FORCE = Set.of("create-complete", "update-complete");

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        VpcBlockPublicAccessOptions options = facts.get(new BlockPublicAccess(scope.region()));
        if (options.stateAsString().equals("update-in-progress")) {
            throw FactUnavailable.notSettled("VPC Block Public Access is being changed just now");
        }
        String mode = options.internetGatewayBlockModeAsString();
        if (mode.equals("off")) {
            Verdict verdict = Verdict.fail("VPC Block Public Access is off");
            return "declarative-policy".equals(options.managedByAsString())
                    ? verdict.withoutCommand(
                            NoCommand.Why.OTHER_ACCOUNT, "the organization sets it by a declarative policy")
                    : mended(verdict, scope, facts);
        }
        List<String> exclusions = facts.get(new BlockPublicAccessExclusions(scope.region())).stream()
                .filter(one -> IN_FORCE.contains(one.stateAsString()))
                .map(one -> one.resourceArn() + " is excluded: " + one.internetGatewayExclusionModeAsString())
                .toList();
        return Verdict.pass("VPC Block Public Access is %s, with %s", mode, Count.of(exclusions.size(), "exclusion"))
                .with(exclusions);
    }

    /** Leaves out, before it is switched on, each subnet with something that has a public address and a way to use it. */
    private static Verdict mended(Verdict verdict, Scope scope, Facts facts) {
        String region = scope.region();
        Seen<List<NetworkInterface>> interfaces = facts.attempt(new NetworkInterfaces(region));
        Seen<Map<String, Subnet>> subnets = facts.attempt(new Subnets(region));
        Seen<List<VpcBlockPublicAccessExclusion>> exclusions = facts.attempt(new BlockPublicAccessExclusions(region));
        Set<String> candidates = interfaces.items().stream()
                .flatMap(List::stream)
                .filter(one -> one.use().attached() && !one.use().type().equals("nat_gateway"))
                .filter(one ->
                        !one.addresses().v4().isEmpty() || !one.addresses().v6().isEmpty())
                .map(NetworkInterface::subnet)
                .filter(id -> subnets.items().stream().anyMatch(all -> all.containsKey(id)))
                .collect(Collectors.toCollection(TreeSet::new));
        Seen<String> open = facts.keep(
                candidates, id -> facts.get(new InternetWay(region, id)).isPublic());
        boolean seen = Stream.of(interfaces, subnets, exclusions, open)
                .allMatch(one -> one.missing().isEmpty());
        if (!seen) {
            return verdict.withoutCommand(
                    NoCommand.Why.VALUE,
                    "which subnets serve the Internet, and have to be left out before, was not seen");
        }
        Set<String> left = exclusions.items().get(0).stream()
                .filter(one -> IN_FORCE.contains(one.stateAsString()))
                .filter(one -> one.internetGatewayExclusionModeAsString().equals("allow-bidirectional"))
                .map(VpcBlockPublicAccessExclusion::resourceArn)
                .collect(Collectors.toSet());
        Map<String, Subnet> all = subnets.items().get(0);
        List<String> lacking = open.items().stream()
                .filter(id -> all.get(id).owner().equals(scope.account().id()))
                .filter(id -> !left.contains(scope.arn("ec2", "subnet/" + id))
                        && !left.contains(scope.arn("ec2", "vpc/" + all.get(id).vpc())))
                .toList();
        return lacking.size() + left.size() > MOST
                ? verdict.withoutCommand(
                        NoCommand.Why.DECISION,
                        lacking.size()
                                + " subnets serve the Internet, more than may be left out: someone has to choose")
                : verdict.mendedBy(on(scope, lacking));
    }

    private static Mend on(Scope scope, List<String> lacking) {
        String region = scope.region();
        List<Step> steps = new ArrayList<>();
        for (String subnet : lacking) {
            steps.add(Step.of(Call.of(
                            "ec2",
                            "CreateVpcBlockPublicAccessExclusion",
                            region,
                            "SubnetId",
                            subnet,
                            "InternetGatewayExclusionMode",
                            "allow-bidirectional"))
                    .undoneBy(Call.of(
                                    "ec2",
                                    "DeleteVpcBlockPublicAccessExclusion",
                                    region,
                                    "ExclusionId",
                                    "<EXCLUSION_ID>")
                            .finding(
                                    "EXCLUSION_ID",
                                    Call.of("ec2", "DescribeVpcBlockPublicAccessExclusions", region),
                                    "VpcBlockPublicAccessExclusions[?State=='create-complete' && ends_with(ResourceArn,"
                                            + " '/" + subnet + "')] | [0].ExclusionId")));
        }
        Call read = Call.of("ec2", "DescribeVpcBlockPublicAccessOptions", region);
        String but = lacking.isEmpty() ? "" : ", but to " + String.join(", ", lacking);
        steps.add(Step.of(mode(region, "block-ingress"))
                .guarded(Guard.of(read, "VpcBlockPublicAccessOptions.InternetGatewayBlockMode == 'off'"))
                .but(Effect.CUTS_OFF, "what comes in through Internet gateways" + but)
                .undoneBy(mode(region, "off")));
        return Mend.of(
                        new Target(
                                "AWS::EC2::VPCBlockPublicAccessOptions",
                                region,
                                scope.account().id()),
                        "VPC Block Public Access is on in " + region + but,
                        steps.toArray(Step[]::new))
                .foretelling(
                        new BlockPublicAccess(region),
                        options -> options.toBuilder()
                                .internetGatewayBlockMode("block-ingress")
                                .state("update-complete")
                                .build())
                .foretelling(new BlockPublicAccessExclusions(region), exclusions -> {
                    List<VpcBlockPublicAccessExclusion> more = new ArrayList<>(exclusions);
                    lacking.forEach(subnet -> more.add(VpcBlockPublicAccessExclusion.builder()
                            .resourceArn(scope.arn("ec2", "subnet/" + subnet))
                            .state("create-complete")
                            .internetGatewayExclusionMode("allow-bidirectional")
                            .build()));
                    return more;
                });
    }

    private static Call mode(String region, String mode) {
        return Call.of("ec2", "ModifyVpcBlockPublicAccessOptions", region, "InternetGatewayBlockMode", mode);
    }
}
