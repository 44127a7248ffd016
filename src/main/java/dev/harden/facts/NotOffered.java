package dev.harden.facts;

/** Says that there is nothing to judge: the partition lacks the service, or the account has not signed up for it. */
public final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param reason a fragment, as "the partition aws-cn has no CloudFront"
     */
    public NotOffered(String reason) {
        super(reason, null, false, false);
    }
}
