package dev.harden.policy;

/** Says why a policy, or a question about it, is beyond what can be decided. */
public final class UnclearPolicy extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param reason a fragment that goes on after the policy's name, as "has no statements"
     */
    public UnclearPolicy(String reason) {
        super(reason, null, false, false);
    }
}
