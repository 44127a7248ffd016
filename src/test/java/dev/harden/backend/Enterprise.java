package dev.harden.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Is an organization: a management account, a log archive, a security account to which services are delegated, and members,
 * all at one address. STS gives credentials for the role in each account, and a call is of the account whose credentials
 * sign it.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedAdministrators.html">
 *     ListDelegatedAdministrators</a>
 */
final class Enterprise implements AutoCloseable {
    static final String ROLE = "harden-audit";
    private static final Pattern ARN = Pattern.compile("arn:aws:iam::(\\d{12}):role/(.+)");
    private static final AtomicInteger SERIAL = new AtomicInteger(10_000);

    private final String start = "5" + SERIAL.incrementAndGet();
    private final Map<String, Front> fronts = new TreeMap<>();
    private final Map<String, Instant> expired = new TreeMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> entered = new ConcurrentLinkedQueue<>();
    private final Set<String> refusing = new HashSet<>();
    private final Set<String> throttled = new HashSet<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Duration valid = Duration.ofHours(1);

    /**
     * @param members how many there are beside the management account; the first is the log archive, the second the
     *     security account, the last is closed, the one before refuses the role
     */
    Enterprise(int members) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        EnterpriseAccounts.build(this, members);
        refusing.add(member(members - 1));
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Gives the id of the management account (0), or of a member. */
    String member(int number) {
        return start + "%06d".formatted(number * 7);
    }

    String management() {
        return member(0);
    }

    String archive() {
        return member(1);
    }

    String security() {
        return member(2);
    }

    List<String> members(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(this::member).toList();
    }

    Front add(Front front) {
        fronts.put(front.account(), front);
        return front;
    }

    Front front(String account) {
        return fronts.get(account);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Gives the ids of the accounts that were entered, once for each time. */
    List<String> entered() {
        return List.copyOf(entered);
    }

    /** Gives how many calls were made. */
    int calls() {
        return calls.size();
    }

    void forget() {
        entered.clear();
        calls.clear();
    }

    /** Lets credentials be good for so long alone; what is signed with older ones is refused. */
    void valid(Duration time) {
        valid = time;
    }

    /** Lets STS throttle whoever wants to enter an account. */
    void throttle(String account) {
        throttled.add(account);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Front.read(exchange);
            calls.add(call);
            Front.write(exchange, call, answer(call));
        }
    }

    private Reply answer(Call call) {
        if (call.name().equals("sts:AssumeRole")) {
            return assume(call);
        }
        String id = call.key();
        if (!id.startsWith("ASIA")) {
            return front(management()).answer(call);
        }
        if (Instant.now().isAfter(expired.getOrDefault(id, Instant.MAX))) {
            return Wire.error(call, 403, "ExpiredToken", "The security token included in the request is expired");
        }
        return front(id.substring(4, 16)).answer(call);
    }

    private synchronized Reply assume(Call call) {
        Matcher role = ARN.matcher(call.parameters().getOrDefault("RoleArn", ""));
        boolean known = role.matches() && role.group(2).equals(ROLE) && fronts.containsKey(role.group(1));
        if (known) {
            entered.add(role.group(1));
        }
        if (known && throttled.contains(role.group(1))) {
            return Wire.throttled(call);
        }
        if (!known || refusing.contains(role.group(1))) {
            return Wire.denied(call);
        }
        String key = "ASIA" + role.group(1) + keys.incrementAndGet();
        Instant end = Instant.now().plus(valid);
        expired.put(key, end);
        return Wire.credentials(key, end);
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
        new ArrayList<>(fronts.values()).forEach(Front::close);
    }
}
