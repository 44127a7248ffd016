package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.organization.Listed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** Reads one account of the accounts file, and holds it to itself. */
final class AccountLine {
    static final String REGIONS = "regions";

    private static final List<String> KEYS = List.of(
            "name", "account", "profile", "role_arn", "role_name", "external_id", "partition", REGIONS, "config");
    private static final Pattern ROLE = Pattern.compile("arn:([a-z-]+):iam::(\\d{12}):role/.+");
    private static final Pattern ROLE_NAME = Pattern.compile("([\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}");
    /** As AWS has it: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html. */
    static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    private final Path file;
    private final Registry registry;

    /**
     * @param file the accounts file: config files are named from its folder
     */
    AccountLine(Path file, Registry registry) {
        this.file = file;
        this.registry = registry;
    }

    /**
     * Reads it.
     *
     * @param where where it stands, for errors
     * @param values what the file says, by key; empty for nothing
     * @throws UsageError when it is not right
     */
    Listed read(String where, Map<String, String> values) {
        for (String key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw fault(where, "there is no key '" + key + "'; there are " + String.join(", ", KEYS));
            }
        }
        String name = get(values, "name");
        if (name.isEmpty() || name.length() > 128 || name.chars().anyMatch(Character::isISOControl)) {
            throw fault(where, "name takes a text of 1 to 128 characters");
        }
        String account = get(values, "account");
        if (!AccountIds.is(account)) {
            throw fault(
                    where, "account takes an account id of twelve digits, in quotes in YAML; spreadsheets drop zeros");
        }
        Listed.Way way = way(where, account, values);
        String partition = partition(where, values);
        return new Listed(
                where, name, account, way, partition, regions(where, partition, values), own(where, account, values));
    }

    private static String get(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    private static UsageError fault(String where, String what) {
        return new UsageError(where + ": " + what);
    }

    private static Listed.Way way(String where, String account, Map<String, String> values) {
        String profile = get(values, "profile");
        String arn = get(values, "role_arn");
        String role = get(values, "role_name");
        String externalId = get(values, "external_id");
        if (Stream.of(profile, arn, role).filter(way -> !way.isEmpty()).count() != 1) {
            throw fault(where, "one of profile, role_arn and role_name is expected");
        }
        if (!externalId.isEmpty() && !profile.isEmpty()) {
            throw fault(where, "external_id goes with role_arn or role_name");
        }
        if (!externalId.isEmpty() && !EXTERNAL_ID.matcher(externalId).matches()) {
            throw fault(where, "external_id takes 2 to 1224 letters, digits and _+=,.@:/-");
        }
        if (!role.isEmpty() && !ROLE_NAME.matcher(role).matches()) {
            throw fault(where, "role_name takes a role's name, for example harden-audit, and no ARN");
        }
        Matcher parts = ROLE.matcher(arn);
        if (!arn.isEmpty() && !parts.matches()) {
            throw fault(where, "role_arn takes a role's ARN, for example arn:aws:iam::111122223333:role/audit");
        }
        if (!arn.isEmpty() && !parts.group(2).equals(account)) {
            throw fault(where, "role_arn is of account " + parts.group(2) + ", and account is " + account);
        }
        return new Listed.Way(profile, arn, role, externalId.isEmpty() ? Optional.empty() : Optional.of(externalId));
    }

    /** Gives the partition that the line says, or its role's ARN does. */
    private static String partition(String where, Map<String, String> values) {
        String said = get(values, "partition");
        Matcher role = ROLE.matcher(get(values, "role_arn"));
        String ofRole = role.matches() ? role.group(1) : "";
        List<String> known = Region.regions().stream()
                .map(region -> partition(region.id()))
                .distinct()
                .sorted()
                .toList();
        if (!said.isEmpty() && !known.contains(said)) {
            throw fault(where, "partition takes one of " + String.join(", ", known));
        }
        if (!said.isEmpty() && !ofRole.isEmpty() && !said.equals(ofRole)) {
            throw fault(where, "role_arn is of partition " + ofRole + ", and partition is " + said);
        }
        return said.isEmpty() ? ofRole : said;
    }

    private static String partition(String region) {
        return Optional.ofNullable(RegionMetadata.of(Region.of(region)))
                .map(metadata -> metadata.partition().id())
                .orElseGet(() -> PartitionMetadata.of(Region.of(region)).id());
    }

    private static List<String> regions(String where, String partition, Map<String, String> values) {
        List<String> regions = Arrays.stream(get(values, REGIONS).split("[\\s,;]+"))
                .filter(region -> !region.isEmpty())
                .distinct()
                .toList();
        for (String region : regions) {
            PartitionMetadata itsPartition = PartitionMetadata.of(Region.of(region));
            boolean known = Region.regions().contains(Region.of(region));
            if (!known && !region.matches(itsPartition.regionRegex())) {
                throw fault(where, "regions takes codes of regions, for example eu-west-1");
            }
            if (!partition.isEmpty() && !itsPartition.id().equals(partition)) {
                throw fault(
                        where,
                        "region " + region + " is of partition " + itsPartition.id() + ", and the account of "
                                + partition);
            }
        }
        return regions;
    }

    private Optional<Listed.Own> own(String where, String account, Map<String, String> values) {
        String config = get(values, "config");
        if (config.isEmpty()) {
            return Optional.empty();
        }
        try {
            ConfigFile own = ConfigFile.read(file.toAbsolutePath().resolveSibling(config), registry);
            if (!own.expected().isEmpty() && !own.expected().contains(account)) {
                throw new UsageError("expect-account of " + config + " names " + String.join(", ", own.expected()));
            }
            return Optional.of(new Listed.Own(own.options(), own.pace(), own.waivers()));
        } catch (UsageError wrong) {
            throw fault(where, wrong.getMessage());
        }
    }
}
