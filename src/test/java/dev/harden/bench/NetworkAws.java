package dev.harden.bench;

import dev.harden.facts.Aws;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Gives clients that answer from memory, without wire or XML, so that a measurement is of the model and the checks. */
final class NetworkAws implements Aws {
    private final NetworkReplies replies;

    NetworkAws(NetworkReplies replies) {
        this.replies = replies;
    }

    @Override
    public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder, String region) {
        InvocationHandler answer = (proxy, method, arguments) -> {
            boolean asks = arguments != null
                    && arguments[0] instanceof AwsRequest
                    && !method.getName().endsWith("Paginator");
            if (asks) {
                return replies.answer((AwsRequest) arguments[0], method.getReturnType());
            }
            try {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answer));
    }

    @Override
    public String homeRegion() {
        return "eu-west-1";
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void pause(Duration time) {}
}
