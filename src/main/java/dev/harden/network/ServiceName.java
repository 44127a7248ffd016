package dev.harden.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells what is documented of an endpoint's service by its name.
 *
 * @param own the name within AWS, as {@code sagemaker.api}; empty for services of others
 * @param prefix what its actions begin with, as {@code sagemaker}; none where that is not known
 * @param ports the ports that its endpoint listens on, one of which its callers need; empty where they are not known
 */
public record ServiceName(String own, Optional<String> prefix, List<Integer> ports) {
    private static final Pattern AWS = Pattern.compile("(?:cn\\.)?com\\.amazonaws\\.|aws\\.api\\.|api\\.aws\\.");
    private static final Pattern OTHERS = Pattern.compile("(?:cn\\.)?com\\.amazonaws\\.vpce\\..*");
    private static final Pattern REGION = Pattern.compile("(^|\\.)[a-z]{2}(?:-[a-z]+)+-\\d(?:\\.|$)");
    private static final Pattern CODE = Pattern.compile("\\.([a-z]{2}(?:-[a-z]+)+-\\d)(?:\\.|$)");
    private static final Pattern FIPS = Pattern.compile("[-.]fips$");
    private static final List<Integer> HTTPS = List.of(443);
    private static final Map<String, ServiceName> KNOWN = known();

    public ServiceName {
        ports = List.copyOf(ports);
    }

    /**
     * Reads a name.
     *
     * @param service as {@code com.amazonaws.eu-west-1.s3} or {@code com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c}
     */
    public static ServiceName of(String service) {
        boolean sagemaker = service.startsWith("aws.sagemaker.");
        if (OTHERS.matcher(service).matches()
                || !sagemaker && !AWS.matcher(service).lookingAt()) {
            return new ServiceName("", Optional.empty(), List.of());
        }
        String rest = sagemaker
                ? service.substring("aws.".length())
                : AWS.matcher(service).replaceFirst("");
        String own = FIPS.matcher(REGION.matcher(rest).replaceFirst("$1")).replaceFirst("");
        for (String name = own; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
            ServiceName known = KNOWN.get(name);
            if (known != null) {
                return new ServiceName(own, known.prefix, known.ports);
            }
        }
        return new ServiceName(own, Optional.empty(), List.of());
    }

    /** Gives the region that a service's name tells, as {@code eu-west-1}; {@code *} where it tells none. */
    public static String region(String service) {
        Matcher found = CODE.matcher(service);
        return found.find() ? found.group(1) : "*";
    }

    /** Tells whether a name is in the table, known or listed as unknown. */
    static boolean isListed(String name) {
        return KNOWN.containsKey(name);
    }

    private static Map<String, ServiceName> known() {
        Map<String, ServiceName> known = new HashMap<>();
        for (String line : lines("services.txt")) {
            String[] parts = line.split(" ");
            Optional<String> prefix = parts[1].equals("-") ? Optional.empty() : Optional.of(parts[1]);
            known.put(parts[0], new ServiceName(parts[0], prefix, parts.length < 3 ? HTTPS : ports(parts[2])));
        }
        return Map.copyOf(known);
    }

    private static List<Integer> ports(String text) {
        return text.equals("?")
                ? List.of()
                : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    /** Gives the lines of a table beside this class, but for its comments. */
    static List<String> lines(String table) {
        try (InputStream stream = ServiceName.class.getResourceAsStream(table)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
