package dev.harden.session.tape;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Heads a recording.
 *
 * @param format the version of the recording's form
 * @param tool the version of harden that made it
 * @param sdk the version of the AWS SDK; a recording is bound to its wire protocols
 * @param asOf the time of the recorded run, ISO 8601
 * @param homeRegion where global services were asked
 * @param endpoint the endpoint that took AWS's place, without its port; empty for AWS's own
 * @param addresses what else says where was asked: the address of a service that had one of its own, without its port, and
 *     the settings of AWS's tools that choose hosts
 * @param planned what the run was to judge; absent in recordings of before that was kept
 * @param entries the SHA-256 of each other entry, in hexadecimal, by its name
 */
@JsonPropertyOrder({"format", "tool", "sdk", "asOf", "homeRegion", "endpoint", "addresses", "planned", "entries"})
public record Manifest(
        int format,
        String tool,
        String sdk,
        String asOf,
        String homeRegion,
        String endpoint,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> addresses,
        @JsonInclude(JsonInclude.Include.NON_NULL) Planned planned,
        Map<String, String> entries) {
    static final int FORMAT = 1;

    private static final int LONGEST = 400;
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern ENDPOINT =
            Pattern.compile("https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

    public Manifest {
        addresses = addresses == null ? Map.of() : new TreeMap<>(addresses);
        for (String text : new String[] {tool, sdk, asOf, homeRegion, endpoint}) {
            if (text == null || text.length() > LONGEST) {
                throw new IllegalArgumentException("tool, sdk, asOf, homeRegion and endpoint are short texts");
            }
        }
        if (!REGION.matcher(homeRegion).matches()) {
            throw new IllegalArgumentException("homeRegion is no region");
        }
        if (!endpoint.isEmpty() && !ENDPOINT.matcher(endpoint).matches()) {
            throw new IllegalArgumentException("endpoint is no address of a host");
        }
        for (String address : addresses.values()) {
            if (address == null
                    || !address.equals("true") && !ENDPOINT.matcher(address).matches()) {
                throw new IllegalArgumentException("addresses holds what is no address of a host");
            }
        }
        if (entries == null || entries.values().stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("entries lacks names or sums");
        }
        entries = new TreeMap<>(entries);
    }

    /** Gives it with the sums of what was written. */
    Manifest with(Map<String, String> sums) {
        return new Manifest(format, tool, sdk, asOf, homeRegion, endpoint, addresses, planned, sums);
    }

    /** Gives it with what the run was to judge. */
    public Manifest of(Planned run) {
        return new Manifest(format, tool, sdk, asOf, homeRegion, endpoint, addresses, run, entries);
    }

    /** Gives what the run was to judge, where that was kept. */
    public Optional<Planned> plan() {
        return Optional.ofNullable(planned);
    }

    /** Heads a new recording. */
    public static Manifest of(
            String tool, String sdk, String asOf, String homeRegion, String endpoint, Map<String, String> addresses) {
        return new Manifest(FORMAT, tool, sdk, asOf, homeRegion, endpoint, addresses, null, Map.of());
    }
}
