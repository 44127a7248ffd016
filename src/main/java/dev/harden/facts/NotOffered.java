package dev.harden.facts;

import java.util.Optional;

/** Says that there is nothing to judge: the account has not signed up for the service, or AWS says that it has none of it. */
public final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String option;

    /**
     * @param reason a fragment, as "central root access takes an organization with all features"
     */
    public NotOffered(String reason) {
        this(reason, "");
    }

    private NotOffered(String reason, String option) {
        super(reason, null, false, false);
        this.option = option;
    }

    /**
     * Says that the user does not want it judged.
     *
     * @param option the option that says so
     * @param reason a fragment
     */
    public static NotOffered leftOutBy(Option<?> option, String reason) {
        return new NotOffered(reason, option.key());
    }

    /** Gives the key of the option by which the user does not want it judged; none where there is nothing to judge. */
    public Optional<String> option() {
        return option.isEmpty() ? Optional.empty() : Optional.of(option);
    }
}
