package dev.harden.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Operation;
import dev.harden.model.CallOutcome;
import dev.harden.model.Coverage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/** Opens live sessions to a server on this machine. */
class SessionTest {
    private static final String USERS = "<ListUsersResponse><ListUsersResult><Users/><IsTruncated>false</IsTruncated>"
            + "</ListUsersResult></ListUsersResponse>";

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private volatile String body = USERS;
    private volatile Duration delay = Duration.ZERO;
    private HttpServer server;
    private String key;
    private String secret;

    @BeforeEach
    void start() throws IOException {
        key = System.getProperty("aws.accessKeyId");
        secret = System.getProperty("aws.secretAccessKey");
        System.setProperty("aws.accessKeyId", "AKIAEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + asked);
            try {
                Thread.sleep(delay.toMillis());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
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

    private Session session(Duration timeout, String... allowed) {
        return session(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), timeout, allowed);
    }

    private static Session session(URI endpoint, Duration timeout, String... allowed) {
        Settings settings = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(endpoint),
                List.of("us-east-1"),
                4,
                timeout,
                Map.of());
        Set<Operation> operations = Arrays.stream(allowed)
                .map(name -> new Operation(name, name, true))
                .collect(Collectors.toSet());
        return Session.live(settings, operations, false);
    }

    private static IamClient iam(Session session) {
        return session.client(IamClient.class, IamClient::builder, Aws.GLOBAL);
    }

    @Test
    void whatTriesToWriteIsRefusedBeforeItIsSent() {
        try (Session session = session(Duration.ofSeconds(5), "iam:ListUsers")) {
            assertThatThrownBy(() -> iam(session).createUser(request -> request.userName("mallory")))
                    .hasStackTraceContaining("iam:CreateUser is not an operation that the selected checks read");
            S3Client s3 = session.client(S3Client.class, S3Client::builder, Aws.GLOBAL);
            assertThatThrownBy(() -> s3.putObject(request -> request.bucket("b").key("k"), RequestBody.fromString("x")))
                    .hasStackTraceContaining("s3:PutObject");
            Ec2Client ec2 = session.client(Ec2Client.class, Ec2Client::builder, "eu-west-1");
            assertThatThrownBy(() -> ec2.terminateInstances(request -> request.instanceIds("i-1")))
                    .hasStackTraceContaining("ec2:TerminateInstances");
            assertThat(seen).isEmpty();
            assertThat(session.calls()).isEmpty();
        }
    }

    @Test
    void whatIsReadIsLetOutAndCounted() {
        try (Session session = session(Duration.ofSeconds(5), "iam:ListUsers")) {
            assertThat(iam(session).listUsers().users()).isEmpty();
            assertThat(seen).hasSize(1);
            assertThat(session.calls())
                    .containsExactly(new Coverage("iam", "ListUsers", "global", 1, CallOutcome.ANSWERED));
        }
    }

    @Test
    void aClientIsBuiltOnceForEachRegion() {
        try (Session session = session(Duration.ofSeconds(5))) {
            CloudTrailClient one = session.client(CloudTrailClient.class, CloudTrailClient::builder, "eu-west-1");
            assertThat(session.client(CloudTrailClient.class, CloudTrailClient::builder, "eu-west-1"))
                    .isSameAs(one);
            assertThat(session.client(CloudTrailClient.class, CloudTrailClient::builder, "eu-west-2"))
                    .isNotSameAs(one);
        }
    }

    @Test
    void aServerErrorIsTriedAgainAndThenGivenUp() {
        status = 500;
        body = "<ErrorResponse><Error><Code>InternalFailure</Code></Error></ErrorResponse>";
        try (Session session = session(Duration.ofSeconds(20), "iam:ListUsers")) {
            assertThatThrownBy(() -> iam(session).listUsers()).isInstanceOf(IamException.class);
            assertThat(seen).hasSize(3);
            assertThat(session.calls()).extracting(Coverage::outcome).containsExactly(CallOutcome.ERROR);
        }
    }

    @Test
    void theUsersNumberOfAttemptsIsHonoured() {
        status = 500;
        System.setProperty("aws.maxAttempts", "1");
        try (Session session = session(Duration.ofSeconds(20), "iam:ListUsers")) {
            assertThatThrownBy(() -> iam(session).listUsers()).isInstanceOf(SdkException.class);
            assertThat(seen).hasSize(1);
        } finally {
            System.clearProperty("aws.maxAttempts");
        }
    }

    @Test
    void theEndpointIsTakenForS3ControlToo() {
        body =
                "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>";
        try (Session session = session(Duration.ofSeconds(5), "s3:GetPublicAccessBlock")) {
            S3ControlClient control = session.client(S3ControlClient.class, S3ControlClient::builder, Aws.GLOBAL);
            control.getPublicAccessBlock(request -> request.accountId("111122223333"));
            assertThat(seen).singleElement().asString().contains("/v20180820/configuration/publicAccessBlock");
        }
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        status = 403;
        body = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
        try (Session session = session(Duration.ofSeconds(5), "iam:ListUsers")) {
            assertThatThrownBy(() -> iam(session).listUsers()).isInstanceOf(IamException.class);
            assertThat(seen).hasSize(1);
            assertThat(session.calls()).extracting(Coverage::outcome).containsExactly(CallOutcome.ACCESS_DENIED);
        }
    }

    @Test
    void aHungServerCostsTheTimeLimitAndNoMore() {
        delay = Duration.ofSeconds(30);
        try (Session session = session(Duration.ofSeconds(1), "iam:ListUsers")) {
            Instant begin = Instant.now();
            assertThatThrownBy(() -> iam(session).listUsers()).isInstanceOf(SdkClientException.class);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(session.calls()).extracting(Coverage::outcome).containsExactly(CallOutcome.UNREACHABLE);
        }
    }

    @Test
    void aHostThatDoesNotAnswerIsGivenUp() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port);
        try (Session session = session(nobody, Duration.ofSeconds(20), "iam:ListUsers")) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> iam(session).listUsers()).isInstanceOf(SdkClientException.class);
            }
            Instant begin = Instant.now();
            assertThatThrownBy(() -> iam(session).listUsers()).isInstanceOf(SdkClientException.class);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void thePaceHoldsARate() {
        Pace pace = new Pace(Map.of("iam", 2.0), () -> 0);
        assertThat(pace.waitNanos("iam", "global")).isZero();
        assertThat(pace.waitNanos("iam", "global")).isZero();
        assertThat(pace.waitNanos("iam", "global"))
                .isEqualTo(Duration.ofMillis(500).toNanos());
        assertThat(pace.waitNanos("iam", "global"))
                .isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(pace.waitNanos("iam", "eu-west-1")).isZero();
        assertThat(pace.waitNanos("ec2", "global")).isZero();
    }

    @Test
    void anEmptyAnswerOfS3IsOneOnlyUnderItsName() {
        try (Session session = session(Duration.ofSeconds(5), "s3:GetBucketVersioning", "s3:GetBucketLogging")) {
            S3Client s3 = session.client(S3Client.class, S3Client::builder, Aws.GLOBAL);
            body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<VersioningConfiguration"
                    + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>";
            assertThat(s3.getBucketVersioning(request -> request.bucket("b")).status())
                    .isNull();
            assertThatThrownBy(() -> s3.getBucketLogging(request -> request.bucket("b")))
                    .isInstanceOf(Answers.Incomplete.class)
                    .hasMessage("BucketLoggingStatus");
            body = "<BucketLoggingStatus/>";
            assertThat(s3.getBucketLogging(request -> request.bucket("b")).loggingEnabled())
                    .isNull();
            body = "";
            assertThatThrownBy(() -> s3.getBucketVersioning(request -> request.bucket("b")))
                    .isInstanceOf(Answers.Incomplete.class);
            status = 403;
            body = "<Error><Code>AccessDenied</Code></Error>";
            assertThatThrownBy(() -> s3.getBucketVersioning(request -> request.bucket("b")))
                    .isInstanceOf(S3Exception.class);
        }
    }
}
