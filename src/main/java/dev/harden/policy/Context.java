package dev.harden.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what is known of the requests that a question is about: values of condition keys, which know no case. Of all other
 * keys, anything may be so.
 *
 * <pre>{@code
 * Context.ANY.with("aws:SecureTransport", "false").without("aws:MultiFactorAuthPresent")
 * }</pre>
 *
 * @param keys what is known, by key in small letters
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition
 *     keys</a>
 */
public record Context(Map<String, Known> keys) {
    /** Knows nothing. */
    public static final Context ANY = new Context(Map.of());

    /** Is no condition key: the time before which no request is made. */
    private static final String SINCE = "zq:since";

    private static final Known ABSENT = new Known(false, List.of());
    private static final Known PRESENT = new Known(true, List.of());
    private static final Known NOTHING = new Known(true, List.of());

    /**
     * Is what is known of a key.
     *
     * @param present whether requests carry it
     * @param values its values; empty where they are not known
     */
    record Known(boolean present, List<String> values) {
        Known {
            values = List.copyOf(values);
        }

        boolean isAbsent() {
            return !present;
        }
    }

    public Context {
        keys = Map.copyOf(keys);
    }

    /**
     * Knows what is so when a principal of an account asks AWS for something, signed and over TLS. Where from, the
     * principal chooses.
     */
    public static Context signedBy(String account) {
        return ANY.with("aws:SecureTransport", "true")
                .with("aws:PrincipalIsAWSService", "false")
                .with("aws:ViaAWSService", "false")
                .with("aws:PrincipalAccount", account)
                .withSome("aws:PrincipalArn")
                .withSome("aws:PrincipalType")
                .withSome("aws:userid")
                .withSome("aws:SourceIp");
    }

    /** Says that requests carry a key with these values, and no others. */
    public Context with(String key, String... values) {
        return put(key, new Known(true, List.of(values)));
    }

    /** Says that requests carry a key, whatever its value is. */
    public Context withSome(String key) {
        return put(key, PRESENT);
    }

    /** Says that requests do not carry a key. */
    public Context without(String key) {
        return put(key, ABSENT);
    }

    /** Says that of the keys that begin so, as {@code aws:PrincipalTag/}, requests carry those alone that are known. */
    public Context withoutOthers(String beginning) {
        return put(beginning, ABSENT);
    }

    /** Says when the requests are made. */
    public Context at(Instant time) {
        return with("aws:CurrentTime", time.toString()).with("aws:EpochTime", String.valueOf(time.getEpochSecond()));
    }

    /** Says that the requests are made at a time or later, whenever their makers choose. */
    public Context from(Instant time) {
        return withSome("aws:CurrentTime").withSome("aws:EpochTime").with(SINCE, time.toString());
    }

    /**
     * Leaves open how the same principal asks, now or later: with MFA or without, itself or through a service. That is for
     * questions about what it may do at all.
     */
    public Context however(Instant now) {
        return forget("aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:ViaAWSService")
                .from(now);
    }

    Optional<Instant> since() {
        return of(SINCE).values().stream().findFirst().map(Instant::parse);
    }

    /** Knows of some keys alone, in small letters, and of the time. */
    Context only(Set<String> some) {
        Map<String, Known> fewer = new HashMap<>(keys);
        fewer.keySet()
                .removeIf(key -> !some.contains(key)
                        && !key.equals(SINCE)
                        && some.stream().noneMatch(one -> beginning(one).equals(key)));
        return new Context(fewer);
    }

    /** Knows no longer what was known of keys. */
    public Context forget(String... forgotten) {
        Map<String, Known> fewer = new HashMap<>(keys);
        for (String key : forgotten) {
            fewer.remove(key.toLowerCase(Locale.ROOT));
        }
        return new Context(fewer);
    }

    /** Says who makes the requests: the ARN of a user, a role, or an account's root user. */
    public Context by(String principal) {
        String account = principal.split(":", 6).length == 6 ? principal.split(":", 6)[4] : "";
        Context by = with("aws:PrincipalArn", principal).with("aws:PrincipalIsAWSService", "false");
        return account.isEmpty() ? by : by.with("aws:PrincipalAccount", account);
    }

    private Context put(String key, Known known) {
        Map<String, Known> more = new HashMap<>(keys);
        more.put(key.toLowerCase(Locale.ROOT), known);
        return new Context(more);
    }

    /** Tells whether anything is known of a key. */
    boolean knows(String key) {
        return keys.containsKey(key) || keys.containsKey(beginning(key));
    }

    Known of(String key) {
        return keys.getOrDefault(key, keys.getOrDefault(beginning(key), NOTHING));
    }

    private static String beginning(String key) {
        return key.substring(0, key.indexOf('/') + 1);
    }

    /** Gives who makes the requests, where that is known. */
    Optional<String> principal() {
        return of("aws:principalarn").values().stream().findFirst();
    }
}
