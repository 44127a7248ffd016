package dev.harden.model;

import static java.util.Objects.requireNonNull;

/**
 * Is where a check looks: an account as a whole, or one region of it.
 *
 * @param account the audited account
 * @param region the region's code, or {@link #GLOBAL}
 */
public record Scope(Account account, String region) {
    /** Stands for the region in everything that belongs to the account as a whole. */
    public static final String GLOBAL = "global";

    public Scope {
        requireNonNull(account, "account");
        requireNonNull(region, "region");
    }

    public static Scope of(Account account) {
        return new Scope(account, GLOBAL);
    }

    /** Gives the ARN of something in this scope, as {@code arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1}. */
    public String arn(String service, String resource) {
        return "arn:" + account.partition() + ":" + service + ":" + (region.equals(GLOBAL) ? "" : region) + ":"
                + account.id() + ":" + resource;
    }
}
