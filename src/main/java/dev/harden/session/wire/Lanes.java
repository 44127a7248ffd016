package dev.harden.session.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Holds how many calls are under way at once, each until its answer is read. The HTTP client's own bound is that of its
 * connections, and an audit of all regions speaks to some five hundred hosts: with as few connections as calls, nearly each
 * call would cost a TLS handshake.
 */
final class Lanes implements SdkHttpClient {
    /** How many connections are kept for each call that may be under way. */
    static final int CONNECTIONS_A_CALL = 10;

    private final SdkHttpClient client;
    private final Semaphore free;
    private final Duration patience;

    Lanes(SdkHttpClient client, int calls, Duration patience) {
        this.client = client;
        this.free = new Semaphore(calls, true);
        this.patience = patience;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                take();
                AtomicBoolean over = new AtomicBoolean();
                boolean reads = false;
                try {
                    HttpExecuteResponse answer = call.call();
                    Optional<AbortableInputStream> body = answer.responseBody();
                    reads = body.isPresent();
                    return reads ? read(answer, body.get(), over) : answer;
                } finally {
                    if (!reads) {
                        give(over);
                    }
                }
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private void take() throws IOException {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("no other call ended within " + patience.toSeconds() + " seconds");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before it was sent");
        }
    }

    private void give(AtomicBoolean over) {
        if (over.compareAndSet(false, true)) {
            free.release();
        }
    }

    private HttpExecuteResponse read(HttpExecuteResponse answer, AbortableInputStream body, AtomicBoolean over) {
        InputStream watched = new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                return ended(super.read());
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return ended(super.read(into, from, most));
            }

            private int ended(int read) {
                if (read < 0) {
                    give(over);
                }
                return read;
            }

            @Override
            public void close() throws IOException {
                give(over);
                super.close();
            }
        };
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(watched, () -> {
                    give(over);
                    body.abort();
                }))
                .build();
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
