package dev.harden.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * Runs what most runs run, so that the JVM can keep the classes that it loaded: the demo, and an account on this machine
 * that refuses everything. The launcher starts it once in the background; it prints nothing and reaches no network.
 */
public final class Training {
    private static final String IDENTITY = "<GetCallerIdentityResponse"
            + " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + "<Arn>arn:aws:iam::111122223333:user/training</Arn><UserId>AIDATRAINING</UserId>"
            + "<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private static final String REFUSAL = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
            + "<Message>refused</Message></Error><RequestId>0</RequestId></ErrorResponse>";

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Logging.quiet();
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Training::answer);
        server.start();
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        run("checks");
        run("audit", "--demo", "--format", "table");
        run("audit", "--demo", "--format", "json");
        run("audit", "--endpoint-url", endpoint, "--region", "us-east-1", "--format", "json");
        server.stop(0);
        Runtime.getRuntime().exit(0);
    }

    private static void run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(Writer.nullWriter()));
        line.setErr(new PrintWriter(Writer.nullWriter()));
        line.execute(arguments);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean identity = asked.contains("Action=GetCallerIdentity");
        byte[] body = (identity ? IDENTITY : REFUSAL).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(identity ? 200 : 403, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
