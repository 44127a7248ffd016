package dev.harden.checks.organization;

import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import java.util.List;
import java.util.function.Function;

/** Decides whether all of several things are forbidden. */
final class Bans {
    private Bans() {}

    /**
     * Fails when one is certainly not forbidden.
     *
     * @throws FactUnavailable when none is, but some hang on a policy that is not understood
     */
    static Verdict verdict(List<Ban> bans) {
        List<Ban> open = bans.stream().filter(Ban::fails).toList();
        if (!open.isEmpty()) {
            String what = String.join(", ", open.stream().map(Ban::what).toList());
            return Verdict.fail("not forbidden: %s; %s", what, open.get(0).gap())
                    .with(open.stream()
                            .map(ban -> ban.what() + ": " + ban.gap())
                            .toList());
        }
        for (Ban ban : bans) {
            if (!ban.holds()) {
                throw FactUnavailable.notSettled(ban.unclear());
            }
        }
        List<String> by = all(bans, Ban::by);
        List<String> exempt = all(bans, Ban::exempt);
        String but = exempt.isEmpty() ? "" : ", to all but " + String.join(", ", exempt);
        String what = String.join(", ", bans.stream().map(Ban::what).toList());
        return Verdict.pass("forbidden by %s%s: %s", String.join(", ", by), but, what);
    }

    private static List<String> all(List<Ban> bans, Function<Ban, List<String>> of) {
        return bans.stream()
                .flatMap(ban -> of.apply(ban).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
