package dev.harden.backend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Is a way for a call to go wrong. */
public enum Fault {
    DENIED,
    THROTTLED,
    ANSWERED_500,
    TIMED_OUT,
    CUT_OFF,
    EMPTY,
    ENDLESS_PAGES,
    OVERSIZED,
    NESTED,
    WRONG_ROOT,
    NO_MEMORY;

    /** Makes it happen to the calls that the test takes. */
    public SdkHttpClient before(SdkHttpClient client, Predicate<Call> takes) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                ExecutableHttpRequest good = client.prepareRequest(request);
                Call call = call(request);
                return takes.test(call) ? executable(() -> answer(call, good)) : good;
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    private HttpExecuteResponse answer(Call call, ExecutableHttpRequest good) throws IOException {
        return switch (this) {
            case DENIED -> response(Wire.denied(call));
            case THROTTLED -> response(Wire.throttled(call));
            case ANSWERED_500 -> response(Wire.broken(call));
            case EMPTY -> response(Wire.empty(call));
            case TIMED_OUT -> throw new SocketTimeoutException("Read timed out");
            case CUT_OFF -> cutOff(good.call());
            case ENDLESS_PAGES -> Endless.page(call, good);
            case OVERSIZED -> response(Endless.oversized());
            case NESTED -> response(Endless.nested(call));
            case WRONG_ROOT -> response(Endless.wrongRoot(call));
            case NO_MEMORY -> throw new OutOfMemoryError("Java heap space");
        };
    }

    private static HttpExecuteResponse cutOff(HttpExecuteResponse whole) throws IOException {
        byte[] body = body(whole);
        byte[] half = Arrays.copyOf(body, body.length / 2);
        InputStream broken = new InputStream() {
            private final InputStream before = new ByteArrayInputStream(half);

            @Override
            public int read() throws IOException {
                int next = before.read();
                if (next < 0) {
                    throw new IOException("Premature end of Content-Length delimited message body");
                }
                return next;
            }
        };
        return HttpExecuteResponse.builder()
                .response(whole.httpResponse())
                .responseBody(AbortableInputStream.create(broken))
                .build();
    }

    static byte[] body(HttpExecuteResponse whole) throws IOException {
        if (whole.responseBody().isEmpty()) {
            return new byte[0];
        }
        try (InputStream stream = whole.responseBody().get()) {
            return stream.readAllBytes();
        }
    }

    static HttpExecuteResponse response(Reply reply) {
        SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder().statusCode(reply.status());
        reply.headers().forEach(http::putHeader);
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
                .build();
    }

    static ExecutableHttpRequest executable(Callable<HttpExecuteResponse> answer) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return answer.call();
                } catch (IOException | RuntimeException failed) {
                    throw failed;
                } catch (Exception other) {
                    throw new IllegalStateException(other);
                }
            }

            @Override
            public void abort() {
                // Nothing is under way.
            }
        };
    }

    static Call call(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        Map<String, String> headers = new TreeMap<>();
        http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        byte[] body = request.contentStreamProvider()
                .map(provider -> {
                    try (InputStream stream = provider.newStream()) {
                        return stream.readAllBytes();
                    } catch (IOException broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .orElse(new byte[0]);
        String query = http.encodedQueryParameters().map(text -> "?" + text).orElse("");
        return Call.of(http.method().name(), http.encodedPath() + query, headers, body);
    }
}
