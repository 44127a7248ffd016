package dev.harden.organization;

import dev.harden.checks.Registered;
import dev.harden.facts.Options;
import dev.harden.model.Waiver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how each account of a run is audited.
 *
 * @param checks the selected checks
 * @param regions the codes of the regions to judge; empty for all
 * @param excluded the codes of the regions not to judge
 * @param benchmarks the ids of the benchmarks to report by
 * @param options what the config file sets
 * @param role the name of the role in each account, with its path where it has one
 * @param externalId the external id that its trust policy asks for
 * @param pace requests a second by service, where they are not to be the built-in ones
 * @param accountsAtOnce how many accounts are audited side by side
 * @param waivers what people have accepted; what one in force is about is not mended
 * @param proves whether remedies are tried in the model
 * @param threads how many steps of one account may be under way at once
 */
public record Terms(
        List<Registered> checks,
        List<String> regions,
        List<String> excluded,
        List<String> benchmarks,
        Options options,
        String role,
        Optional<String> externalId,
        Map<String, Double> pace,
        List<Waiver> waivers,
        boolean proves,
        int accountsAtOnce,
        int threads) {
    public Terms {
        checks = List.copyOf(checks);
        regions = List.copyOf(regions);
        excluded = List.copyOf(excluded);
        benchmarks = List.copyOf(benchmarks);
        waivers = List.copyOf(waivers);
    }

    /** Gives them with other options. */
    Terms with(Options others) {
        return new Terms(
                checks,
                regions,
                excluded,
                benchmarks,
                others,
                role,
                externalId,
                pace,
                waivers,
                proves,
                accountsAtOnce,
                threads);
    }

    /** Gives them for other regions. */
    Terms in(List<String> others) {
        return new Terms(
                checks,
                others,
                excluded,
                benchmarks,
                options,
                role,
                externalId,
                pace,
                waivers,
                proves,
                accountsAtOnce,
                threads);
    }
}
