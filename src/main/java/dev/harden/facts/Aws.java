package dev.harden.facts;

import dev.harden.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Is the way to AWS as facts see it: clients, and the one clock of the run. */
public interface Aws {
    /** Stands for the region of services that the account has once, as IAM and Organizations. */
    String GLOBAL = Scope.GLOBAL;

    /**
     * Gives the client of a service in a region; built when first asked for, then kept.
     *
     * @param type the client's interface, as {@code IamClient.class}
     * @param builder its builder, as {@code IamClient::builder}
     * @param region the region's code, or {@link #GLOBAL}
     */
    <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(Class<C> type, Supplier<B> builder, String region);

    /** Gives the region that global services are asked from, and that the list of regions is asked in. */
    String homeRegion();

    /** Says whose endpoints answer: {@code AWS}, or the addresses that take their place. */
    default String answeredBy() {
        return "AWS";
    }

    /** Gives the time of the run: the same for everybody who asks, the recorded one in a replay. */
    Instant now();

    /**
     * Loads a fact, and tells the name of each exchange that it makes, as a recording names them; nothing where nothing is
     * recorded.
     */
    default <T> T noting(Supplier<T> load, Consumer<String> exchanges) {
        return load.get();
    }

    /** Gives the time by which the run has to end; nothing is asked after it. */
    default Deadline deadline() {
        return Deadline.NONE;
    }

    /** Waits for something that AWS prepares; a replay does not wait. */
    void pause(Duration time);
}
