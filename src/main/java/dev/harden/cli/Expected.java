package dev.harden.cli;

import dev.harden.model.Member;
import dev.harden.model.Organization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Is the part of a command line that says which accounts alone may be audited, or reported on. */
final class Expected {
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):role/.+");

    @Option(
            names = "--expect-account",
            paramLabel = "ID",
            split = ",",
            description = "Refuse any other account before anything else is asked; repeatable.")
    private List<String> accounts = new ArrayList<>();

    /**
     * Holds the option to its form.
     *
     * @throws UsageError when one is no id
     */
    void check() {
        accounts.stream().filter(id -> !AccountIds.is(id)).findFirst().ifPresent(id -> {
            throw new UsageError("--expect-account takes an account's id of twelve digits, not '" + id + "'");
        });
    }

    /** Tells whether some accounts alone may be. */
    boolean limits(ConfigFile settings) {
        return !accounts.isEmpty() || !settings.expected().isEmpty();
    }

    /**
     * Holds an account to being one that may be; the option takes the place of the config file's.
     *
     * @throws UsageError when it is not
     */
    void require(String account, ConfigFile settings) {
        List<String> may = accounts.isEmpty() ? settings.expected() : accounts;
        if (!may.isEmpty() && !may.contains(account)) {
            throw new UsageError("this is account " + account + ", and "
                    + (accounts.isEmpty() ? "expect-account of the config file" : "--expect-account") + " names "
                    + String.join(", ", may));
        }
    }

    /** Holds all accounts of a run to it. */
    void require(Organization about, ConfigFile settings) {
        require(about.audited().stream().map(Member::account).toList(), settings);
    }

    void require(Collection<String> all, ConfigFile settings) {
        all.forEach(account -> require(account, settings));
    }

    /** Holds a role to it, which names its account, before it is assumed. */
    void requireOfRole(String arn, ConfigFile settings) {
        Matcher role = ROLE.matcher(arn);
        if (role.matches()) {
            require(role.group(1), settings);
        }
    }
}
