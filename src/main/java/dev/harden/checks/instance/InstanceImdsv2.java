package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ec2.MetadataDefaults;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;

/** Holds each instance, and the account's default in each region, to a metadata service that asks for tokens. */
@CheckInfo(
        id = "instance-imdsv2",
        title = "Instances and the account-level default require IMDSv2",
        fault = "IMDSv2 is not required",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        reads = {Instances.class, MetadataDefaults.class})
public final class InstanceImdsv2 implements Check<Part<Machine>> {
    @Override
    public Subjects<Part<Machine>> subjects(Scope scope, Facts facts) {
        Seen<List<Instance>> instances = facts.attempt(new Instances(scope.region()));
        List<List<Machine>> machines = instances.items().stream()
                .map(all -> all.stream()
                        .map(one -> new Machine(scope, one))
                        .filter(Machine::isThere)
                        .toList())
                .toList();
        return Part.of(scope, new Seen<>(machines, instances.missing()));
    }

    @Override
    public Resource resource(Part<Machine> part) {
        return part.item().map(Machine::resource).orElseGet(() -> byDefault(part.scope()));
    }

    @Override
    public Verdict judge(Part<Machine> part, Facts facts) {
        String region = part.scope().region();
        return part.item()
                .map(machine -> ofInstance(machine, region))
                .orElseGet(() -> ofAccount(facts.get(new MetadataDefaults(region)), region));
    }

    private static Resource byDefault(Scope scope) {
        return scope.account().resource("instance metadata defaults");
    }

    private static Verdict ofAccount(InstanceMetadataDefaultsResponse defaults, String region) {
        String tokens = defaults.httpTokensAsString();
        if ("required".equals(tokens)) {
            return Verdict.pass("the account-level IMDS default requires IMDSv2");
        }
        return Verdict.fail(
                        "the account-level IMDS default %s",
                        tokens == null || tokens.equals("no-preference") ? "is not set" : "has HttpTokens " + tokens)
                .with(Commands.mend(region, "ec2", "modify-instance-metadata-defaults", "--http-tokens", "required"));
    }

    private static Verdict ofInstance(Machine machine, String region) {
        Instance instance = machine.instance();
        return Operated.verdict(instance.operator())
                .orElseGet(() -> ofOptions(
                        Answers.require(instance.metadataOptions(), "metadataOptions"), instance.instanceId(), region));
    }

    private static Verdict ofOptions(InstanceMetadataOptionsResponse metadata, String id, String region) {
        if ("pending".equals(metadata.stateAsString())) {
            throw FactUnavailable.notSettled("the instance's metadata options are being changed");
        }
        if ("required".equals(metadata.httpTokensAsString())) {
            return Verdict.pass("the instance requires IMDSv2");
        }
        if (Answers.require(metadata.httpEndpointAsString(), "httpEndpoint").equals("disabled")) {
            return Verdict.pass("the instance metadata service is disabled");
        }
        return Verdict.fail(
                        "the instance allows IMDSv1: HttpTokens is %s",
                        Answers.require(metadata.httpTokensAsString(), "httpTokens"))
                .with(Commands.mend(
                        region,
                        "ec2",
                        "modify-instance-metadata-options",
                        "--instance-id",
                        id,
                        "--http-tokens",
                        "required"));
    }
}
