package dev.harden.facts.cloudtrail;

import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Tells whose a trail is. */
public final class Ownership {
    private static final int ACCOUNT = 4;

    private Ownership() {}

    /** Gives the id of the account that a trail belongs to; for the organization's, another than that which sees it. */
    public static String of(Trail trail) {
        String[] parts = trail.trailARN().split(":", ACCOUNT + 2);
        if (parts.length < ACCOUNT + 2) {
            throw new IllegalArgumentException("no ARN of a trail: " + trail.trailARN());
        }
        return parts[ACCOUNT];
    }
}
