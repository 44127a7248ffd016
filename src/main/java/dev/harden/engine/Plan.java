package dev.harden.engine;

import dev.harden.checks.Registered;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.Account;
import dev.harden.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Says what a run judges, and of which account.
 *
 * @param checks the selected checks
 * @param regions the codes of the regions to judge; empty for all that are enabled. Checks of the whole account look
 *     wherever they must, whatever this says
 * @param excluded the codes of the regions not to judge
 * @param permits hears whose credentials these are, before anything else is asked, and throws when that is not wanted;
 *     absent when all are
 * @param spared tells which failures are to stay as they are, as those that are waived
 * @param proves whether the remedies are tried in the model
 */
public record Plan(
        List<Registered> checks,
        List<String> regions,
        List<String> excluded,
        Optional<Consumer<Account>> permits,
        Predicate<Finding> spared,
        boolean proves) {
    public Plan {
        checks = List.copyOf(checks);
        regions = List.copyOf(regions);
        excluded = List.copyOf(excluded);
    }

    /** Makes one for any account. */
    public Plan(List<Registered> checks, List<String> regions) {
        this(checks, regions, List.of(), Optional.empty(), finding -> false, false);
    }

    /** Gives it without some regions. */
    public Plan without(List<String> others) {
        return new Plan(checks, regions, others, permits, spared, proves);
    }

    /** Gives it for an account that passes. */
    public Plan permitting(Consumer<Account> test) {
        return new Plan(checks, regions, excluded, Optional.of(test), spared, proves);
    }

    /** Gives it with failures for which nothing is planned. */
    public Plan sparing(Predicate<Finding> some) {
        return new Plan(checks, regions, excluded, permits, some, proves);
    }

    /** Gives it to try the remedies in the model. */
    public Plan proving() {
        return new Plan(checks, regions, excluded, permits, spared, true);
    }

    boolean looksIntoRegions() {
        return Engine.asksFor(checks).contains(Regions.class);
    }
}
