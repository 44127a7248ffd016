package dev.harden.policy;

/**
 * Is a statement with the policy that it stands in.
 *
 * @param policy the policy's name
 * @param statement the statement
 */
public record Place(String policy, Statement statement) {
    /** Names it for people, as {@code statement DenyAll of policy admins}. */
    @Override
    public String toString() {
        return "statement " + statement.label() + " of " + policy;
    }
}
