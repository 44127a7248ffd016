package dev.harden.cli;

import dev.harden.session.Settings;
import dev.harden.session.setup.Regions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Is the part of a command line that says how to get at AWS, or at a recording of it. */
final class Access {
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/.+");

    @Option(names = "--profile", paramLabel = "NAME", description = "Profile of the AWS config and credentials files.")
    private String profile;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            split = ",",
            description = "Judge only this region; repeatable (default: all enabled ones). Checks of the whole"
                    + " account look wherever they must.")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--role-arn", paramLabel = "ARN", description = "Role to assume with the credentials found.")
    private String roleArn;

    @Option(
            names = "--external-id",
            paramLabel = "ID",
            description = "External id for --role-arn, and for the roles of --organization.")
    private String externalId;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Endpoint for all services, like AWS_ENDPOINT_URL.")
    private URI endpoint;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "64",
            description = "Calls at once, 1 to 256 (default: ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Longest time for one call, its retries included, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(names = "--replay", paramLabel = "FILE", description = "Audit a recording instead of an account.")
    private Path replay;

    @Option(names = "--demo", description = "Audit the bundled demo account, offline.")
    private boolean demo;

    /**
     * Holds the options to each other.
     *
     * @param several whether several accounts are wanted, each by a role
     * @throws UsageError when they do not go together, or one cannot be
     */
    void check(boolean several) {
        boolean live = profile != null || roleArn != null || endpoint != null;
        if (demo && replay != null) {
            throw new UsageError("--demo and --replay do not go together");
        }
        if (offline() && live) {
            throw new UsageError((demo ? "--demo" : "--replay")
                    + " asks no account: it takes no --profile, --role-arn and --endpoint-url");
        }
        if (offline() && several) {
            throw new UsageError((demo ? "--demo" : "--replay")
                    + " is one account's: it takes no --organization, --account and --accounts-file");
        }
        if (externalId != null && roleArn == null && !several) {
            throw new UsageError("--external-id goes with --role-arn, --organization or --account");
        }
        if (externalId != null && !AccountLine.EXTERNAL_ID.matcher(externalId).matches()) {
            throw new UsageError("--external-id takes 2 to 1224 letters, digits and _+=,.@:/-");
        }
        if (roleArn != null && !ROLE.matcher(roleArn).matches()) {
            throw new UsageError(
                    "--role-arn takes a role's ARN, as arn:aws:iam::111122223333:role/audit, not '" + roleArn + "'");
        }
        if (endpoint != null
                && (endpoint.getHost() == null || !List.of("http", "https").contains(endpoint.getScheme()))) {
            throw new UsageError("--endpoint-url takes a URL, as http://127.0.0.1:5000, not '" + endpoint + "'");
        }
        for (String region : regions) {
            if (!Regions.isRegion(region)) {
                throw new UsageError("--region takes a region's code, as eu-west-1, not '" + region + "'");
            }
        }
        require("--parallel", parallel, 256);
        require("--timeout", timeout, 3600);
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new UsageError(name + " takes a whole number from 1 to " + most + ", not " + value);
        }
    }

    boolean offline() {
        return demo || replay != null;
    }

    boolean demo() {
        return demo;
    }

    Path replay() {
        return replay;
    }

    List<String> regions() {
        return regions;
    }

    int parallel() {
        return parallel;
    }

    Optional<String> roleArn() {
        return Optional.ofNullable(roleArn);
    }

    Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    Settings settings(Map<String, Double> pace) {
        return new Settings(
                Optional.ofNullable(profile),
                Optional.ofNullable(roleArn),
                Optional.ofNullable(externalId),
                Optional.ofNullable(endpoint),
                regions,
                parallel,
                Duration.ofSeconds(timeout),
                pace);
    }
}
