package dev.harden.model;

import java.util.Optional;

/**
 * Names a thing of AWS.
 *
 * @param partition as {@code aws}
 * @param service as {@code sns}
 * @param region its region; empty for things of global services
 * @param account its account; empty for things that are AWS's or everybody's
 * @param resource the rest, with all its colons and slashes
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final int PARTS = 6;

    /** Reads an ARN; none where the text is none. */
    public static Optional<Arn> of(String text) {
        String[] parts = text.split(":", PARTS);
        return parts.length == PARTS && parts[0].equals("arn") && !parts[PARTS - 1].isEmpty()
                ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
                : Optional.empty();
    }

    /** Gives the ARN as AWS writes it. */
    @Override
    public String toString() {
        return String.join(":", "arn", partition, service, region, account, resource);
    }

    /** Gives what stands before the first colon or slash of the resource, as {@code function}. */
    public String kind() {
        return resource.split("[:/]", 2)[0];
    }

    /** Gives what stands behind the first colon or slash of the resource; all of it where there is none. */
    public String name() {
        String[] parts = resource.split("[:/]", 2);
        return parts[parts.length - 1];
    }
}
