package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Signs evidence with harden and checks it with openssl, and the other way round, as docs/auditor.md has it. */
class SigningIT {
    private static final String TSA = """
            [ tsa ]
            default_tsa = own
            [ own ]
            serial = serial
            signer_cert = tsa.pem
            certs = ca.pem
            signer_key = tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            """;

    @TempDir
    private static Path folder;

    private static HttpServer authority;
    private static Path recording;
    private static Path report;

    @BeforeAll
    static void makeKeysAndEvidence() throws Exception {
        try {
            openssl("version");
        } catch (IOException none) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("openssl cannot be had", none);
            }
            System.err.println("\n*** SKIPPED: openssl cannot be had ***\n");
            throw new TestAbortedException("openssl cannot be had");
        }
        authority("ca", "An authority");
        authority("other", "Another authority");
        certificate("auditor", "emailProtection");
        certificate("tsa", "critical,timeStamping");
        good(openssl(
                "pkcs12",
                "-export",
                "-in",
                "auditor.pem",
                "-inkey",
                "auditor.key",
                "-certfile",
                "ca.pem",
                "-out",
                "auditor.p12",
                "-passout",
                "pass:secret"));
        Files.writeString(folder.resolve("tsa.cnf"), TSA);
        Files.writeString(folder.resolve("serial"), "01\n");
        authority = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authority.createContext("/", exchange -> {
            Files.write(folder.resolve("query"), exchange.getRequestBody().readAllBytes());
            byte[] answer = reply();
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        authority.start();
        recording = Files.copy(Path.of("examples", "demo.zip"), folder.resolve("audit.zip"));
        report = folder.resolve("audit.json");
        assertThat(harden("report", "--from", recording.toString(), "--quiet", "--output", "json=" + report)
                        .code())
                .isEqualTo(3);
        good(harden(
                "sign",
                recording.toString(),
                report.toString(),
                "--key",
                folder.resolve("auditor.p12").toString(),
                "--timestamp",
                "http://127.0.0.1:" + authority.getAddress().getPort() + "/"));
    }

    @AfterAll
    static void stop() {
        if (authority != null) {
            authority.stop(0);
        }
    }

    private static byte[] reply() throws IOException {
        try {
            good(openssl(
                    "ts", "-reply", "-config", "tsa.cnf", "-section", "own", "-queryfile", "query", "-out", "reply"));
            return Files.readAllBytes(folder.resolve("reply"));
        } catch (InterruptedException interrupted) {
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }

    private static void authority(String name, String subject) throws Exception {
        good(openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem",
                "-days",
                "2",
                "-subj",
                "/CN=" + subject));
    }

    private static void certificate(String name, String usage) throws Exception {
        Files.writeString(folder.resolve(name + ".ext"), "extendedKeyUsage = " + usage + "\n");
        good(openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                "/CN=" + name));
        good(openssl(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem"));
    }

    private static Ended verified(String content, String trusted) throws Exception {
        return openssl(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "audit.zip.p7s",
                "-content",
                content,
                "-CAfile",
                trusted,
                "-out",
                "verified");
    }

    @Test
    void opensslHoldsTheRecordingToTheSignature() throws Exception {
        good(verified("audit.zip", "ca.pem"));
        assertThat(verified("audit.zip", "other.pem").code()).isNotZero();
        assertThat(verified("audit.json", "ca.pem").code()).isNotZero();
    }

    @Test
    void opensslHoldsTheSignatureToTheTimeStamp() throws Exception {
        good(openssl("ts", "-verify", "-data", "audit.zip.p7s", "-in", "audit.zip.p7s.tsr", "-CAfile", "ca.pem"));
        assertThat(openssl("ts", "-verify", "-data", "audit.json.p7s", "-in", "audit.zip.p7s.tsr", "-CAfile", "ca.pem")
                        .code())
                .isNotZero();
    }

    @Test
    void verifyHoldsBothToWhoIsTrusted() throws Exception {
        Ended held =
                verify("ca.pem", "--trust-timestamp", folder.resolve("ca.pem").toString());
        good(held);
        assertThat(held.said())
                .contains("audit.zip: signed by CN=auditor, at ")
                .contains("audit.json: signed by CN=auditor, at ")
                .contains(", time stamp 20");
        good(verify("auditor.pem"));
        Ended other = verify("other.pem");
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.said()).contains("not signed: the certificate of CN=auditor does not lead to a trusted one");
        Ended stamp = verify(
                "ca.pem", "--trust-timestamp", folder.resolve("other.pem").toString());
        assertThat(stamp.code()).isEqualTo(3);
        assertThat(stamp.said()).contains("not signed: the certificate of CN=tsa does not lead to a trusted one");
    }

    private static Ended verify(String trusted, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "verify",
                recording.toString(),
                "--report",
                report.toString(),
                "--trust",
                folder.resolve(trusted).toString()));
        command.addAll(List.of(more));
        return harden(command.toArray(String[]::new));
    }

    @Test
    void aMissingSignatureOneOfAnotherFileAndOneThatNobodyAskedForAreTold() throws Exception {
        Path trusted = folder.resolve("ca.pem");
        Ended missing = harden("verify", recordingCopy("plain.zip").toString(), "--trust", trusted.toString());
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.said()).contains("not signed: there is no signature ");
        Path swapped = recordingCopy("swapped.zip");
        Files.copy(folder.resolve("audit.json.p7s"), folder.resolve("swapped.zip.p7s"));
        Ended wrong = harden("verify", swapped.toString(), "--trust", trusted.toString());
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.said()).contains("not signed: the signature is not of this ");
        Ended unasked = harden("verify", recording.toString());
        good(unasked);
        assertThat(unasked.said())
                .contains("audit.zip.p7s is not checked: say with --trust whose signatures you trust");
    }

    private static Path recordingCopy(String name) throws IOException {
        return Files.copy(recording, folder.resolve(name));
    }

    @Test
    void whatOpensslSignsIsHeldToo() throws Exception {
        recordingCopy("theirs.zip");
        good(openssl(
                "cms",
                "-sign",
                "-binary",
                "-in",
                "theirs.zip",
                "-signer",
                "auditor.pem",
                "-inkey",
                "auditor.key",
                "-md",
                "sha256",
                "-outform",
                "DER",
                "-out",
                "theirs.zip.p7s"));
        Ended held = harden(
                "verify",
                folder.resolve("theirs.zip").toString(),
                "--trust",
                folder.resolve("ca.pem").toString());
        good(held);
        assertThat(held.said()).contains("theirs.zip: signed by CN=auditor, at ");
    }

    private static void good(Ended ended) {
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    private static Ended harden(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Ended.classpath(),
                "dev.harden.cli.Main"));
        command.addAll(List.of(arguments));
        return Ended.of(command, Path.of("."));
    }

    private static Ended openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return Ended.of(command, folder);
    }
}
