package dev.harden.session;

import java.time.Duration;

/**
 * Says how much one question to AWS may take, so that an answer without an end costs its own part of a run alone. Each is
 * far above what accounts at AWS's quotas take.
 *
 * @param calls how many pages a list may have
 * @param bytes how large the body of one answer may be
 * @param time how long all pages of a list may take together
 */
record Limits(int calls, long bytes, Duration time) {
    static final Limits STANDARD = new Limits(10_000, 64L << 20, Duration.ofMinutes(10));
}
