package dev.harden.checks.instance;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the command that mends a finding, to paste into a shell whatever the names of things hold. */
final class Commands {
    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@+-]+");

    private Commands() {}

    /** Gives a line of evidence: {@code mend it: aws ... --region REGION}. */
    static List<String> mend(String region, String... words) {
        return List.of(Arrays.stream(words)
                .map(Commands::quoted)
                .collect(Collectors.joining(" ", "mend it: aws ", " --region " + region)));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
