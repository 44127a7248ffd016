package dev.harden.session.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

class LanesTest {
    private static final HttpExecuteResponse ANSWER = HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(200).build())
            .build();

    @Test
    void aCallHoldsItsLaneUntilItsAnswerIsRead() throws IOException {
        Lanes lanes = lanes(() -> withBody());
        AbortableInputStream body = body(lanes);
        assertThatThrownBy(() -> body(lanes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no other call ended");
        assertThat(body.readAllBytes()).hasSize(3);
        assertThat(body(lanes)).isNotNull();
    }

    @Test
    void closingAndAbortingGiveItBackOnce() throws IOException {
        Lanes lanes = lanes(() -> withBody());
        AbortableInputStream closed = body(lanes);
        closed.close();
        closed.close();
        AbortableInputStream aborted = body(lanes);
        assertThatThrownBy(() -> body(lanes)).isInstanceOf(IOException.class);
        aborted.abort();
        aborted.close();
        assertThat(body(lanes)).isNotNull();
        assertThatThrownBy(() -> body(lanes)).isInstanceOf(IOException.class);
    }

    @Test
    void whatFailsAndWhatHasNoBodyHoldsNone() throws IOException {
        Lanes failing = lanes(() -> {
            throw new IOException("refused");
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> call(failing)).hasMessage("refused");
        }
        Lanes empty = lanes(() -> ANSWER);
        for (int i = 0; i < 3; i++) {
            assertThat(call(empty).httpResponse().statusCode()).isEqualTo(200);
        }
    }

    private interface Answering {
        HttpExecuteResponse answer() throws IOException;
    }

    private static HttpExecuteResponse withBody() {
        return HttpExecuteResponse.builder()
                .response(ANSWER.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(new byte[3])))
                .build();
    }

    private static AbortableInputStream body(Lanes lanes) throws IOException {
        return call(lanes).responseBody().orElseThrow();
    }

    private static HttpExecuteResponse call(Lanes lanes) throws IOException {
        return lanes.prepareRequest(HttpExecuteRequest.builder().build()).call();
    }

    private static Lanes lanes(Answering answering) {
        SdkHttpClient one = new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() throws IOException {
                        return answering.answer();
                    }

                    @Override
                    public void abort() {
                        throw new UnsupportedOperationException();
                    }
                };
            }

            @Override
            public void close() {
                throw new UnsupportedOperationException();
            }
        };
        return new Lanes(one, 1, Duration.ofMillis(20));
    }
}
