package dev.harden.facts.s3;

/**
 * Says what a bucket is there for, where that is more than to hold its own data.
 *
 * @param bucket the bucket's name
 * @param text what it is there for, as "it receives the access logs of shop"
 * @param replica whether it is the destination of a replication rule
 */
public record Purpose(String bucket, String text, boolean replica) {
    /** Is there for logs. */
    public Purpose(String bucket, String text) {
        this(bucket, text, false);
    }
}
