package dev.harden.facts;

/** Says that there is nothing to judge: the account has not signed up for the service, or AWS says that it has none of it. */
public final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param reason a fragment, as "central root access takes an organization with all features"
     */
    public NotOffered(String reason) {
        super(reason, null, false, false);
    }
}
