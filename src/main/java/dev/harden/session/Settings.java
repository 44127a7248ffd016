package dev.harden.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how to get at AWS.
 *
 * @param profile the profile of the AWS config and credentials files
 * @param roleArn a role to assume with the credentials found
 * @param externalId the external id for it
 * @param endpoint the endpoint for all services; absent for AWS's own
 * @param regions the regions that the user named; the first is where global services are asked
 * @param parallel how many calls may be under way at once
 * @param timeout the longest time for one call, its retries included
 * @param pace requests a second by service, as {@code ec2}, where they are not to be the built-in ones
 */
public record Settings(
        Optional<String> profile,
        Optional<String> roleArn,
        Optional<String> externalId,
        Optional<URI> endpoint,
        List<String> regions,
        int parallel,
        Duration timeout,
        Map<String, Double> pace) {
    public Settings {
        regions = List.copyOf(regions);
        pace = Map.copyOf(pace);
    }

    /** Returns them with the region to begin in. */
    Settings in(String region) {
        return new Settings(profile, roleArn, externalId, endpoint, List.of(region), parallel, timeout, pace);
    }
}
