package dev.harden.model;

import java.util.regex.Pattern;

/**
 * Identifies the audited account and who looks at it.
 *
 * @param id twelve digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} ...
 * @param caller the ARN of the identity whose credentials ask
 */
public record Account(String id, String partition, String caller) {
    private static final Pattern ID = Pattern.compile("\\d{12}");

    public Account {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an account id has twelve digits: " + id);
        }
        if (partition.isEmpty() || caller.isEmpty()) {
            throw new IllegalArgumentException("an account needs its partition and caller");
        }
    }

    /** Gives the ARN that stands for the account as a whole, as IAM policies write it. */
    public String arn() {
        return "arn:" + partition + ":iam::" + id + ":root";
    }

    /** Gives the account as the subject of a finding. */
    public Resource resource() {
        return new Resource(arn(), id, "AWS::::Account", id);
    }
}
