package dev.harden.checks.instance;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Mend;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.InternetWay;
import dev.harden.facts.ec2.LaunchTemplates;
import dev.harden.facts.ec2.MetadataDefaults;
import dev.harden.facts.ec2.TemplateVersions;
import dev.harden.model.Aspect;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/** Holds the versions of each launch template that are used unless another is named to IMDSv2 and private addresses. */
@CheckInfo(
        id = "instance-launch-template",
        title = "Launch templates require IMDSv2 and assign no public IP addresses",
        fault = "Launch template allows IMDSv1 or assigns public IP addresses",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no launch template",
        reads = {InternetWay.class, LaunchTemplates.class, MetadataDefaults.class, TemplateVersions.class})
public final class InstanceLaunchTemplate implements Check<InstanceLaunchTemplate.Placed> {
    private static final String TOKENS = "tokens";

    /**
     * Is a launch template with the place where it was found.
     *
     * @param scope the account and region
     * @param template what was found
     */
    record Placed(Scope scope, LaunchTemplate template) {}

    @Override
    public Subjects<Placed> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new LaunchTemplates(scope.region())).stream()
                .map(template -> new Placed(scope, template))
                .toList());
    }

    @Override
    public Resource resource(Placed placed) {
        String id = placed.template().launchTemplateId();
        String name = placed.template().launchTemplateName();
        return new Resource(
                placed.scope().arn("ec2", "launch-template/" + id),
                id,
                "AWS::EC2::LaunchTemplate",
                name == null ? id : name);
    }

    @Override
    public Verdict judge(Placed placed, Facts facts) {
        return Operated.verdict(placed.template().operator())
                .orElseGet(() -> judge(placed.template(), placed.scope().region(), facts));
    }

    private static Verdict judge(LaunchTemplate template, String region, Facts facts) {
        Map<Long, TemplateVersions.Version> versions =
                facts.get(new TemplateVersions(region)).getOrDefault(template.launchTemplateId(), Map.of());
        Set<Long> used = new TreeSet<>(Set.of(template.latestVersionNumber()));
        used.add(template.defaultVersionNumber());
        List<Fault> possible = new ArrayList<>();
        used.stream()
                .filter(versions::containsKey)
                .forEach(number -> possible.addAll(faults(number, versions.get(number), region, facts)));
        Seen<Fault> wrong = facts.keep(possible, fault -> fault.holds().getAsBoolean());
        if (wrong.items().isEmpty()) {
            used.forEach(number -> Answers.require(versions.get(number), "version " + number));
            wrong.orThrow();
            return Verdict.pass("%s", good(used, versions)).of(List.of(Aspects.setting(TOKENS, true)));
        }
        String texts = wrong.items().stream().map(Fault::text).collect(Collectors.joining("; "));
        boolean unseen = !wrong.missing().isEmpty();
        Status tokens =
                wrong.items().stream().anyMatch(Fault::tokens) ? Status.FAIL : unseen ? Status.UNKNOWN : Status.PASS;
        return mended(Verdict.fail("%s", texts), template, versions, wrong.items(), region)
                .of(List.of(new Aspect(Aspect.Kind.SETTING, TOKENS, tokens)));
    }

    /**
     * Is something that may be wrong with a version.
     *
     * @param version the version's number
     * @param text says it
     * @param tokens whether it is about tokens
     * @param holds tells whether it is so
     */
    private record Fault(long version, String text, boolean tokens, BooleanSupplier holds) {}

    private static List<Fault> faults(long number, TemplateVersions.Version version, String region, Facts facts) {
        List<Fault> faults = new ArrayList<>();
        String name = "version " + number;
        if (version.tokens().isEmpty() && !version.endpoint().equals("disabled")) {
            faults.add(new Fault(
                    number,
                    name + " does not require IMDSv2 tokens, and neither does the account-level IMDS default",
                    true,
                    () -> allowsTokenless(version, facts.get(new MetadataDefaults(region)))));
        } else if (!asksForTokens(version)) {
            faults.add(new Fault(number, name + " has metadata tokens " + version.tokens(), true, () -> true));
        }
        if (version.publicAddress()) {
            faults.add(new Fault(number, name + " gives a public address", false, () -> true));
        }
        for (String subnet : version.v6Subnets()) {
            faults.add(new Fault(
                    number,
                    name + " gives IPv6 addresses in " + subnet + ", a public subnet",
                    false,
                    () -> isPublicV6(region, subnet, facts)));
        }
        return faults;
    }

    /**
     * Tells whether the account's default leaves a metadata service that asks for no tokens to a version that is silent on
     * them.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html">Order of
     *     precedence for instance metadata options</a>
     */
    private static boolean allowsTokenless(
            TemplateVersions.Version version, InstanceMetadataDefaultsResponse defaults) {
        boolean off = version.endpoint().isEmpty() && "disabled".equals(defaults.httpEndpointAsString());
        return !off && !"required".equals(defaults.httpTokensAsString());
    }

    /** Tells whether IPv6 addresses of a subnet are routed to the Internet and back. */
    private static boolean isPublicV6(String region, String subnet, Facts facts) {
        InternetWay.Way way = facts.get(new InternetWay(region, subnet));
        boolean open = !way.direct().v6().isEmpty() || !way.inspected().v6().isEmpty();
        if (!open && !way.missing().isEmpty()) {
            throw way.missing().get(0);
        }
        return open;
    }

    private static String good(Set<Long> used, Map<Long, TemplateVersions.Version> versions) {
        boolean silent = used.stream()
                .map(versions::get)
                .anyMatch(version ->
                        version.tokens().isEmpty() && !version.endpoint().equals("disabled"));
        boolean v6 = used.stream().map(versions::get).anyMatch(TemplateVersions.Version::v6Anywhere);
        return "versions " + used + " require tokens" + (silent ? " (by the account-level IMDS default)" : "")
                + ", or have no metadata service, and give no public address"
                + (v6
                        ? "; they give IPv6 addresses, which are public where the subnet routes them to the Internet"
                        : "");
    }

    private static boolean asksForTokens(TemplateVersions.Version version) {
        return version.endpoint().equals("disabled") || version.tokens().equals("required");
    }

    private static Verdict mended(
            Verdict verdict,
            LaunchTemplate template,
            Map<Long, TemplateVersions.Version> versions,
            List<Fault> faults,
            String region) {
        long latest = template.latestVersionNumber();
        long standing = template.defaultVersionNumber();
        if (!faults.stream().allMatch(Fault::tokens)) {
            return verdict.withoutCommand(
                    NoCommand.Why.DECISION,
                    "someone has to decide where instances without a public address are launched");
        }
        boolean byDefault = faults.stream().anyMatch(fault -> fault.version() == standing);
        if (byDefault && standing != latest) {
            return verdict.withoutCommand(
                    NoCommand.Why.DECISION,
                    "someone has to decide whether a version made of " + latest + ", the latest, takes the place of the"
                            + " default version " + standing);
        }
        return verdict.mendedBy(withTokens(template, versions.get(latest), byDefault, region));
    }

    /** Makes a version of the latest one that asks for tokens, and makes it the default where the latest was it. */
    private static Mend withTokens(
            LaunchTemplate template, TemplateVersions.Version version, boolean byDefault, String region) {
        String id = template.launchTemplateId();
        long latest = template.latestVersionNumber();
        long next = latest + 1;
        Map<String, Object> metadata = new TreeMap<>(version.metadata());
        metadata.put("HttpTokens", "required");
        Guard guard = Guard.of(
                Call.of("ec2", "DescribeLaunchTemplates", region, "LaunchTemplateIds", List.of(id)),
                "LaunchTemplates[0].LatestVersionNumber == `" + latest + "`");
        Step create = Step.of(Call.of(
                        "ec2",
                        "CreateLaunchTemplateVersion",
                        region,
                        "LaunchTemplateId",
                        id,
                        "SourceVersion",
                        String.valueOf(latest),
                        "LaunchTemplateData",
                        Map.of("MetadataOptions", metadata)))
                .guarded(guard)
                .but(
                        Effect.CUTS_OFF,
                        "what asks the metadata service without a token on instances that " + id + " launches")
                .undoneBy(Call.of(
                        "ec2",
                        "DeleteLaunchTemplateVersions",
                        region,
                        "LaunchTemplateId",
                        id,
                        "Versions",
                        List.of(String.valueOf(next))));
        Guard made = Guard.of(guard.read(), "LaunchTemplates[0].LatestVersionNumber == `" + next + "`");
        Step choose = Step.of(standing(id, next, region)).guarded(made).undoneBy(standing(id, latest, region));
        return Mend.of(
                        new Target("AWS::EC2::LaunchTemplate", region, id),
                        "version " + next + " of " + id + " asks for tokens (IMDSv2)",
                        byDefault ? new Step[] {create, choose} : new Step[] {create})
                .foretelling(
                        new LaunchTemplates(region),
                        all -> all.stream()
                                .map(one -> one.launchTemplateId().equals(id)
                                        ? one.toBuilder()
                                                .latestVersionNumber(next)
                                                .defaultVersionNumber(byDefault ? next : one.defaultVersionNumber())
                                                .build()
                                        : one)
                                .toList())
                .foretelling(new TemplateVersions(region), all -> {
                    Map<String, Map<Long, TemplateVersions.Version>> more = new HashMap<>(all);
                    Map<Long, TemplateVersions.Version> own = new HashMap<>(more.getOrDefault(id, Map.of()));
                    own.put(next, version.withTokens());
                    more.put(id, own);
                    return more;
                });
    }

    private static Call standing(String id, long version, String region) {
        return Call.of(
                "ec2",
                "ModifyLaunchTemplate",
                region,
                "LaunchTemplateId",
                id,
                "DefaultVersion",
                String.valueOf(version));
    }
}
