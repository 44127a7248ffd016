package dev.harden.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.harden.backend.Call;
import dev.harden.backend.Front;
import dev.harden.backend.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers from memory, each call after a fixed time. */
final class CannedServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    static {
        // Without it the JDK's server holds every answer back for some 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // It would close what is idle beyond 200 connections; an audit by TLS has one for each of some 500 hosts.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Duration latency;
    private final Function<Call, Reply> answers;

    CannedServer(Duration latency, Function<Call, Reply> answers) {
        this.latency = latency;
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), BACKLOG);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Front.read(exchange);
            Reply reply = answers.apply(call);
            Thread.sleep(latency.toMillis());
            Front.write(exchange, call, reply);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
