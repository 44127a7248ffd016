package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.backend.Harden;
import dev.harden.backend.Harden.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged tool in surroundings as its users have them. */
class AroundIT {
    private static final String[] AUDIT = {"audit", "--check", "root-mfa", "--format", "json"};

    @TempDir
    private Path home;

    private StandIn aws;
    private InspectingProxy proxy;
    private Harden harden;

    @BeforeEach
    void start() {
        aws = new StandIn();
        proxy = new InspectingProxy(aws.port());
        harden = new Harden(home);
        new Desk(home)
                .config("""
                        [profile other]
                        region = us-east-1
                        [profile fips]
                        region = us-east-1
                        use_fips_endpoint = true
                        [profile bad]
                        region = us-east-1
                        credential_process = ~/bad.sh
                        """)
                .credentials("""
                        [other]
                        aws_access_key_id = AKIA333344445555TEST
                        aws_secret_access_key = SECRET
                        [fips]
                        aws_access_key_id = AKIA333344445555TEST
                        aws_secret_access_key = SECRET
                        """)
                .file("bad.sh", "#!/bin/sh\necho 'corp-tool: sign in with corp-login first' >&2\nexit 3\n");
    }

    @AfterEach
    void stop() {
        proxy.close();
        aws.close();
    }

    private Run audit(String... more) {
        String[] all = new String[AUDIT.length + more.length];
        System.arraycopy(AUDIT, 0, all, 0, AUDIT.length);
        System.arraycopy(more, 0, all, AUDIT.length, more.length);
        return harden.run(all);
    }

    private AroundIT keys() {
        harden.with("AWS_ACCESS_KEY_ID", "AKIA111122223333TEST").with("AWS_SECRET_ACCESS_KEY", "SECRET");
        return this;
    }

    private void throughProxy() {
        harden.with("HTTPS_PROXY", proxy.url())
                .with("HTTP_PROXY", proxy.url())
                .with("AWS_CA_BUNDLE", Authority.get().pem().toString());
    }

    @Test
    void theProfileOfTheOptionIsAudited() {
        keys().harden.with("AWS_ENDPOINT_URL", aws.url());
        Run run = audit("--profile", "other");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.json().get("account").asText()).isEqualTo("333344445555");
        assertThat(aws.seen()).extracting(StandIn.Seen::key).containsOnly("AKIA333344445555TEST");
    }

    @Test
    void theProfilesHostsAreAskedThroughTheProxyWhateverTheVariablesSay() {
        keys().throughProxy();
        harden.with("AWS_ENDPOINT_URL", "http://127.0.0.1:9").with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        Run run = audit("--profile", "fips");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(proxy.hosts()).containsExactly("iam-fips.amazonaws.com", "sts-fips.us-east-1.amazonaws.com");
    }

    @Test
    void aRecordingIsReplayedWhereverItsAnswersCameFrom() throws IOException {
        keys().harden.with("AWS_ENDPOINT_URL_STS", aws.url()).with("AWS_ENDPOINT_URL_IAM", aws.url());
        Path recording = home.resolve("r.zip");
        Run live = audit("--record", recording.toString());
        assertThat(live.exit()).isZero();
        assertThat(Files.size(recording)).isPositive();
        harden.with("AWS_ENDPOINT_URL", "http://127.0.0.1:9").with("AWS_ENDPOINT_URL_IAM", "http://127.0.0.1:9");
        Run replayed = audit("--replay", recording.toString());
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.statuses()).isEqualTo(live.statuses());
    }

    @Test
    void aCertificateThatIsNotTrustedIsToldWithWhatToDo() {
        keys().throughProxy();
        Run run =
                harden.with("AWS_CA_BUNDLE", "").with("AWS_REGION", "us-east-1").run(AUDIT);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("issued by 'Corp Inspection CA', is not trusted")
                .contains("AWS_CA_BUNDLE");
    }

    @Test
    void theClockIsToldAsAClock() {
        aws.refuse(
                "GetCallerIdentity",
                403,
                "SignatureDoesNotMatch",
                "Signature expired: 20261129T190000Z is now earlier");
        Run run = audit("--profile", "other", "--endpoint-url", aws.url());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("this machine's clock").doesNotContain("secret access key");
    }

    @Test
    void debugShowsTheChainOfCauses() {
        Run run = audit("--profile", "bad", "--debug");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "credential_process of profile 'bad' ended with exit code 3: corp-tool: sign in with corp-login")
                .doesNotContain("aws sso login")
                .doesNotContain("defect");
        aws.refuse("GetCallerIdentity", 403, "InvalidClientTokenId", "no such key");
        Run refused = audit("--profile", "other", "--endpoint-url", aws.url(), "--debug");
        assertThat(refused.err())
                .contains("AWS does not know these credentials")
                .contains("Caused by")
                .contains("no such key");
    }

    @Test
    void wrongSettingsAreWrongUsage() {
        keys();
        Run attempts = harden.with("AWS_MAX_ATTEMPTS", "zero").run(AUDIT);
        assertThat(attempts.exit()).isEqualTo(2);
        assertThat(attempts.err())
                .isEqualTo("harden: AWS_MAX_ATTEMPTS is 'zero'; expected: a whole number, for example 3\n");
        Run region = harden.with("AWS_MAX_ATTEMPTS", "1").run("audit", "--region", "mars");
        assertThat(region.exit()).isEqualTo(2);
        assertThat(region.err()).contains("--region").contains("'mars'");
    }

    @Test
    void theMetadataServiceIsNotAskedWhereKeysAre() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            keys().harden
                    .with("AWS_EC2_METADATA_DISABLED", "false")
                    .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:" + hanging.getLocalPort())
                    .with("AWS_ENDPOINT_URL", aws.url());
            assertThat(audit().exit()).isZero();
            hanging.setSoTimeout(50);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(hanging::accept))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
