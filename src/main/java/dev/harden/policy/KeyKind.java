package dev.harden.policy;

/** Says what a condition key is about, and so what a condition on it leaves out. */
public enum KeyKind {
    /** What is done, or to what, as a tag of the resource: a condition on it narrows what may be done. */
    TARGET,
    /** Who asks, from where, when or by which way: a condition on it leaves open what may be done. */
    REQUEST,
    /** AWS's lists do not name it. */
    UNKNOWN
}
