package dev.harden.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.cli.Main;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.facts.Operation;
import dev.harden.facts.Options;
import dev.harden.session.Replays;
import dev.harden.session.Session;
import dev.harden.session.tape.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Runs each check alone on recorded accounts, once as they are and once with a region that a service control policy
 * denies, and holds what it called to what {@code harden policy --check} prints.
 */
final class LeastPrivilege {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DENIED_REGION = "eu-central-1";

    private final Registry registry;
    private final List<Recording> accounts;
    private final Options options;
    private final Set<String> notAllowed = new TreeSet<>();
    private final Set<String> notUsed = new TreeSet<>();

    LeastPrivilege(Registry registry, List<Recording> accounts, Options options) {
        this.registry = registry;
        this.accounts = accounts;
        this.options = options;
    }

    LeastPrivilege run() {
        registry.checks().forEach(this::judge);
        return this;
    }

    private void judge(Registered check) {
        Set<String> policy = policy(check.id());
        Set<Operation> operations = new TreeSet<>(check.operations());
        Engine.asksFor(List.of(check)).forEach(question -> operations.addAll(Operation.of(question)));
        Set<String> called = ConcurrentHashMap.newKeySet();
        for (Recording account : accounts) {
            called.addAll(called(account, check, operations, call -> false));
            called.addAll(
                    called(account, check, operations, call -> call.region().equals(DENIED_REGION)));
        }
        for (String name : called) {
            List<Operation> takes = operations.stream()
                    .filter(operation -> operation.name().equals(name))
                    .toList();
            boolean covered = takes.stream()
                    .allMatch(operation -> !operation.permission() || policy.contains(operation.action()));
            if (takes.isEmpty() || !covered) {
                notAllowed.add(check.id() + " " + name);
            }
        }
        for (String action : policy) {
            boolean used = operations.stream()
                    .anyMatch(operation -> operation.action().equals(action) && called.contains(operation.name()));
            if (!used) {
                notUsed.add(check.id() + " " + action);
            }
        }
    }

    private Set<String> called(Recording account, Registered check, Set<Operation> operations, Predicate<Call> denied) {
        Set<String> called = ConcurrentHashMap.newKeySet();
        try (Session session = Replays.open(account, client -> between(client, called, denied), operations)) {
            new Engine("test", session, session::calls, options, 4, Progress.SILENT)
                    .run(new Plan(List.of(check), List.of()));
        }
        return called;
    }

    private static SdkHttpClient between(SdkHttpClient client, Set<String> called, Predicate<Call> denied) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                ExecutableHttpRequest good = client.prepareRequest(request);
                Call call = Fault.call(request);
                called.add(call.name());
                return denied.test(call) ? Fault.executable(() -> Fault.response(Wire.deniedByScp(call))) : good;
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    /** Gives the actions that the command prints. */
    private static Set<String> policy(String check) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out));
        if (line.execute("policy", "--check", check) != 0) {
            throw new IllegalStateException("harden policy --check " + check);
        }
        try {
            JsonNode printed = JSON.readTree(out.toString());
            List<JsonNode> documents = new ArrayList<>();
            if (printed.isArray()) {
                printed.forEach(documents::add);
            } else {
                documents.add(printed);
            }
            return documents.stream()
                    .flatMap(document -> document.findValues("Action").stream())
                    .flatMap(actions -> {
                        List<String> all = new ArrayList<>();
                        actions.forEach(action -> all.add(action.asText()));
                        return all.stream();
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Gives the calls that the printed policy does not allow. */
    Set<String> notAllowed() {
        return notAllowed;
    }

    /** Gives the printed actions that no call took on these accounts. */
    Set<String> notUsed() {
        return notUsed;
    }
}
