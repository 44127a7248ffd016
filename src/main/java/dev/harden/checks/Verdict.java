package dev.harden.checks;

import dev.harden.facts.Option;
import dev.harden.model.Aspect;
import dev.harden.model.Outcome;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Is a check's decision about one subject. There is no way to say UNKNOWN: that is the engine's.
 *
 * @param outcome PASS, FAIL or NOT_APPLICABLE with its reason
 * @param raised the severity of this one failure where it is not the check's own
 * @param remedy what mends the failure; where it is empty, the check says why there is no command ({@link WithoutCommand})
 */
public record Verdict(Outcome outcome, Optional<Severity> raised, Optional<Remedy> remedy) {
    public Verdict {
        if (outcome.status() == Status.UNKNOWN) {
            throw new IllegalArgumentException("UNKNOWN is the engine's to say");
        }
        if (remedy.isPresent() && outcome.status() != Status.FAIL) {
            throw new IllegalArgumentException("nothing is to mend where nothing fails");
        }
    }

    /**
     * Says that the subject is as it should be.
     *
     * @param message what is so, with the values that decided it: a fragment in lower case without a full stop; arguments
     *     go where {@code %s} stands
     */
    public static Verdict pass(String message, Object... values) {
        return of(Status.PASS, message, values);
    }

    /** Says that the subject is not as it should be; the message is as in {@link #pass}. */
    public static Verdict fail(String message, Object... values) {
        return of(Status.FAIL, message, values);
    }

    /** Says why the subject is out of the check's scope; the message is as in {@link #pass}. */
    public static Verdict notApplicable(String message, Object... values) {
        return of(Status.NOT_APPLICABLE, message, values);
    }

    private static Verdict of(Status status, String message, Object... values) {
        String text = values.length == 0 ? message : String.format(Locale.ROOT, message, values);
        return new Verdict(new Outcome(status, text, List.of(), Optional.empty()), Optional.empty(), Optional.empty());
    }

    /** Adds lines that show it. */
    public Verdict with(List<String> evidence) {
        return new Verdict(
                new Outcome(outcome.status(), outcome.message(), evidence, Optional.empty(), outcome.aspects()),
                raised,
                remedy);
    }

    /** Says how its parts stand, which controls of benchmarks may be about alone. */
    public Verdict of(Collection<Aspect> aspects) {
        return new Verdict(
                new Outcome(
                        outcome.status(),
                        outcome.message(),
                        outcome.evidence(),
                        Optional.empty(),
                        List.copyOf(aspects)),
                raised,
                remedy);
    }

    /** Says that the user left the subject out, by an option. */
    public Verdict leftOutBy(Option<?> option) {
        return of(List.of(Aspect.leftOutBy(option.key())));
    }

    /** Says that this one is worse (or less) than the check's own severity. */
    public Verdict as(Severity severity) {
        return new Verdict(outcome, Optional.of(severity), remedy);
    }

    /** Says what mends the failure: all of these changes together. */
    public Verdict mendedBy(Intent... intents) {
        return mendedBy(Remedy.of(intents));
    }

    /** As {@link #mendedBy(Intent...)}. */
    public Verdict mendedBy(Remedy one) {
        return new Verdict(outcome, raised, Optional.of(one));
    }

    /**
     * Says why there is no command for the failure.
     *
     * @param text what is missing or who has to do what, a fragment in lower case without a full stop
     */
    public Verdict withoutCommand(NoCommand.Why why, String text) {
        return mendedBy(Remedy.none(why, text));
    }
}
