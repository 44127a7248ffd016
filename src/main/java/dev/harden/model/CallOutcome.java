package dev.harden.model;

/** Says how AWS answered a call. */
public enum CallOutcome {
    /** An answer, a documented "there is none" included. */
    ANSWERED,
    ACCESS_DENIED,
    /** Refused by an explicit deny in a service control policy. */
    DENIED_BY_SCP,
    /** The region is not enabled for the account. */
    REGION_OFF,
    THROTTLED,
    UNREACHABLE,
    ERROR,
    /** No call: the account has not opted in to the region, so it was not examined. */
    NOT_OPTED_IN,
    /** No further call: a service control policy denies the whole region, so it was not examined. */
    REGION_DENIED
}
