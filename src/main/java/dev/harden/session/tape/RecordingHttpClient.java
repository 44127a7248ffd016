package dev.harden.session.tape;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Keeps every answer on a tape on its way to the SDK. */
public final class RecordingHttpClient implements SdkHttpClient {
    /** Those that the SDK or a fact reads. Not Date, which makes the SDK think of clock skew when it is replayed. */
    private static final Set<String> READ =
            Set.of("content-type", "x-amz-bucket-region", "x-amzn-errortype", "x-amzn-query-error");

    private final SdkHttpClient client;
    private final Supplier<Tape> tapes;

    /**
     * @param tapes gives the tape of whoever asks on this thread
     */
    public RecordingHttpClient(SdkHttpClient client, Supplier<Tape> tapes) {
        this.client = client;
        this.tapes = tapes;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Request asked = Request.of(request);
        Noting.note(asked);
        Tape tape = tapes.get();
        String call = request.httpRequest()
                .firstMatchingHeader("amz-sdk-invocation-id")
                .orElseGet(() -> UUID.randomUUID().toString());
        Optional<String> operation = Calling.take();
        ExecutableHttpRequest live = prepare(request, asked, tape, call);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    HttpExecuteResponse response = live.call();
                    byte[] body = read(response);
                    SdkHttpResponse http = response.httpResponse();
                    Exchange exchange = new Exchange(
                            asked, 0, http.statusCode(), kept(http), Withheld.from(operation, http.statusCode(), body));
                    tape.keep(call, exchange);
                    if (http.isSuccessful()) {
                        Calling.answered(() -> tape.keep(call, exchange.spoilt()));
                    }
                    return HttpExecuteResponse.builder()
                            .response(http)
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                            .build();
                } catch (IOException noAnswer) {
                    tape.keep(call, new Exchange(asked, 0, 0, Map.of(), NoAnswer.write(noAnswer)));
                    throw noAnswer;
                }
            }

            @Override
            public void abort() {
                live.abort();
            }
        };
    }

    /** A host that was given up is not asked at all, which is no answer either. */
    private ExecutableHttpRequest prepare(HttpExecuteRequest request, Request asked, Tape tape, String call) {
        try {
            return client.prepareRequest(request);
        } catch (SdkClientException givenUp) {
            tape.keep(call, new Exchange(asked, 0, 0, Map.of(), NoAnswer.write(givenUp)));
            throw givenUp;
        }
    }

    private static byte[] read(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return new byte[0];
        }
        try (AbortableInputStream body = response.responseBody().get()) {
            return body.readAllBytes();
        }
    }

    private static Map<String, List<String>> kept(SdkHttpResponse http) {
        Map<String, List<String>> kept = new TreeMap<>();
        http.forEachHeader((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (READ.contains(lower)) {
                kept.put(lower, values);
            }
        });
        return kept;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
