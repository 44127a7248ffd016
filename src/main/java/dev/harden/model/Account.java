package dev.harden.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies the audited account and who looks at it.
 *
 * @param id twelve digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} ...
 * @param caller the ARN of the identity whose credentials ask
 */
public record Account(String id, String partition, String caller) {
    private static final Map<String, String> GLOBAL_REGION =
            Map.of("aws", "us-east-1", "aws-cn", "cn-north-1", "aws-us-gov", "us-gov-west-1");
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
        return new Resource(arn(), id, Resource.ACCOUNT, id);
    }

    /**
     * Returns what the account has no more than one of, and AWS gives no ARN, as the subject of a finding.
     *
     * @param aspect what it is, for example {@code instance metadata defaults}
     */
    public Resource resource(String aspect) {
        return new Resource(arn(), id, Resource.ACCOUNT, aspect);
    }

    /** Gives the region that the events of global services belong to; absent in partitions where AWS names none. */
    public Optional<String> globalRegion() {
        return Optional.ofNullable(GLOBAL_REGION.get(partition));
    }
}
