package dev.harden.webacl;

/** Says of how many requests a statement about their contents is true. */
public enum Truth {
    ALWAYS,
    NEVER,
    /** Is true of some requests, and of others not. */
    SOMETIMES,
    /** Is true of some; whether of all is not settled. */
    PERHAPS_ALWAYS,
    /** Is not true of all; whether of any is not settled. */
    PERHAPS_NEVER
}
