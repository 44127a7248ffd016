package dev.harden.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Stands before moto as one account: answers what moto cannot, and passes the rest on. */
public final class Front implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");

    static {
        // Without it the JDK's server holds every answer back for some 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private record Rule(Predicate<Call> takes, BiFunction<Call, Supplier<Reply>, Reply> answer) {}

    private final String account;
    private final URI moto;
    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Deque<Rule> rules = new ArrayDeque<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    private Front(String account, URI moto) throws IOException {
        this.account = account;
        this.moto = moto;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Opens the account's front on a free port. */
    public static Front of(String account) {
        try {
            return new Front(account, MotoServer.address());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String account() {
        return account;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Gives the calls that were made. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Answers calls that the test takes; the last rule comes first. */
    public synchronized Front when(Predicate<Call> takes, BiFunction<Call, Supplier<Reply>, Reply> answer) {
        rules.push(new Rule(takes, answer));
        return this;
    }

    /** Answers an operation, named as {@code iam:ListUsers}. */
    public Front when(String operation, Function<Call, Reply> answer) {
        return when(call -> call.name().equals(operation), (call, behind) -> answer.apply(call));
    }

    /** Changes moto's answer to an operation. */
    public Front change(String operation, BiFunction<Call, String, String> change) {
        return when(
                call -> call.name().equals(operation),
                (call, behind) -> behind.get().change(body -> change.apply(call, body)));
    }

    private synchronized List<Rule> rules() {
        return List.copyOf(rules);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = read(exchange);
            write(exchange, call, answer(call));
        }
    }

    /** Reads what was asked. */
    public static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return Call.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    /** Writes an answer to what was asked. */
    public static void write(HttpExchange exchange, Call call, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean head = call.method().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), head || reply.body().length == 0 ? -1 : reply.body().length);
        if (!head) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    /** Answers a call as the account. */
    Reply answer(Call call) {
        calls.add(call);
        return answer(call, rules());
    }

    private Reply answer(Call call, List<Rule> left) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).takes().test(call)) {
                List<Rule> below = left.subList(i + 1, left.size());
                return left.get(i).answer().apply(call, () -> answer(call, below));
            }
        }
        return passOn(call);
    }

    /** Lets moto answer. */
    Reply passOn(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(moto + call.path()))
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach((name, value) -> {
            if (!NOT_PASSED_ON.contains(name)) {
                request.header(name, value);
            }
        });
        request.header("x-moto-account-id", account);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("content-length")
                        && !name.equalsIgnoreCase("connection")
                        && !name.equalsIgnoreCase("transfer-encoding")) {
                    headers.put(name, values.get(0));
                }
            });
            return new Reply(response.statusCode(), headers, response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
