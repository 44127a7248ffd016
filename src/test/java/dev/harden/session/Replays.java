package dev.harden.session;

import dev.harden.facts.Operation;
import dev.harden.session.tape.Recording;
import dev.harden.session.tape.ReplayHttpClient;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpClient;

/** Opens recordings with something between them and the session. */
public final class Replays {
    private Replays() {}

    public static Session open(Recording recording, UnaryOperator<SdkHttpClient> between, Set<Operation> allowed) {
        return Session.replay(recording, between.apply(new ReplayHttpClient(recording.tape())), allowed, 8);
    }
}
