package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.backend.Harden.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingIT {
    @TempDir
    private Path home;

    @Test
    void aReplayIsTheSameByteForByteWithoutNetworkAndCredentials() {
        Path zip = home.resolve("audit.zip");
        Run live;
        try (Front bad = Accounts.bad()) {
            bad.when("iam:ListSAMLProviders", Wire::denied);
            live = new Harden(home)
                    .withKeys()
                    .run(
                            "audit",
                            "--endpoint-url",
                            bad.address().toString(),
                            "--format",
                            "json",
                            "--record",
                            zip.toString());
        }
        Run replayed = new Harden(home).run("audit", "--format", "json", "--replay", zip.toString());
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.exit()).isEqualTo(live.exit()).isEqualTo(3);
        assertThat(replayed.out()).isEqualTo(live.out()).contains("iam:ListSAMLProviders");
    }

    @Test
    void nothingThatAuthenticatesIsInTheRecording() throws IOException {
        Path zip = home.resolve("audit.zip");
        try (Front good = Accounts.good()) {
            Run run = new Harden(home)
                    .withKeys()
                    .run(
                            "audit",
                            "--endpoint-url",
                            good.address().toString(),
                            "--role-arn",
                            "arn:aws:iam::" + good.account() + ":role/Support",
                            "--external-id",
                            "a-shared-secret",
                            "--record",
                            zip.toString());
            assertThat(run.exit()).isZero();
            assertThat(good.calls()).anyMatch(call -> call.operation().equals("AssumeRole"));
        }
        String all = content(zip);
        assertThat(all)
                .contains("GetAccountSummary")
                .doesNotContain(
                        "AKIAIOSFODNN7EXAMPLE",
                        "wJalrXUtnFEMI",
                        "IQoJb3JpZ2lu",
                        "a-shared-secret",
                        "AssumeRole<",
                        "AssumeRoleResponse",
                        "SecretAccessKey",
                        "SessionToken",
                        "Signature=",
                        "AWS4-HMAC");
        assertThat(all.toLowerCase(Locale.ROOT)).doesNotContain("authorization:", "x-amz-security-token");
    }

    @Test
    void theDemoNeedsNeitherNetworkNorCredentials() {
        Run run = new Harden(home).run("audit", "--demo");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out())
                .contains("account 111122223333")
                .contains("CRITICAL  Console user has no MFA  iam-user-mfa")
                .contains("user ben")
                .contains("could not be evaluated: access denied on account:GetAlternateContact");
        assertThat(run.out().lines()).as("not wrapped").anyMatch(line -> line.length() > 80);
        assertThat(new Harden(home).run("audit", "--demo").out()).isEqualTo(run.out());
        Run json = new Harden(home).run("audit", "--demo", "--format", "json");
        assertThat(json.statuses().values()).contains("PASS", "FAIL", "UNKNOWN", "NOT_APPLICABLE");
    }

    private static String content(Path zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.append(entry.getName())
                        .append('\n')
                        .append(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return all.toString();
    }
}
