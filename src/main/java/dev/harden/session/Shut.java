package dev.harden.session;

import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Is the way to an account that could not be entered: whatever is asked there is unavailable for that reason. */
public record Shut(FactUnavailable why, Instant now) implements Aws {
    @Override
    public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder, String region) {
        throw why;
    }

    @Override
    public String homeRegion() {
        throw why;
    }

    @Override
    public <T> T noting(Supplier<T> load, Consumer<String> exchanges) {
        return load.get();
    }

    @Override
    public void pause(Duration time) {
        // Nothing is asked, so nothing is waited for.
    }
}
