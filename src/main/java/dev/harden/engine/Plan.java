package dev.harden.engine;

import dev.harden.checks.Registered;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.Account;
import dev.harden.model.Finding;
import dev.harden.model.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says what a run judges, and of which account.
 *
 * @param checks the selected checks
 * @param regions the codes of the regions to judge; empty for all that are enabled. Checks of the whole account look
 *     wherever they must, whatever this says
 * @param excluded the codes of the regions not to judge
 * @param permits hears whose credentials these are, before anything else is asked, and throws when that is not wanted;
 *     absent when all are
 * @param waivers what people have accepted; what one in force is about is not mended
 * @param tries how the remedies are tried in the model
 */
public record Plan(
        List<Registered> checks,
        List<String> regions,
        List<String> excluded,
        Optional<Consumer<Account>> permits,
        List<Waiver> waivers,
        Tries tries) {
    /** Says how remedies are tried. */
    public enum Tries {
        NONE,
        /** Each entry upon those before it, as a script makes them. */
        TOGETHER,
        /** Each entry by itself, on the account as it is. */
        ALONE
    }

    public Plan {
        checks = List.copyOf(checks);
        regions = List.copyOf(regions);
        excluded = List.copyOf(excluded);
        waivers = List.copyOf(waivers);
    }

    /** Makes one for any account. */
    public Plan(List<Registered> checks, List<String> regions) {
        this(checks, regions, List.of(), Optional.empty(), List.of(), Tries.NONE);
    }

    /** Gives it without some regions. */
    public Plan without(List<String> others) {
        return new Plan(checks, regions, others, permits, waivers, tries);
    }

    /** Gives it for an account that passes. */
    public Plan permitting(Consumer<Account> test) {
        return new Plan(checks, regions, excluded, Optional.of(test), waivers, tries);
    }

    /** Gives it with what people have accepted. */
    public Plan waiving(List<Waiver> accepted) {
        return new Plan(checks, regions, excluded, permits, accepted, tries);
    }

    /** Gives it to try the remedies in the model. */
    public Plan proving() {
        return new Plan(checks, regions, excluded, permits, waivers, Tries.TOGETHER);
    }

    /** Gives it to try each entry of the remedies by itself. */
    public Plan provingEach() {
        return new Plan(checks, regions, excluded, permits, waivers, Tries.ALONE);
    }

    boolean proves() {
        return tries != Tries.NONE;
    }

    /** Tells whether nothing is to be done about a failure. */
    boolean spares(Finding finding, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return waivers.stream().anyMatch(waiver -> waiver.isAbout(finding) && !waiver.isExpired(today));
    }

    boolean looksIntoRegions() {
        return Engine.asksFor(checks).contains(Regions.class);
    }
}
