package dev.harden.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Deadline;
import dev.harden.facts.Operation;
import dev.harden.facts.Refusal;
import dev.harden.facts.iam.Users;
import dev.harden.model.CallOutcome;
import dev.harden.model.Coverage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;

/** Asks a server on this machine whose answers have no end. */
class BoundsTest {
    private static final Limits SMALL = new Limits(20, 100_000, Duration.ofMinutes(10));
    private static final Set<Operation> ALLOWED = Set.of(new Operation("iam:ListUsers", "iam:ListUsers", true));

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private Handler answer = (exchange, number) -> {};
    private HttpServer server;
    private String key;
    private String secret;

    /** Writes an answer. */
    @FunctionalInterface
    private interface Handler {
        void write(Answer answer, int number) throws IOException, InterruptedException;
    }

    private record Answer(HttpExchange exchange) {
        void text(String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @BeforeEach
    void start() throws IOException {
        key = System.getProperty("aws.accessKeyId");
        secret = System.getProperty("aws.secretAccessKey");
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(pool);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answer.write(new Answer(exchange), asked.incrementAndGet());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        pool.shutdownNow();
        restore("aws.accessKeyId", key);
        restore("aws.secretAccessKey", secret);
    }

    private static void restore(String name, String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    private Session session(boolean record) {
        Settings settings = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                List.of("us-east-1"),
                4,
                Duration.ofSeconds(30),
                Map.of("iam", 10_000.0));
        return Session.live(settings, ALLOWED, record).within(SMALL);
    }

    private static String page(String token) {
        return "<ListUsersResponse><ListUsersResult><Users/><IsTruncated>true</IsTruncated><Marker>" + token
                + "</Marker></ListUsersResult></ListUsersResponse>";
    }

    private static Throwable failure(Session session) {
        Users users = new Users();
        return catchThrowable(() -> session.noting(() -> users.load(session), name -> {}));
    }

    private static Refusal refusal(Throwable failure) {
        assertThat(failure).isInstanceOf(RuntimeException.class);
        Refusal refusal = Refusal.read((RuntimeException) failure);
        assertThat(refusal).as(String.valueOf(failure)).isNotNull();
        return refusal;
    }

    @Test
    void aTokenThatComesAgainEndsTheList() {
        answer = (exchange, number) -> exchange.text(page("t" + number % 3));
        try (Session session = session(false)) {
            assertThat(refusal(failure(session)))
                    .isEqualTo(new Refusal(
                            CallOutcome.ERROR,
                            "RepeatedPage",
                            "gave a page token that it had given before, so its list has no end"));
            assertThat(asked).hasValueLessThan(6);
            assertThat(session.calls()).contains(new Coverage("iam", "ListUsers", "global", 1, CallOutcome.ERROR));
        }
    }

    @Test
    void tokensThatAreEverNewEndTheList() {
        answer = (exchange, number) -> exchange.text(page("t" + number));
        try (Session session = session(false)) {
            assertThat(refusal(failure(session)))
                    .isEqualTo(new Refusal(CallOutcome.ERROR, "EndlessPages", "gave 20 pages and a token for more"));
            assertThat(asked).hasValue(20);
        }
    }

    @Test
    void pagesThatTakeTooLongEndTheList() {
        answer = (exchange, number) -> exchange.text(page("t" + number));
        try (Session session = session(false).within(new Limits(20, 100_000, Duration.ZERO))) {
            assertThat(refusal(failure(session)).code()).isEqualTo("EndlessPages");
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void whoWaitsMayAskTheSameAgain() {
        answer = (exchange, number) -> exchange.text(page("t"));
        try (Session session = session(false)) {
            Integer calls = session.noting(
                    () -> {
                        var iam = session.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
                        iam.listUsers();
                        session.pause(Duration.ofMillis(1));
                        iam.listUsers();
                        return asked.get();
                    },
                    name -> {});
            assertThat(calls).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBodyWithoutEndIsGivenUp(boolean record) {
        byte[] blanks = " ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        answer = (exchange, number) -> {
            exchange.exchange().sendResponseHeaders(200, 0);
            OutputStream out = exchange.exchange().getResponseBody();
            while (true) {
                out.write(blanks);
            }
        };
        try (Session session = session(record)) {
            assertThat(refusal(failure(session)))
                    .isEqualTo(new Refusal(CallOutcome.ERROR, "OversizedAnswer", "answered with more than 1 MB"));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void whatIsPackedIsCountedUnpacked() {
        answer = (exchange, number) -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream zip = new GZIPOutputStream(packed)) {
                zip.write(
                        number == 1
                                ? page("").replace("true", "false").getBytes(StandardCharsets.UTF_8)
                                : " ".repeat(10_000_000).getBytes(StandardCharsets.UTF_8));
            }
            exchange.exchange().getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.exchange().sendResponseHeaders(200, packed.size());
            packed.writeTo(exchange.exchange().getResponseBody());
        };
        try (Session session = session(false)) {
            assertThat(session.noting(() -> new Users().load(session), name -> {}))
                    .isEmpty();
            assertThat(refusal(failure(session)).code()).isEqualTo("OversizedAnswer");
        }
    }

    @Test
    void theDeadlineBreaksOffWhatIsUnderWay() {
        answer = (exchange, number) -> Thread.sleep(Duration.ofMinutes(1).toMillis());
        try (Session session = session(false).until(Deadline.in(Duration.ofSeconds(1), "1s"))) {
            Instant begin = Instant.now();
            assertThat(failure(session)).isNotInstanceOf(Answers.Unbounded.class);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(session.deadline().passed()).isTrue();
            assertThat(asked).hasValue(1);
        }
    }
}
