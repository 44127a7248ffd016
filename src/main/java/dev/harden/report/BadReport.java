package dev.harden.report;

/** Says that a file is no report that this harden can read, and why. */
public final class BadReport extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param reason a sentence for people, without a full stop
     */
    public BadReport(String reason) {
        super(reason);
    }
}
