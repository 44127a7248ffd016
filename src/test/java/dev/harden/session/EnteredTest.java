package dev.harden.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Operation;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Coverage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** Enters accounts by roles at a server on this machine. */
class EnteredTest {
    private static final String ROLE = "arn:aws:iam::222222222222:role/harden-audit";
    private static final String OTHER = "arn:aws:iam::333333333333:role/harden-audit";

    private final Queue<String> signers = new ConcurrentLinkedQueue<>();
    private final Queue<String> assumed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keys = new AtomicInteger();
    private volatile Duration valid = Duration.ofHours(1);
    private HttpServer server;
    private Session session;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "AKIABASE");
        System.setProperty("aws.secretAccessKey", "secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signer = exchange.getRequestHeaders()
                    .getFirst("Authorization")
                    .replaceFirst(".*Credential=([^/]+)/.*", "$1");
            int status = 200;
            String body = "<ListUsersResponse><ListUsersResult><Users/><IsTruncated>false</IsTruncated>"
                    + "</ListUsersResult></ListUsersResponse>";
            if (asked.contains("Action=AssumeRole")) {
                assumed.add(signer + " " + asked.replaceFirst(".*RoleArn=([^&]+).*", "$1")
                        + (asked.contains("ExternalId=tell") ? " tell" : ""));
                if (asked.contains("333333333333")) {
                    status = 403;
                    body =
                            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
                } else {
                    body = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA"
                            + keys.incrementAndGet()
                            + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>"
                            + Instant.now().plus(valid)
                            + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
                }
            } else {
                signers.add(signer);
            }
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Settings settings = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                List.of("us-east-1"),
                4,
                Duration.ofSeconds(5),
                Map.of());
        session = Session.live(settings, Set.of(new Operation("iam:ListUsers", "iam:ListUsers", true)), false);
    }

    @AfterEach
    void stop() {
        session.close();
        server.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static int users(Aws aws) {
        return aws.noting(
                () -> aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                        .listUsers()
                        .users()
                        .size(),
                exchange -> {});
    }

    private static Coverage row(String service, String operation, CallOutcome outcome) {
        return new Coverage(service, operation, "global", 1, outcome);
    }

    @Test
    void eachAccountSignsWithItsOwnCredentialsAndCountsItsOwnCalls() {
        Entered one = session.enter(ROLE, Optional.empty());
        Entered again = session.enter("arn:aws:iam::444444444444:role/harden-audit", Optional.of("tell"));
        users(one);
        users(session);
        users(again);
        users(one);
        assertThat(signers).containsExactly("ASIA1", "AKIABASE", "ASIA2", "ASIA1");
        assertThat(assumed)
                .containsExactly(
                        "AKIABASE " + ROLE.replace(":", "%3A").replace("/", "%2F"),
                        "AKIABASE " + "arn%3Aaws%3Aiam%3A%3A444444444444%3Arole%2Fharden-audit tell");
        assertThat(one.calls())
                .containsExactly(
                        row("iam", "ListUsers", CallOutcome.ANSWERED), row("sts", "AssumeRole", CallOutcome.ANSWERED));
        assertThat(session.calls()).containsExactly(row("iam", "ListUsers", CallOutcome.ANSWERED));
    }

    @Test
    void aVisitGoesOnAfterAnotherOnTheSameThread() {
        Entered one = session.enter(ROLE, Optional.empty());
        Entered other = session.enter("arn:aws:iam::444444444444:role/harden-audit", Optional.empty());
        IamClient iam = one.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
        one.noting(
                () -> {
                    iam.listUsers();
                    users(other);
                    return iam.listUsers(page -> page.marker("2"));
                },
                exchange -> {});
        iam.listUsers();
        assertThat(signers).containsExactly("ASIA1", "ASIA2", "ASIA1", "AKIABASE");
    }

    @Test
    void theSdksClientsAreShared() {
        Entered one = session.enter(ROLE, Optional.empty());
        assertThat(one.client(IamClient.class, IamClient::builder, Aws.GLOBAL))
                .isSameAs(session.client(IamClient.class, IamClient::builder, Aws.GLOBAL));
        assertThat(one.now()).isEqualTo(session.now());
    }

    @Test
    void theOwnAccountIsSeenAnewWithTheSameCredentials() {
        Entered own = session.again();
        users(own);
        assertThat(signers).containsExactly("AKIABASE");
        assertThat(own.calls()).hasSize(1);
        assertThat(session.calls()).isEmpty();
    }

    @Test
    void aRefusedRoleMakesEverythingUnavailableAndIsNotTriedAgain() {
        Entered refused = session.enter(OTHER, Optional.empty());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> users(refused)).isInstanceOfSatisfying(FactUnavailable.class, why -> {
                assertThat(why).hasMessage("sts:AssumeRole of " + OTHER + " refused");
                assertThat(why.unknown().cause()).isEqualTo(Cause.ACCESS_DENIED);
                assertThat(why.unknown().action()).isEqualTo("sts:AssumeRole");
                assertThat(why.outcome()).isEqualTo(CallOutcome.ACCESS_DENIED);
            });
        }
        assertThat(assumed).hasSize(1);
        assertThat(signers).isEmpty();
        assertThat(refused.calls()).containsExactly(row("sts", "AssumeRole", CallOutcome.ACCESS_DENIED));
    }

    @Test
    void credentialsThatRunOutAreRenewed() {
        valid = Duration.ofSeconds(30);
        Entered one = session.enter(ROLE, Optional.empty());
        users(one);
        users(one);
        assertThat(signers).containsExactly("ASIA1", "ASIA2");
        assertThat(one.calls()).contains(row("sts", "AssumeRole", CallOutcome.ANSWERED));
    }
}
