package dev.harden.facts.s3;

/**
 * Says what a bucket is there for, where that is more than to hold its own data.
 *
 * @param bucket the bucket's name
 * @param text what it is there for, as "it receives the access logs of shop"
 */
public record Purpose(String bucket, String text) {}
