package dev.harden.model;

/** Says what a check found out about one subject; the order is the order of urgency in reports. */
public enum Status {
    /** The subject was seen and is not as it should be. */
    FAIL,
    /** Something that could turn the verdict was not seen. */
    UNKNOWN,
    /** Everything that could turn the verdict was seen, and it is as it should be. */
    PASS,
    /** The subject is out of the check's scope by its state or by an option. */
    NOT_APPLICABLE
}
