package dev.harden.model.remedy;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells who made a resource and will undo what others change of it: CloudFormation, Terraform or Control Tower. */
public final class Owners {
    private static final Pattern TOWER = Pattern.compile("(?i)(?:^|[:/_-])(aws-?controltower)");
    /** Stack sets of an organization, as a landing zone is made of, name their stacks so. */
    private static final Pattern STACK_SET = Pattern.compile("(?:^|[:/])(StackSet-[A-Za-z0-9-]+)");

    private Owners() {}

    /** Tells it by the name alone, where that is certain. */
    static Optional<String> byName(Target target) {
        Matcher tower = TOWER.matcher(target.id());
        if (tower.find()) {
            return Optional.of("AWS Control Tower");
        }
        Matcher set = STACK_SET.matcher(target.id());
        return set.find() ? Optional.of("a stack set of CloudFormation") : Optional.empty();
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
