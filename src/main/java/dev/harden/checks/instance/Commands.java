package dev.harden.checks.instance;

import dev.harden.model.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the command that mends a finding, to paste into a shell whatever the names of things hold. */
final class Commands {
    private Commands() {}

    /** Gives a line of evidence: {@code mend it: aws ... --region REGION}. */
    static List<String> mend(String region, String... words) {
        return List.of(Arrays.stream(words)
                .map(Shell::word)
                .collect(Collectors.joining(" ", "mend it: aws ", " --region " + Shell.word(region))));
    }
}
