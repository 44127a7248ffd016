package dev.harden.session.credentials;

import dev.harden.session.SessionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Keeps credentials, and gets new ones before they expire; while they hold, a failure to get new ones is none. */
public final class Renewing implements AwsCredentialsProvider {
    private static final Duration BEFORE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Source source;
    private final Clients clients;
    private final Clock clock;
    private Given given;
    private Instant tried = Instant.MIN;

    public Renewing(Source source, Clients clients, Clock clock) {
        this.source = source;
        this.clients = clients;
        this.clock = clock;
    }

    /** @throws SessionException when the source has none */
    @Override
    public synchronized AwsCredentials resolveCredentials() {
        Instant now = clock.instant();
        if (given == null || given.isOver(now) || given.isOver(now.plus(BEFORE)) && now.isAfter(tried.plus(PAUSE))) {
            tried = now;
            try {
                given = source.load(clients);
            } catch (SessionException failed) {
                if (given == null || given.isOver(now)) {
                    throw failed;
                }
            }
        }
        return given.credentials();
    }
}
