package dev.harden.engine;

import dev.harden.checks.Registered;
import dev.harden.facts.ec2.Regions;
import java.util.List;

/**
 * Says what a run judges.
 *
 * @param checks the selected checks
 * @param regions the codes of the regions to judge; empty for all that are enabled. Checks of the whole account look
 *     wherever they must, whatever this says
 */
public record Plan(List<Registered> checks, List<String> regions) {
    public Plan {
        checks = List.copyOf(checks);
        regions = List.copyOf(regions);
    }

    boolean looksIntoRegions() {
        return Engine.asksFor(checks).contains(Regions.class);
    }
}
