package dev.harden.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Is a condition key with what AWS documents of it.
 *
 * @param name its name as AWS spells it, with the rest as the policy has it, as {@code aws:ResourceTag/Env}
 * @param kind what it is about
 * @param format what its values look like
 * @param always whether every request carries it
 * @param services the prefixes of the services whose requests alone carry it; empty where any may
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition
 *     keys</a>
 */
public record ConditionKey(String name, KeyKind kind, KeyFormat format, boolean always, Set<String> services) {
    private static final Pattern OPEN_END = Pattern.compile("\\$\\{[^}]*}|<[^>]*>|(?<=/)tag-key$");

    /** Holds the keys by their names in small letters, and those of open ends by what stands before the end. */
    private record Table(Map<String, ConditionKey> whole, Map<String, ConditionKey> begun) {}

    private static final Table TABLE = table();

    public ConditionKey {
        services = Set.copyOf(services);
    }

    /** Gives what is known of a key, in whatever case; {@link KeyKind#UNKNOWN} where AWS's lists do not name it. */
    public static ConditionKey of(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        ConditionKey whole = TABLE.whole.get(lower);
        if (whole != null) {
            return whole;
        }
        for (int end = lower.length() - 1; end > 0; end--) {
            ConditionKey begun = TABLE.begun.get(lower.substring(0, end));
            if (begun != null) {
                String name = begun.name + key.substring(end);
                return new ConditionKey(name, begun.kind, begun.format, begun.always, begun.services);
            }
        }
        // The keys of an identity provider begin with its address, as token.actions.githubusercontent.com:sub.
        boolean provider = lower.replaceFirst(":[^:]*$", "").matches("[a-z0-9-]+(\\.[a-z0-9-]+)+(/.*)?");
        KeyKind kind = provider && lower.contains(":") ? KeyKind.REQUEST : KeyKind.UNKNOWN;
        return new ConditionKey(key, kind, KeyFormat.TEXT, false, Set.of());
    }

    /** Tells whether requests that do an action may carry it: those of other services do not carry a service's own. */
    public boolean isOf(String action) {
        return services.isEmpty() || services.contains(action.substring(0, Math.max(0, action.indexOf(':'))));
    }

    private static Table table() {
        Map<String, ConditionKey> whole = new HashMap<>();
        Map<String, ConditionKey> begun = new HashMap<>();
        for (String line : Reference.lines("condition-keys.txt")) {
            String[] words = line.split(" ");
            if (words[0].equals("of")) {
                Set<String> services = Set.of(words[2].split(","));
                for (String name : List.of(words).subList(3, words.length)) {
                    boolean request = name.startsWith("!");
                    KeyKind kind = request ? KeyKind.REQUEST : KeyKind.TARGET;
                    String key = words[1] + ":" + (request ? name.substring(1) : name);
                    put(new ConditionKey(key, kind, KeyFormat.TEXT, false, services), whole, begun);
                }
            } else {
                KeyKind kind = KeyKind.valueOf(words[0].toUpperCase(Locale.ROOT));
                KeyFormat format = KeyFormat.of(words[1]);
                put(new ConditionKey(words[3], kind, format, words[2].equals("always"), Set.of()), whole, begun);
            }
        }
        return new Table(Map.copyOf(whole), Map.copyOf(begun));
    }

    private static void put(ConditionKey key, Map<String, ConditionKey> whole, Map<String, ConditionKey> begun) {
        String[] parts = OPEN_END.split(key.name, 2);
        String name = parts[0];
        ConditionKey plain = new ConditionKey(name, key.kind, key.format, key.always, key.services);
        (parts.length == 2 ? begun : whole).put(name.toLowerCase(Locale.ROOT), plain);
    }
}
