package dev.harden.facts;

import static java.util.Objects.requireNonNull;

import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Unknown;

/** Says that a question has no answer, and why; the engine makes an UNKNOWN of it. */
public final class FactUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Unknown unknown;
    private final CallOutcome outcome;
    private final String region;

    /**
     * @param unknown what was not seen
     * @param outcome how the call ended, {@link CallOutcome#ANSWERED} where no call is to blame
     * @param region the region that was asked, {@code global} where none was
     * @param reason a fragment of a sentence for people
     */
    public FactUnavailable(Unknown unknown, CallOutcome outcome, String region, String reason) {
        this(unknown, outcome, region, reason, null);
    }

    /** Says it with the failure that it comes from, for {@code --debug}. */
    public FactUnavailable(Unknown unknown, CallOutcome outcome, String region, String reason, Throwable cause) {
        super(reason, cause, false, false);
        this.unknown = requireNonNull(unknown, "unknown");
        this.outcome = requireNonNull(outcome, "outcome");
        this.region = requireNonNull(region, "region");
    }

    /** Says that only another account can see it. */
    public static FactUnavailable notVisibleFromHere(String reason) {
        return noCall(Cause.NOT_VISIBLE_FROM_HERE, reason);
    }

    /** Says that AWS's documents do not settle what was seen. */
    public static FactUnavailable notSettled(String reason) {
        return noCall(Cause.NOT_SETTLED, reason);
    }

    /** Says that no call of AWS tells it. */
    public static FactUnavailable noApi(String reason) {
        return noCall(Cause.NO_API, reason);
    }

    /** Says that an answer lacks what AWS always fills. */
    public static FactUnavailable incomplete(Answers.Incomplete incomplete) {
        Unknown unknown = new Unknown(Cause.ERROR, "", "", "IncompleteAnswer");
        return new FactUnavailable(
                unknown, CallOutcome.ANSWERED, Aws.GLOBAL, "AWS answered without " + incomplete.getMessage());
    }

    private static FactUnavailable noCall(Cause cause, String reason) {
        return new FactUnavailable(new Unknown(cause, "", "", ""), CallOutcome.ANSWERED, Aws.GLOBAL, reason);
    }

    public Unknown unknown() {
        return unknown;
    }

    public CallOutcome outcome() {
        return outcome;
    }

    public String region() {
        return region;
    }
}
