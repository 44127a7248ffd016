package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
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
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
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
        none = "there is no EC2 instance with a metadata service",
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

    private static Mend byDefault(String tokens, String region) {
        String before = tokens == null ? "no-preference" : tokens;
        Call read = Call.of("ec2", "GetInstanceMetadataDefaults", region);
        String is = tokens == null ? "AccountLevel.HttpTokens == null" : "AccountLevel.HttpTokens == '" + tokens + "'";
        Step step = Step.of(Call.of("ec2", "ModifyInstanceMetadataDefaults", region, "HttpTokens", "required"))
                .guarded(Guard.of(read, is))
                .but(Effect.CUTS_OFF, "what asks the metadata service without a token on instances launched later")
                .undoneBy(Call.of("ec2", "ModifyInstanceMetadataDefaults", region, "HttpTokens", before));
        return Mend.of(
                        new Target("AWS::EC2::InstanceMetadataDefaults", region, "instance-metadata-defaults"),
                        "instances launched later in " + region + " ask for tokens (IMDSv2)",
                        step)
                .foretelling(
                        new MetadataDefaults(region),
                        defaults -> defaults.toBuilder().httpTokens("required").build());
    }

    private static Mend ofInstance(String id, String tokens, String region) {
        Call read = Call.of("ec2", "DescribeInstances", region, "InstanceIds", List.of(id));
        Step step = Step.of(options(id, "required", region))
                .guarded(Guard.of(read, "Reservations[0].Instances[0].MetadataOptions.HttpTokens == '" + tokens + "'"))
                .but(Effect.CUTS_OFF, "what asks the metadata service of " + id + " without a token")
                .undoneBy(options(id, tokens, region));
        return Mend.of(
                        new Target("AWS::EC2::Instance", region, id, "metadata options"),
                        "the metadata service of " + id + " asks for tokens (IMDSv2)",
                        step)
                .foretelling(
                        new Instances(region),
                        all -> all.stream()
                                .map(one -> one.instanceId().equals(id) ? withTokens(one) : one)
                                .toList());
    }

    private static Instance withTokens(Instance one) {
        return one.toBuilder()
                .metadataOptions(
                        one.metadataOptions().toBuilder().httpTokens("required").build())
                .build();
    }

    private static Call options(String id, String tokens, String region) {
        return Call.of("ec2", "ModifyInstanceMetadataOptions", region, "InstanceId", id, "HttpTokens", tokens);
    }

    private static Resource byDefault(Scope scope) {
        return scope.account().resource("instance metadata defaults");
    }

    private static Verdict ofAccount(InstanceMetadataDefaultsResponse defaults, String region) {
        String tokens = defaults.httpTokensAsString();
        if ("required".equals(tokens)) {
            return Verdict.pass("the account-level IMDS default requires IMDSv2");
        }
        Verdict verdict = Verdict.fail(
                "the account-level IMDS default %s",
                tokens == null || tokens.equals("no-preference") ? "is not set" : "has HttpTokens " + tokens);
        return "declarative-policy".equals(defaults.managedByAsString())
                ? verdict.withoutCommand(
                        NoCommand.Why.OTHER_ACCOUNT, "the organization sets it by a declarative policy")
                : verdict.mendedBy(byDefault(tokens, region));
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
        String tokens = Answers.require(metadata.httpTokensAsString(), "httpTokens");
        return Verdict.fail("the instance allows IMDSv1: HttpTokens is %s", tokens)
                .mendedBy(ofInstance(id, tokens, region));
    }
}
