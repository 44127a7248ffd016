package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.LaunchTemplates;
import dev.harden.facts.ec2.TemplateVersions;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;

/** Holds the versions of each launch template that are used unless another is named to IMDSv2 and private addresses. */
@CheckInfo(
        id = "instance-launch-template",
        title = "Launch templates require tokens of the metadata service and give no public address",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {LaunchTemplates.class, TemplateVersions.class})
public final class InstanceLaunchTemplate implements Check<InstanceLaunchTemplate.Placed> {
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
        List<String> wrong = new ArrayList<>();
        used.stream().filter(versions::containsKey).forEach(number -> add(wrong, number, versions.get(number)));
        if (wrong.isEmpty()) {
            used.forEach(number -> Answers.require(versions.get(number), "version " + number));
            return Verdict.pass(
                    "versions %s require tokens, or have no metadata service, and give no public address", used);
        }
        return Verdict.fail("%s", String.join("; ", wrong))
                .with(mend(template.launchTemplateId(), versions.values(), region));
    }

    private static void add(List<String> wrong, long number, TemplateVersions.Version version) {
        if (!asksForTokens(version)) {
            wrong.add("version " + number
                    + (version.tokens().isEmpty()
                            ? " does not say that the metadata service requires tokens"
                            : " has metadata tokens " + version.tokens()));
        }
        if (version.publicAddress()) {
            wrong.add("version " + number + " gives a public address");
        }
    }

    private static boolean asksForTokens(TemplateVersions.Version version) {
        return version.endpoint().equals("disabled") || version.tokens().equals("required");
    }

    private static List<String> mend(String id, Collection<TemplateVersions.Version> versions, String region) {
        return versions.stream().allMatch(InstanceLaunchTemplate::asksForTokens)
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
