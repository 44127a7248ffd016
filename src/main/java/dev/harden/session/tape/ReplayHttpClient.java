package dev.harden.session.tape;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Answers from a tape; has no network. */
public final class ReplayHttpClient implements SdkHttpClient {
    private final Tape tape;

    public ReplayHttpClient(Tape tape) {
        this.tape = tape;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Request asked = Request.of(request);
        Noting.note(asked);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Exchange exchange = tape.play(asked)
                        .orElseThrow(() -> NonRetryableException.builder()
                                .message("the recording has no answer to " + asked.name())
                                .build());
                if (exchange.status() == 0) {
                    throw NoAnswer.read(exchange.body());
                }
                SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder().statusCode(exchange.status());
                exchange.headers().forEach(http::putHeader);
                return HttpExecuteResponse.builder()
                        .response(http.build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(exchange.body())))
                        .build();
            }

            @Override
            public void abort() {
                // An answer that is there already cannot be broken off.
            }
        };
    }

    @Override
    public void close() {
        // A tape holds nothing open.
    }
}
