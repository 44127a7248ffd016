package dev.harden.session;

import dev.harden.facts.Aws;
import dev.harden.facts.Deadline;
import dev.harden.model.Coverage;
import dev.harden.session.tape.Noting;
import dev.harden.session.tape.Planned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Is the way to another account of a run, by a role in it: the session's clients, with this account's credentials. */
public final class Entered implements Aws {
    private final Session session;
    private final Visit visit;

    Entered(Session session, Visit visit) {
        this.session = session;
        this.visit = visit;
    }

    @Override
    public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder, String region) {
        return session.client(type, builder, region);
    }

    @Override
    public String homeRegion() {
        return session.homeRegion();
    }

    @Override
    public String answeredBy() {
        return session.answeredBy();
    }

    @Override
    public Instant now() {
        return session.now();
    }

    @Override
    public <T> T noting(Supplier<T> load, Consumer<String> exchanges) {
        return visit.during(() -> Noting.noting(() -> session.bounded(load), exchanges));
    }

    @Override
    public Deadline deadline() {
        return session.deadline();
    }

    @Override
    public void pause(Duration time) {
        session.pause(time);
    }

    /** Tells whether what this account answers is kept. */
    public boolean records() {
        return visit.tape().isPresent();
    }

    /** Writes what this account answered, whole or not at all. */
    public void saveRecording(Path file, String tool, Planned planned) throws IOException {
        session.save(file, tool, planned, visit.tape().orElseThrow());
    }

    /** Gives the calls that were made in this account so far, by operation, region and outcome. */
    public List<Coverage> calls() {
        return visit.log().rows();
    }
}
