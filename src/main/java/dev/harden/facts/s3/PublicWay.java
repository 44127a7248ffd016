package dev.harden.facts.s3;

import java.util.Optional;

/**
 * Is a way by which everybody is given access to a bucket.
 *
 * @param text what gives it, as "the bucket policy is public"
 * @param blockedBy what closes it now
 */
public record PublicWay(String text, Optional<String> blockedBy) {
    public boolean isOpen() {
        return blockedBy.isEmpty();
    }

    @Override
    public String toString() {
        return text + blockedBy.map(by -> ", blocked by " + by).orElse("");
    }
}
