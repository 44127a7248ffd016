package dev.harden.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Is the part of a command line that says which regions are not judged. */
final class ExcludedRegions {
    @Option(
            names = "--exclude-region",
            paramLabel = "REGION",
            split = ",",
            description = "Do not judge this region; repeatable. Checks of the whole account look wherever they must.")
    private List<String> regions = new ArrayList<>();

    List<String> regions() {
        return regions;
    }

    /**
     * Holds the option to what is left.
     *
     * @param wanted the regions that {@code --region} names; empty for all
     * @throws UsageError when nothing is
     */
    void check(List<String> wanted) {
        if (!wanted.isEmpty() && regions.containsAll(wanted)) {
            throw new UsageError("no region is left after --region and --exclude-region");
        }
    }
}
