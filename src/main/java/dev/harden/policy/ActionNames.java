package dev.harden.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Knows the actions that there are, as AWS spells them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 *     Service Authorization Reference</a>
 */
public final class ActionNames {
    /** Those that people know, the most telling first. */
    private static final List<String> FAMILIAR = List.of(
            "iam:DeactivateMFADevice",
            "iam:CreateUser",
            "iam:CreateAccessKey",
            "s3:GetObject",
            "s3:PutObject",
            "ec2:RunInstances",
            "lambda:InvokeFunction",
            "ec2:DescribeInstances",
            "s3:ListAllMyBuckets");

    private static final int OF_EACH_SERVICE = 2;

    /** Waits with the reading until something has to be named. */
    private static final class Table {
        static final Map<String, List<String>> BY_SERVICE = read();

        private static Map<String, List<String>> read() {
            Map<String, List<String>> byService = new LinkedHashMap<>();
            for (String line : Reference.lines("actions.txt")) {
                List<String> words = List.of(line.split(" "));
                byService.put(words.get(0), words.subList(1, words.size()));
            }
            return byService;
        }
    }

    private ActionNames() {}

    /** Gives the prefixes of the services' actions. */
    public static List<String> services() {
        return List.copyOf(Table.BY_SERVICE.keySet());
    }

    /** Spells an action as AWS does; absent when there is none of this name. */
    public static Optional<String> spelled(String action) {
        String service = action.substring(0, Math.max(0, action.indexOf(':'))).toLowerCase(Locale.ROOT);
        return Table.BY_SERVICE.getOrDefault(service, List.of()).stream()
                .map(name -> service + ":" + name)
                .filter(action::equalsIgnoreCase)
                .findFirst();
    }

    /** Spells an action as AWS does, or as it stands when there is none of this name. */
    public static String spell(String action) {
        return spelled(action).orElse(action);
    }

    /** Finds an action that there is: a familiar one, else one of the same service, else any; in small letters. */
    static Optional<String> like(String action, Predicate<String> fits) {
        String service = action.substring(0, Math.max(0, action.indexOf(':')));
        List<String> some = new ArrayList<>();
        Table.BY_SERVICE.forEach(
                (other, names) -> names.stream().limit(OF_EACH_SERVICE).forEach(name -> some.add(other + ":" + name)));
        Stream<String> own =
                Table.BY_SERVICE.getOrDefault(service, List.of()).stream().map(name -> service + ":" + name);
        return Stream.of(FAMILIAR.stream(), own, some.stream())
                .flatMap(names -> names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(fits)
                .findFirst();
    }
}
