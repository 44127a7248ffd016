package dev.harden.model.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells who made a resource and will undo what others change of it: CloudFormation, Terraform or Control Tower. */
public final class Owners {
    private static final Pattern TOWER = Pattern.compile("(?i)(?:^|[:/_-])(aws-?controltower)");
    /** Stack sets of an organization, as a landing zone is made of, name their stacks so. */
    private static final Pattern STACK_SET = Pattern.compile("(?:^|[:/])(StackSet-[A-Za-z0-9-]+)");

    /** The parameters that name what a call changes, where its target is another: a region's recorder, a user's key. */
    private static final Set<String> OWN = Set.of(
            "Name",
            "name",
            "TrailName",
            "ConfigurationRecorderName",
            "UserName",
            "GroupName",
            "RoleName",
            "InstanceProfileName",
            "logGroupName");

    private Owners() {}

    /** Tells it by the names alone, of what is changed and of what the calls change, where that is certain. */
    static Optional<String> byName(Target target, List<Step> steps) {
        List<String> names = new ArrayList<>(List.of(target.id()));
        steps.forEach(step -> named(step.call().input(), names));
        if (names.stream().anyMatch(name -> TOWER.matcher(name).find())) {
            return Optional.of("AWS Control Tower");
        }
        return names.stream().anyMatch(name -> STACK_SET.matcher(name).find())
                ? Optional.of("a stack set of CloudFormation")
                : Optional.empty();
    }

    /** Collects what names the changed thing itself in what a call takes; what it is to go to is another's. */
    private static void named(Map<?, ?> input, List<String> names) {
        input.forEach((parameter, value) -> {
            if (value instanceof Map<?, ?> part) {
                named(part, names);
            } else if (value instanceof String name && OWN.contains(String.valueOf(parameter))) {
                names.add(name);
            }
        });
    }

    /** Tells it by the tags of a resource. */
    public static Optional<String> byTags(Map<String, String> tags) {
        String stack = tags.get("aws:cloudformation:stack-name");
        if (stack != null) {
            return Optional.of(TOWER.matcher(stack).find() ? "AWS Control Tower" : "the CloudFormation stack " + stack);
        }
        return tags.entrySet().stream()
                .filter(tag -> mentions(tag.getKey()) || mentions(tag.getValue()))
                .findFirst()
                .map(tag -> "Terraform, as its tag " + tag.getKey() + "=" + tag.getValue() + " says");
    }

    private static boolean mentions(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return lower.equals("terraform") || lower.equals("opentofu") || lower.startsWith("terraform:");
    }
}
