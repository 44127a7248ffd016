package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.harden.session.SessionException;
import dev.harden.session.WrongSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks what is beside this machine: the agent of a container, and the metadata service of an instance. */
class NeighboursTest {
    @TempDir
    private Path home;

    private StandIn aws;
    private Desk desk;

    @BeforeEach
    void start() {
        aws = new StandIn();
        desk = new Desk(home).with("AWS_ENDPOINT_URL", aws.url());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private String cause() {
        Throwable failure = catchThrowable(desk::audit);
        assertThat(failure).isInstanceOfAny(SessionException.class, WrongSetting.class);
        return failure.getMessage();
    }

    @Test
    void aContainersAgentIsToldWithItsAnswer() throws IOException {
        Queue<String> shown = new ConcurrentLinkedQueue<>();
        HttpServer agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/bad", exchange -> {
            shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = "{\"message\":\"bad token\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        agent.createContext("/good", exchange -> {
            byte[] body = ("{\"AccessKeyId\":\"ASIA777788889999TEST\",\"SecretAccessKey\":\"S\",\"Token\":\"t\","
                            + "\"Expiration\":\"2099-01-01T00:00:00Z\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        agent.start();
        try {
            String url = "http://127.0.0.1:" + agent.getAddress().getPort();
            // A proxy that is not there: the agent is never asked by one.
            desk.with("HTTP_PROXY", "http://127.0.0.1:9")
                    .with("NO_PROXY", aws.url().substring(7));
            desk.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", url + "/bad")
                    .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "wrong");
            assertThat(cause())
                    .contains("the container's credentials endpoint " + url + "/bad")
                    .contains("refused the token of AWS_CONTAINER_AUTHORIZATION_TOKEN (HTTP 401: bad token)")
                    .doesNotContain("aws configure");
            assertThat(shown).containsExactly("wrong");
            desk.with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/nowhere");
            assertThat(cause()).contains("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is '/nowhere'");
            desk.with(
                            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                            desk.file("token", "t").toString())
                    .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", url + "/good");
            assertThat(desk.audit()).isEqualTo("777788889999");
            desk.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://192.0.2.1/creds");
            assertThat(cause()).contains("AWS_CONTAINER_CREDENTIALS_FULL_URI is 'http://192.0.2.1/creds'");
        } finally {
            agent.stop(0);
        }
    }

    @Test
    void anInstanceGivesItsRoleAndItsRegion() throws IOException {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            boolean known = exchange.getRequestMethod().equals("PUT")
                    || "t".equals(exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"));
            String body = path.endsWith("/token")
                    ? "t"
                    : path.endsWith("/region")
                            ? "eu-west-1"
                            : path.endsWith("/security-credentials/")
                                    ? "role"
                                    : "{\"Code\":\"Success\",\"AccessKeyId\":\"ASIA777788889999TEST\",\"SecretAccessKey\":\"S\","
                                            + "\"Token\":\"t\",\"Expiration\":\"2099-01-01T00:00:00Z\"}";
            exchange.sendResponseHeaders(known ? 200 : 401, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        instance.start();
        try {
            desk = new Desk(home.resolve("instance"))
                    .with("AWS_ENDPOINT_URL", aws.url())
                    .with("AWS_EC2_METADATA_DISABLED", "false")
                    .with("HTTP_PROXY", "http://127.0.0.1:9")
                    .with("NO_PROXY", aws.url().substring(7))
                    .with(
                            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                            "http://127.0.0.1:" + instance.getAddress().getPort());
            assertThat(desk.audit()).isEqualTo("777788889999");
            assertThat(aws.seen().get(0).region()).isEqualTo("eu-west-1");
            assertThat(asked).contains("GET /latest/meta-data/placement/region");
            asked.clear();
            desk.with("AWS_DEFAULT_REGION", "us-west-2").audit();
            assertThat(asked).doesNotContain("GET /latest/meta-data/placement/region");
            asked.clear();
            desk.keysOf("111122223333").with("AWS_DEFAULT_REGION", "").audit();
            assertThat(asked).isEmpty();
        } finally {
            instance.stop(0);
        }
    }

    @Test
    void aMetadataServiceThatHangsCostsLittleAndIsNotAskedWhereKeysAre() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            desk = new Desk(home.resolve("laptop"))
                    .with("AWS_EC2_METADATA_DISABLED", "false")
                    .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:" + hanging.getLocalPort());
            Instant begin = Instant.now();
            assertThat(cause()).startsWith("found no AWS credentials in the environment, profile 'default'");
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
            assertThat(connections(hanging)).isEqualTo(2);
            desk.keysOf("111122223333").with("AWS_ENDPOINT_URL", aws.url()).audit();
            assertThat(connections(hanging)).isZero();
        }
    }

    private static int connections(ServerSocket server) throws IOException {
        server.setSoTimeout(50);
        for (int count = 0; ; count++) {
            try {
                server.accept().close();
            } catch (SocketTimeoutException none) {
                return count;
            }
        }
    }
}
