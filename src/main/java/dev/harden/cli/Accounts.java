package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.organization.Listed;
import dev.harden.organization.Shard;
import dev.harden.organization.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Is the part of a command line that says which accounts of an organization are audited, and how they are entered. */
final class Accounts {
    /** The variables by which Kubernetes and AWS Batch tell a job which of several it is, from 0. */
    private static final List<String> INDEXES = List.of("JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern UNIT = Pattern.compile("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");
    private static final Pattern ROLE = Pattern.compile("([\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}");
    private static final String ROLE_NAME = "harden-audit";
    private static final Duration OLDEST = Duration.ofHours(24);

    @Option(names = "--organization", description = "Audit all accounts of the organization, each by a role in it.")
    private boolean organization;

    @Option(
            names = "--accounts-file",
            paramLabel = "FILE",
            description = "Audit the accounts of this file, YAML or CSV: name, account, one of profile, role_arn and"
                    + " role_name; external_id, partition, regions, config.")
    private Path file;

    @Option(
            names = "--ou",
            paramLabel = "ID",
            split = ",",
            description = "Only accounts in this organizational unit and those below; repeatable.")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "ID",
            split = ",",
            description = "Only this account; repeatable. Without --organization these are the accounts.")
    private List<String> accounts = new ArrayList<>();

    @Option(
            names = "--role-name",
            paramLabel = "NAME",
            description = "Role to assume in each account but the credentials' own (default: " + ROLE_NAME + ").")
    private String role;

    @Option(
            names = "--accounts-at-once",
            paramLabel = "N",
            defaultValue = "4",
            description = "Accounts side by side, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Folder that keeps the report of each account that is done (default: one in the current"
                    + " folder, deleted at the end).")
    private Path work;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with the run in this folder, given the same options: accounts that are done are not"
                    + " asked again.")
    private Path resume;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts of the accounts; 'harden merge' joins the folders of all.")
    private String shard;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "Parts of the accounts, of which the index of a Kubernetes Indexed Job or an AWS Batch array"
                    + " job says which.")
    private Integer shards;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "When the run began, for example 2026-11-25T06:00:00Z, at most 24 hours ago: the same for all parts"
                            + " of a run (default: now).")
    private String asOf;

    /** Tells whether several accounts are wanted. */
    boolean several() {
        return organization || !accounts.isEmpty() || file != null;
    }

    /**
     * Holds the options to each other.
     *
     * @throws UsageError when they do not go together, or one cannot be
     */
    void check() {
        if (!several()) {
            requireNone("--ou", !units.isEmpty());
            requireNone("--work", work != null);
            requireNone("--resume", resume != null);
            requireNone("--shard", shard != null);
            requireNone("--shards", shards != null);
            requireNone("--as-of", asOf != null);
        }
        if (file != null && (organization || role != null)) {
            throw new UsageError("--accounts-file says which accounts, and by which role: it takes no "
                    + (organization ? "--organization" : "--role-name"));
        }
        if (!organization && !units.isEmpty()) {
            throw new UsageError("--ou goes with --organization");
        }
        accounts.stream()
                .filter(id -> !ACCOUNT.matcher(id).matches())
                .forEach(id -> refuse("--account takes an account's id of twelve digits", id));
        units.stream()
                .filter(id -> !UNIT.matcher(id).matches())
                .forEach(id -> refuse("--ou takes the id of a unit or of the root, as ou-ab12-34cd56ef", id));
        if (!ROLE.matcher(role()).matches()) {
            refuse("--role-name takes a role's name, as harden-audit, and no ARN", role());
        }
        if (atOnce < 1 || atOnce > 64) {
            refuse("--accounts-at-once takes a whole number from 1 to 64", String.valueOf(atOnce));
        }
        if (work != null && resume != null) {
            throw new UsageError("--work begins a run and --resume goes on with one: give one of them");
        }
        shard();
        asOf(Instant.now());
    }

    private void requireNone(String option, boolean given) {
        if (given) {
            throw new UsageError(option + " goes with --organization or --account, or with --accounts-file");
        }
    }

    private static void refuse(String takes, String value) {
        throw new UsageError(takes + ", not '" + value + "'");
    }

    Wanted wanted() {
        return new Wanted(organization, units, accounts);
    }

    String role() {
        return role == null ? ROLE_NAME : role;
    }

    /**
     * Holds what belongs to roles to the accounts file, in which each line has its own.
     *
     * @throws UsageError when an external id is for none of the roles
     */
    void check(Access access) {
        if (file != null && access.externalId().isPresent() && access.roleArn().isEmpty()) {
            throw new UsageError(
                    "--external-id goes with --role-arn here: the accounts file has one of each account's own");
        }
    }

    /**
     * Gives the accounts of the accounts file, of which {@code --account} names some; none where there is no file.
     *
     * @throws UsageError when the file is not right, or an account is not in it
     */
    List<Listed> listed(Registry registry) {
        if (file == null) {
            return List.of();
        }
        List<Listed> all = AccountsFile.read(file, registry);
        for (String id : accounts) {
            if (all.stream().noneMatch(one -> one.account().equals(id))) {
                throw new UsageError("--account " + id + " is not in the accounts file " + file);
            }
        }
        return all.stream()
                .filter(one -> accounts.isEmpty() || accounts.contains(one.account()))
                .toList();
    }

    int atOnce() {
        return atOnce;
    }

    Optional<Path> work() {
        return Optional.ofNullable(work);
    }

    Optional<Path> resume() {
        return Optional.ofNullable(resume);
    }

    /**
     * Gives the part of the accounts that is wanted.
     *
     * @throws UsageError when it is none
     */
    Shard shard() {
        return shard(System.getenv());
    }

    Shard shard(Map<String, String> environment) {
        if (shard != null && shards != null) {
            throw new UsageError("--shard says which part it is itself; --shards takes it from the job's index: give"
                    + " one of them");
        }
        try {
            if (shard != null) {
                return Shard.parse(shard);
            }
            return shards == null ? Shard.WHOLE : Shard.parse(index(environment) + "/" + shards);
        } catch (IllegalArgumentException wrong) {
            throw new UsageError((shard == null ? "--shards with the job's index " : "--shard ") + wrong.getMessage());
        }
    }

    /** Gives which of several jobs this is, from 1. */
    private static String index(Map<String, String> environment) {
        String index = INDEXES.stream()
                .map(environment::get)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .orElseThrow(() -> new UsageError("--shards takes the part from " + String.join(" or ", INDEXES)
                        + ", and none is set; say it with --shard I/N"));
        return index.matches("\\d{1,5}") ? String.valueOf(Integer.parseInt(index) + 1) : index;
    }

    /**
     * Gives when the run began.
     *
     * @throws UsageError when that is no time, in the future or too long ago
     */
    Optional<Instant> asOf(Instant now) {
        if (asOf == null) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(asOf).truncatedTo(ChronoUnit.SECONDS);
            if (time.isAfter(now) || time.isBefore(now.minus(OLDEST))) {
                refuse("--as-of takes a time of the last 24 hours", asOf);
            }
            return Optional.of(time);
        } catch (DateTimeParseException malformed) {
            throw new UsageError("--as-of takes a time in UTC, as 2026-11-25T06:00:00Z, not '" + asOf + "'");
        }
    }
}
