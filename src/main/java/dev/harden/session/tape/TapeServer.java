package dev.harden.session.tape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Answers over the wire, on this machine alone, what a recording answers: for runs that need the whole way to AWS, without AWS. */
public final class TapeServer implements AutoCloseable {
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Tape tape;

    /**
     * Begins to answer on a free port of the loopback address.
     *
     * @param tls the server's certificate; absent for plain HTTP
     */
    public TapeServer(Tape tape, Optional<SSLContext> tls) throws IOException {
        this.tape = tape;
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = tls.isPresent() ? secure(address, tls.get()) : HttpServer.create(address, 0);
        server.setExecutor(pool);
        server.createContext("/", this::answer);
        server.start();
    }

    private static HttpServer secure(InetSocketAddress address, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    /** Returns where it answers. */
    public URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                    .method(SdkHttpMethod.fromValue(http.getRequestMethod()))
                    .uri(address().resolve(http.getRequestURI()));
            http.getRequestHeaders().forEach(request::putHeader);
            Optional<Exchange> recorded = play(request, body);
            if (recorded.isEmpty() && http.getRequestURI().getRawPath().equals("/")) {
                // Some protocols of the SDK ask without any path, and the wire adds the slash.
                recorded = play(request.encodedPath(""), body);
            }
            byte[] answer = recorded.map(Exchange::body).orElse(new byte[0]);
            recorded.ifPresent(exchange -> http.getResponseHeaders().putAll(exchange.headers()));
            boolean bare = answer.length == 0 || http.getRequestMethod().equals("HEAD");
            int status = recorded.map(Exchange::status).filter(code -> code > 0).orElse(NOT_FOUND);
            http.sendResponseHeaders(status, bare ? -1 : answer.length);
            if (!bare) {
                http.getResponseBody().write(answer);
            }
        }
    }

    private Optional<Exchange> play(SdkHttpFullRequest.Builder request, byte[] body) {
        return tape.play(Request.of(HttpExecuteRequest.builder()
                .request(request.build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build()));
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
