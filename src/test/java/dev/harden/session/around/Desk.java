package dev.harden.session.around;

import dev.harden.facts.Aws;
import dev.harden.facts.Operation;
import dev.harden.session.Session;
import dev.harden.session.Settings;
import dev.harden.session.setup.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Is where somebody sits who runs {@code harden}: a home folder, an environment, and what is given as options. */
public final class Desk {
    static final Set<Operation> ALLOWED = Set.of(
            new Operation("sts:GetCallerIdentity", "sts:GetCallerIdentity", true),
            new Operation("iam:GetAccountSummary", "iam:GetAccountSummary", true),
            new Operation("s3:GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock", true),
            new Operation("s3:GetBucketAcl", "s3:GetBucketAcl", true));

    /** The keys of a profile. */
    static final String KEYS = "aws_access_key_id = AKIA333344445555TEST\naws_secret_access_key = SECRET\n";

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private Optional<UnaryOperator<String>> codes = Optional.empty();
    private Optional<String> profile = Optional.empty();
    private Optional<String> role = Optional.empty();
    private Optional<URI> endpoint = Optional.empty();
    private List<String> regions = List.of();

    public Desk(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    /** Is a desk behind a proxy that inspects TLS, with a profile {@code mine} among others. */
    static Desk inCompany(Path home, InspectingProxy proxy, String profile) {
        Desk desk =
                new Desk(home).through(proxy).trusting().config("""
                        [default]
                        region = ap-south-1
                        endpoint_url = http://wrong.corp:9
                        [profile other]
                        region = ap-south-1
                        endpoint_url = http://wrong.corp:9
                        [services mine]
                        sts =
                          endpoint_url = http://own-sts.corp:5001
                        [sso-session corp]
                        sso_start_url = https://corp.example/session
                        sso_region = eu-west-1
                        [profile mine]
                        """ + profile).credentials("""
                        [default]
                        aws_access_key_id = AKIA444455556666TEST
                        aws_secret_access_key = SECRET
                        [other]
                        aws_access_key_id = AKIA222233334444TEST
                        aws_secret_access_key = SECRET
                        """);
        desk.file("token", "eyJ.e30.x");
        desk.file("own-token", "eyJ.e30.x");
        desk.file("process.sh", """
                #!/bin/sh
                echo '{"Version":1,"AccessKeyId":"AKIA888899990000TEST","SecretAccessKey":"S"}'
                """);
        String token = "{\"accessToken\":\"t\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}";
        // The SHA-1 of "corp" and of "https://corp.example/start".
        desk.file(".aws/sso/cache/" + Sums.sha1("corp") + ".json", token);
        desk.file(".aws/sso/cache/" + Sums.sha1("https://corp.example/start") + ".json", token);
        return desk;
    }

    public Desk with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Puts keys of an account into the environment. */
    public Desk keysOf(String account) {
        return with("AWS_ACCESS_KEY_ID", "AKIA" + account + "TEST").with("AWS_SECRET_ACCESS_KEY", "SECRET");
    }

    public Desk property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public Desk through(InspectingProxy proxy) {
        return with("HTTPS_PROXY", proxy.url()).with("HTTP_PROXY", proxy.url());
    }

    public Desk trusting() {
        return with("AWS_CA_BUNDLE", Authority.get().pem().toString());
    }

    public Desk profile(String name) {
        profile = Optional.of(name);
        return this;
    }

    public Desk role(String arn) {
        role = Optional.of(arn);
        return this;
    }

    public Desk endpoint(String url) {
        endpoint = Optional.of(URI.create(url));
        return this;
    }

    public Desk region(String region) {
        regions = List.of(region);
        return this;
    }

    public Desk answering(UnaryOperator<String> code) {
        codes = Optional.of(code);
        return this;
    }

    public Desk config(String text) {
        file(".aws/config", text);
        return this;
    }

    public Desk credentials(String text) {
        file(".aws/credentials", text);
        return this;
    }

    /** Writes a file below the home folder; one that begins with {@code #!} can be run. */
    public Path file(String name, String text) {
        try {
            Path path = home.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            if (text.startsWith("#!")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            return path;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Surroundings around() {
        return new Surroundings(environment, properties, codes);
    }

    public Session open() {
        return open(false);
    }

    public Session open(boolean record) {
        Settings settings =
                new Settings(profile, role, Optional.empty(), endpoint, regions, 4, Duration.ofSeconds(10), Map.of());
        return Session.live(settings, ALLOWED, record, Instant.now(), around());
    }

    /** Asks what an audit of one check of the whole account asks, and returns the account. */
    public String audit() {
        try (Session session = open()) {
            return ask(session);
        }
    }

    static String ask(Session session) {
        String account = session.client(StsClient.class, StsClient::builder, Aws.GLOBAL)
                .getCallerIdentity()
                .account();
        session.client(IamClient.class, IamClient::builder, Aws.GLOBAL).getAccountSummary();
        return account;
    }
}
