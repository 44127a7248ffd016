package dev.harden.session;

import dev.harden.session.tape.Tape;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Is one account as a run visits it: whose credentials sign, at which pace, what was asked, and which hosts are given up.
 * The SDK's clients are dear, and are shared by all accounts: a call is for the account that its thread visits.
 */
final class Visit {
    private static final ThreadLocal<Visit> HERE = new ThreadLocal<>();

    private final AwsCredentialsProvider credentials;
    private final Pace pace;
    private final CallLog log;
    private final Optional<Tape> tape;
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    /**
     * @param tape where what is answered is kept; absent where it is not
     */
    Visit(AwsCredentialsProvider credentials, Pace pace, CallLog log, Optional<Tape> tape) {
        this.credentials = credentials;
        this.pace = pace;
        this.log = log;
        this.tape = tape;
    }

    /** Gives the visit that this thread is on. */
    static Optional<Visit> here() {
        return Optional.ofNullable(HERE.get());
    }

    /** Does something on this visit; another may be under way on the same thread, and goes on afterwards. */
    <T> T during(Supplier<T> work) {
        Visit before = HERE.get();
        HERE.set(this);
        try {
            return work.get();
        } finally {
            HERE.set(before);
        }
    }

    AwsCredentials credentials() {
        return credentials.resolveCredentials();
    }

    Pace pace() {
        return pace;
    }

    CallLog log() {
        return log;
    }

    Optional<Tape> tape() {
        return tape;
    }

    /** Counts how often a host failed in a row. */
    AtomicInteger failures(String host) {
        return failures.computeIfAbsent(host, unseen -> new AtomicInteger());
    }
}
