package dev.harden.checks;

/** Says how often a check is run. */
public enum Breadth {
    /** Once for the account. */
    ACCOUNT,
    /** Once in every enabled region. */
    REGION;

    /** Gives the word that lists print. */
    public String word() {
        return this == ACCOUNT ? "account" : "region";
    }
}
