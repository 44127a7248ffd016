package dev.harden.session.around;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for AWS: an account is the twelve digits in the key that signs, and every role may be assumed. */
public final class StandIn implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");
    private static final Pattern DIGITS = Pattern.compile("\\d{12}");

    /**
     * Is a request that was seen.
     *
     * @param host whose it is, by its own words
     * @param action what was asked
     * @param key the key that signed; empty where none did
     * @param region the region that it was signed for
     * @param body what it said
     */
    public record Seen(String host, String action, String key, String region, String body) {}

    private record Answer(int status, String body) {}

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<String> actions() {
        return seen.stream().map(Seen::action).toList();
    }

    /** Has it answer something else, as {@code AssumeRole}. */
    public void answer(String action, int status, String body) {
        answers.put(action, new Answer(status, body));
    }

    /** Has it refuse an action in the shape of STS and IAM. */
    public void refuse(String action, int status, String code, String message) {
        answer(
                action,
                status,
                "<ErrorResponse><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error></ErrorResponse>");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Matcher form = Pattern.compile("(?:^|&)Action=(\\w+)").matcher(body);
        String action = form.find() ? form.group(1) : exchange.getRequestMethod() + " " + path;
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Matcher key = KEY.matcher(authorization);
        boolean signed = key.find();
        seen.add(new Seen(
                exchange.getRequestHeaders().getFirst("Host"),
                action,
                signed ? key.group(1) : "",
                signed ? key.group(2) : "",
                URLDecoder.decode(body, StandardCharsets.UTF_8) + " " + authorization + " "
                        + exchange.getRequestHeaders().getFirst("User-Agent")));
        Answer answer = answers.getOrDefault(action, usual(action, signed ? key.group(1) : "", body, exchange));
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Answer usual(String action, String key, String body, HttpExchange exchange) {
        return switch (action) {
            case "GetCallerIdentity" ->
                new Answer(
                        200,
                        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::" + account(key)
                                + ":user/u</Arn><UserId>AIDA</UserId><Account>" + account(key)
                                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
            case "GetAccountSummary" ->
                new Answer(
                        200,
                        "<GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap>"
                                + entry("AccountMFAEnabled", 1) + entry("AccountPasswordPresent", 1)
                                + entry("AccountAccessKeysPresent", 0)
                                + "</SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>");
            case "AssumeRole", "AssumeRoleWithWebIdentity" ->
                new Answer(
                        200,
                        "<" + action + "Response><" + action + "Result><Credentials><AccessKeyId>ASIA"
                                + account(URLDecoder.decode(body, StandardCharsets.UTF_8))
                                + "TEST</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>t</SessionToken>"
                                + "<Expiration>" + Instant.now().plusSeconds(3600) + "</Expiration></Credentials></"
                                + action + "Result></" + action + "Response>");
            case "GET /federation/credentials" ->
                new Answer(
                        200,
                        "{\"roleCredentials\":{\"accessKeyId\":\"ASIA"
                                + account(exchange.getRequestURI().getQuery())
                                + "TEST\",\"secretAccessKey\":\"S\",\"sessionToken\":\"t\",\"expiration\":"
                                + Instant.now().plusSeconds(3600).toEpochMilli() + "}}");
            case "POST /token" ->
                new Answer(200, "{\"accessToken\":\"new-token\",\"expiresIn\":3600,\"refreshToken\":\"next\"}");
            default -> new Answer(200, "<PublicAccessBlockConfiguration/>");
        };
    }

    private static String entry(String name, int value) {
        return "<entry><key>" + name + "</key><value>" + value + "</value></entry>";
    }

    private static String account(String text) {
        Matcher digits = DIGITS.matcher(text);
        return digits.find() ? digits.group() : "000000000000";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
