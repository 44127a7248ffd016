package dev.harden.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the ARNs of a service's resources. Some carry the name of another service: {@code rds-data} asks for clusters of
 * {@code rds}.
 */
public final class ServiceResources {
    private static final Map<String, List<String>> KNOWN = known();

    private ServiceResources() {}

    /**
     * Gives the patterns that match the ARNs of all its resources.
     *
     * @param prefix what its actions begin with
     * @param partition the partition, as {@code aws}
     * @param region the region's code; {@code *} for any
     */
    public static List<String> of(String prefix, String partition, String region) {
        return KNOWN.getOrDefault(prefix, List.of(prefix + ":*:*:?*")).stream()
                .map(one -> "arn:" + partition + ":" + one.replace("@", region))
                .toList();
    }

    private static Map<String, List<String>> known() {
        Map<String, List<String>> known = new HashMap<>();
        for (String line : ServiceName.lines("resources.txt")) {
            List<String> words = Arrays.asList(line.split(" "));
            known.put(words.get(0), List.copyOf(words.subList(1, words.size())));
        }
        return Map.copyOf(known);
    }
}
