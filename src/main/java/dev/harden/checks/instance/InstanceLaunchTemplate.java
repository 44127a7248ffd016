package dev.harden.checks.instance;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
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
        return Verdict.fail("%s", texts)
                .with(mend(template.launchTemplateId(), wrong.items(), region))
                .of(List.of(new Aspect(Aspect.Kind.SETTING, TOKENS, tokens)));
    }

    /**
     * Is something that may be wrong with a version.
     *
     * @param text says it
     * @param tokens whether it is about tokens
     * @param holds tells whether it is so
     */
    private record Fault(String text, boolean tokens, BooleanSupplier holds) {}

    private static List<Fault> faults(long number, TemplateVersions.Version version, String region, Facts facts) {
        List<Fault> faults = new ArrayList<>();
        String name = "version " + number;
        if (version.tokens().isEmpty() && !version.endpoint().equals("disabled")) {
            faults.add(new Fault(
                    name + " does not require IMDSv2 tokens, and neither does the account-level IMDS default",
                    true,
                    () -> !"required"
                            .equals(facts.get(new MetadataDefaults(region)).httpTokensAsString())));
        } else if (!asksForTokens(version)) {
            faults.add(new Fault(name + " has metadata tokens " + version.tokens(), true, () -> true));
        }
        if (version.publicAddress()) {
            faults.add(new Fault(name + " gives a public address", false, () -> true));
        }
        for (String subnet : version.v6Subnets()) {
            faults.add(new Fault(
                    name + " gives IPv6 addresses in " + subnet + ", a public subnet",
                    false,
                    () -> isPublicV6(region, subnet, facts)));
        }
        return faults;
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

    private static List<String> mend(String id, List<Fault> faults, String region) {
        return faults.stream().noneMatch(Fault::tokens)
                ? List.of()
                : Commands.mend(
                        region,
                        "ec2",
                        "create-launch-template-version",
                        "--launch-template-id",
                        id,
                        "--source-version",
                        "$Latest",
                        "--launch-template-data",
                        "{\"MetadataOptions\":{\"HttpTokens\":\"required\"}}");
    }
}
