package dev.harden.facts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;

/** Answers the calls of one fact with what is given, one after the other, through the SDK's real clients. */
public final class CannedAws implements Aws {
    private record Answer(int status, Map<String, String> headers, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    public CannedAws answer(int status, String body) {
        return answer(status, Map.of(), body);
    }

    public CannedAws answer(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    /** Answers as the query protocol does. */
    public CannedAws query(String operation, String result) {
        return answer(
                200,
                "<" + operation + "Response><" + operation + "Result>" + result + "</" + operation + "Result></"
                        + operation + "Response>");
    }

    public CannedAws error(int status, String code) {
        return answer(status, "<ErrorResponse><Error><Code>" + code + "</Code></Error></ErrorResponse>");
    }

    /** Gives the bodies, or paths, that were sent. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public <C extends AwsClient, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder, String region) {
        B configured = builder.get()
                .region(Region.of(region.equals(GLOBAL) ? homeRegion() : region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
        ((AwsSyncClientBuilder<?, ?>) configured).httpClient(new Canned());
        return configured.build();
    }

    @Override
    public String homeRegion() {
        return "us-east-1";
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
    }

    private final class Canned implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    asked.add(request.httpRequest().getUri().getRawQuery() + " " + body(request));
                    Answer answer = answers.remove();
                    SdkHttpFullResponse.Builder http =
                            SdkHttpFullResponse.builder().statusCode(answer.status());
                    answer.headers().forEach(http::putHeader);
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    return HttpExecuteResponse.builder()
                            .response(http.build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        private static String body(HttpExecuteRequest request) {
            return request.contentStreamProvider()
                    .map(provider -> {
                        try (var stream = provider.newStream()) {
                            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                        } catch (IOException broken) {
                            throw new IllegalStateException(broken);
                        }
                    })
                    .orElse("");
        }

        @Override
        public void close() {}
    }
}
