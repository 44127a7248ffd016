package dev.harden.session;

import dev.harden.facts.Operation;
import dev.harden.session.tape.Recording;
import dev.harden.session.tape.ReplayHttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpClient;

/** Opens recordings with something between them and the session. */
public final class Replays {
    /** Far more than any recorded answer takes, and little enough to be reached in a test. */
    private static final Limits SMALL = new Limits(1_000, 2_000_000, Duration.ofMinutes(10));

    private Replays() {}

    public static Session open(Recording recording, UnaryOperator<SdkHttpClient> between, Set<Operation> allowed) {
        return Session.replay(recording, between.apply(new ReplayHttpClient(recording.tape())), allowed, 8)
                .within(SMALL);
    }

    /** Opens a recording as it is, however large its answers are. */
    public static Session open(Recording recording, Set<Operation> allowed) {
        return Session.replay(recording, new ReplayHttpClient(recording.tape()), allowed, 8);
    }
}
