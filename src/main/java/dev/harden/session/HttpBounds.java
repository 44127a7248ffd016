package dev.harden.session;

import dev.harden.facts.Answers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Holds each body to a size, and what is under way to the deadline. */
final class HttpBounds implements SdkHttpClient {
    private final SdkHttpClient client;
    private final Bounds bounds;
    private final Set<ExecutableHttpRequest> underWay = ConcurrentHashMap.newKeySet();

    HttpBounds(SdkHttpClient client, Bounds bounds) {
        this.client = client;
        this.bounds = bounds;
    }

    /** Breaks off all that is under way; gives how much it was. */
    int abortAll() {
        int aborted = 0;
        for (ExecutableHttpRequest call : underWay) {
            call.abort();
            aborted++;
        }
        return aborted;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (bounds.deadline().passed()) {
            throw SdkClientException.create("the deadline has passed");
        }
        ExecutableHttpRequest call = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                underWay.add(call);
                boolean reads = false;
                try {
                    HttpExecuteResponse answer = call.call();
                    reads = answer.responseBody().isPresent();
                    return reads ? bounded(call, answer, answer.responseBody().get()) : answer;
                } finally {
                    if (!reads) {
                        underWay.remove(call);
                    }
                }
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private HttpExecuteResponse bounded(
            ExecutableHttpRequest call, HttpExecuteResponse answer, AbortableInputStream body) throws IOException {
        SdkHttpResponse http = answer.httpResponse();
        boolean packed = http.firstMatchingHeader("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        InputStream plain = packed ? new GZIPInputStream(body) : body;
        Counting counting = new Counting(plain, call);
        return HttpExecuteResponse.builder()
                .response(packed ? unpacked(http) : http)
                .responseBody(AbortableInputStream.create(counting, () -> {
                    underWay.remove(call);
                    body.abort();
                }))
                .build();
    }

    private static SdkHttpResponse unpacked(SdkHttpResponse http) {
        return http.toBuilder()
                .removeHeader("Content-Encoding")
                .removeHeader("Content-Length")
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

    /** Counts what is read, and gives up on what is too large. */
    private final class Counting extends FilterInputStream {
        private final ExecutableHttpRequest call;
        private long left = bounds.limits().bytes();

        Counting(InputStream plain, ExecutableHttpRequest call) {
            super(plain);
            this.call = call;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long most) throws IOException {
            long skipped = super.skip(most);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long read) {
            left -= read;
            if (left < 0) {
                call.abort();
                throw new Answers.Unbounded(
                        "OversizedAnswer",
                        "answered with more than " + megabytes(bounds.limits().bytes()) + " MB");
            }
        }

        @Override
        public void close() throws IOException {
            underWay.remove(call);
            super.close();
        }
    }

    private static long megabytes(long bytes) {
        return Math.max(1, bytes >> 20);
    }
}
