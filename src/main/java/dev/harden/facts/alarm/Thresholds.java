package dev.harden.facts.alarm;

import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import java.util.Map;

/** Holds how many events within five minutes an alarm may wait for: one, but for what may happen by mistake. */
public final class Thresholds {
    public static final Option<Integer> SIGNIN_FAILURES = threshold("alarm-signin-failures", "failed sign-ins");
    public static final Option<Integer> UNAUTHORIZED_CALLS = threshold("alarm-unauthorized-calls", "refused calls");

    private static final Map<String, Option<Integer>> BY_CHECK = Map.of(
            "alarm-signin-failures", SIGNIN_FAILURES,
            "alarm-unauthorized-calls", UNAUTHORIZED_CALLS);

    private Thresholds() {}

    private static Option<Integer> threshold(String check, String what) {
        return Option.number(
                check + ".threshold",
                1,
                1,
                1000,
                "The number of " + what + " within five minutes at which the alarm has to fire at the latest.");
    }

    /** Gives it for a check. */
    public static int of(String check, Facts facts) {
        Option<Integer> option = BY_CHECK.get(check);
        return option == null ? 1 : facts.option(option);
    }
}
