package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.Aws;
import dev.harden.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/**
 * Holds each key of a profile, by {@code --profile} and by {@code AWS_PROFILE}, beside each source of credentials in the
 * environment, to whose account is asked and at which hosts.
 */
class ProfileMatrixTest {
    private static final String STS = "sts.us-east-1.amazonaws.com";
    private static final String IAM = "iam.amazonaws.com";
    private static final String KEYS = "aws_access_key_id = AKIA333344445555TEST\naws_secret_access_key = SECRET\n";

    @TempDir
    private Path home;

    private StandIn aws;
    private InspectingProxy proxy;

    private enum By {
        OPTION,
        VARIABLE
    }

    private enum Beside {
        NOTHING,
        KEYS,
        WEB_IDENTITY
    }

    /**
     * Is a key of a profile.
     *
     * @param name the key
     * @param text what stands in the profile
     * @param account whose the profile's credentials are
     * @param isRole whether they are of {@code role_arn}, which the AWS CLI takes before a web identity
     * @param hosts the hosts that are asked by them
     */
    private record Key(String name, String text, String account, boolean isRole, List<String> hosts) {
        static Key of(String name, String line, String... hosts) {
            return new Key(name, KEYS + "region = us-east-1\n" + line, "333344445555", false, List.of(hosts));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Key> keys() {
        return Stream.of(
                Key.of("aws_access_key_id", "", IAM, STS),
                new Key(
                        "region",
                        KEYS + "region = eu-west-1",
                        "333344445555",
                        false,
                        List.of(IAM, "sts.eu-west-1.amazonaws.com")),
                new Key(
                        "region of another partition",
                        KEYS + "region = us-gov-west-1",
                        "333344445555",
                        false,
                        List.of("iam.us-gov.amazonaws.com", "sts.us-gov-west-1.amazonaws.com")),
                Key.of(
                        "use_fips_endpoint",
                        "use_fips_endpoint = true",
                        "iam-fips.amazonaws.com",
                        "sts-fips.us-east-1.amazonaws.com"),
                Key.of(
                        "use_dualstack_endpoint",
                        "use_dualstack_endpoint = true",
                        "iam.global.api.aws",
                        "sts.us-east-1.api.aws"),
                Key.of("endpoint_url", "endpoint_url = http://everything.corp:5001", "everything.corp:5001"),
                Key.of("services", "services = mine", IAM, "own-sts.corp:5001"),
                Key.of(
                        "services beside endpoint_url",
                        "services = mine\nendpoint_url = http://rest.corp:1",
                        "own-sts.corp:5001",
                        "rest.corp:1"),
                Key.of(
                        "ignore_configured_endpoint_urls",
                        "ignore_configured_endpoint_urls = true\nservices = mine\nendpoint_url = http://rest.corp:1",
                        IAM,
                        STS),
                Key.of("max_attempts", "max_attempts = 1", IAM, STS),
                Key.of("retry_mode", "retry_mode = standard", IAM, STS),
                Key.of("sts_regional_endpoints", "sts_regional_endpoints = legacy", IAM, STS),
                new Key(
                        "role_arn",
                        "role_arn = arn:aws:iam::666677778888:role/r\nsource_profile = other\nregion = us-east-1",
                        "666677778888",
                        true,
                        List.of(IAM, STS)),
                new Key(
                        "role_arn and endpoints",
                        "role_arn = arn:aws:iam::666677778888:role/r\nsource_profile = other\nregion = us-east-1\n"
                                + "services = mine",
                        "666677778888",
                        true,
                        List.of(IAM, "own-sts.corp:5001")),
                new Key(
                        "web_identity_token_file",
                        "role_arn = arn:aws:iam::777788889999:role/r\nweb_identity_token_file = ~/own-token\n"
                                + "region = us-east-1",
                        "777788889999",
                        false,
                        List.of(IAM, STS)),
                new Key(
                        "credential_process",
                        "credential_process = ~/process.sh\nregion = us-east-1",
                        "888899990000",
                        false,
                        List.of(IAM, STS)),
                new Key(
                        "sso_session",
                        "sso_session = corp\nsso_account_id = 999911112222\nsso_role_name = audit\nregion = us-east-1",
                        "999911112222",
                        false,
                        List.of(IAM, "portal.sso.eu-west-1.amazonaws.com", STS)),
                new Key(
                        "sso_start_url and FIPS",
                        "sso_start_url = https://corp.example/start\nsso_region = us-east-1\nsso_account_id = 999911112222"
                                + "\nsso_role_name = audit\nregion = us-east-1\nuse_fips_endpoint = true",
                        "999911112222",
                        false,
                        List.of(
                                "iam-fips.amazonaws.com",
                                "portal.sso-fips.us-east-1.amazonaws.com",
                                "sts-fips.us-east-1.amazonaws.com")));
    }

    private static Stream<Arguments> all() {
        List<Arguments> all = new ArrayList<>();
        keys().forEach(key -> {
            for (By by : By.values()) {
                for (Beside beside : Beside.values()) {
                    all.add(Arguments.of(key, by, beside));
                }
            }
        });
        return all.stream();
    }

    @BeforeEach
    void start() {
        aws = new StandIn();
        proxy = new InspectingProxy(aws.port());
    }

    @AfterEach
    void stop() {
        proxy.close();
        aws.close();
    }

    private Desk desk(String profile) {
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

    @ParameterizedTest(name = "{0} by {1} beside {2}")
    @MethodSource("all")
    void decidesWhoseAccountIsAskedAndWhere(Key key, By by, Beside beside) {
        Desk desk = desk(key.text());
        switch (by) {
            case OPTION -> desk.profile("mine");
            case VARIABLE -> desk.with("AWS_PROFILE", "mine");
        }
        switch (beside) {
            case KEYS -> desk.keysOf("111122223333");
            case WEB_IDENTITY ->
                desk.with("AWS_ROLE_ARN", "arn:aws:iam::555566667777:role/ci")
                        .with(
                                "AWS_WEB_IDENTITY_TOKEN_FILE",
                                home.resolve("token").toString());
            case NOTHING -> {}
        }
        boolean own = by == By.OPTION || beside == Beside.NOTHING || beside == Beside.WEB_IDENTITY && key.isRole();
        String account = own ? key.account() : beside == Beside.KEYS ? "111122223333" : "555566667777";
        assertThat(desk.audit()).isEqualTo(account);
        assertThat(aws.seen().get(aws.seen().size() - 1).key()).contains(account);
        if (own) {
            assertThat(aws.seen()).extracting(StandIn.Seen::key).noneMatch(signer -> signer.contains("111122223333"));
            assertThat(proxy.hosts()).isEqualTo(key.hosts());
        } else {
            // Another's credentials, at the hosts of the profile: all but those that its own are got from.
            assertThat(key.hosts()).containsAll(proxy.hosts());
        }
    }

    @Test
    void anOptionsProfileComesBeforeTheVariablesOfTheSameSettings() {
        Desk desk = desk(KEYS + "region = eu-west-1\nendpoint_url = http://mine.corp:1\n")
                .with("AWS_REGION", "ap-south-1")
                .with("AWS_ENDPOINT_URL", "http://environment.corp:2")
                .with("AWS_ENDPOINT_URL_IAM", "http://environment.corp:3");
        desk.with("AWS_PROFILE", "mine").audit();
        assertThat(proxy.hosts()).containsExactly("environment.corp:2", "environment.corp:3");
        assertThat(aws.seen()).extracting(StandIn.Seen::region).contains("ap-south-1");
        desk.profile("mine").audit();
        assertThat(proxy.hosts()).containsExactly("environment.corp:2", "environment.corp:3", "mine.corp:1");
        assertThat(aws.seen().get(2).region()).isEqualTo("eu-west-1");
    }

    @Test
    void theVariablesCountWhereTheProfileSaysNothing() {
        Desk desk = desk(KEYS).profile("mine").with("AWS_DEFAULT_REGION", "eu-west-1");
        desk.audit();
        assertThat(proxy.hosts()).containsExactly(IAM, "sts.eu-west-1.amazonaws.com");
        desk.with("AWS_ENDPOINT_URL_IAM", "http://environment.corp:3").with("AWS_USE_FIPS_ENDPOINT", "true");
        desk.with("AWS_ENDPOINT_URL_STS", "http://environment.corp:4").with("AWS_USE_FIPS_ENDPOINT", "false");
        desk.audit();
        assertThat(proxy.hosts()).contains("environment.corp:3", "environment.corp:4");
    }

    @Test
    void ignoredEndpointsDoNotCountByVariableEither() {
        Desk desk = desk(KEYS + "region = us-east-1\nendpoint_url = http://mine.corp:1")
                .with("AWS_PROFILE", "mine")
                .with("AWS_ENDPOINT_URL", "http://environment.corp:2")
                .with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        desk.audit();
        assertThat(proxy.hosts()).containsExactly(IAM, STS);
        desk.endpoint("http://option.corp:3").audit();
        assertThat(proxy.hosts()).containsExactly(IAM, "option.corp:3", STS);
    }

    @Test
    void everyWayToSetAnEndpointMeansTheSameToS3Control() {
        List<Desk> desks = List.of(
                new Desk(home.resolve("1")).endpoint(aws.url()),
                new Desk(home.resolve("2")).with("AWS_ENDPOINT_URL", aws.url()),
                new Desk(home.resolve("3")).with("AWS_ENDPOINT_URL_S3_CONTROL", aws.url()),
                new Desk(home.resolve("4")).property("aws.endpointUrl", aws.url()),
                new Desk(home.resolve("5")).property("aws.endpointUrlS3Control", aws.url()),
                new Desk(home.resolve("6")).config("[default]\nendpoint_url = " + aws.url()),
                new Desk(home.resolve("7"))
                        .config("[default]\nservices = s\n[services s]\ns3_control =\n  endpoint_url = " + aws.url()),
                new Desk(home.resolve("8"))
                        .config("[profile p]\nendpoint_url = " + aws.url() + "\n" + KEYS)
                        .profile("p"));
        for (Desk desk : desks) {
            try (Session session =
                    desk.keysOf("111122223333").region("us-east-1").open()) {
                session.client(S3ControlClient.class, S3ControlClient::builder, Aws.GLOBAL)
                        .getPublicAccessBlock(request -> request.accountId("111122223333"));
            }
        }
        assertThat(aws.actions())
                .hasSize(desks.size())
                .allMatch(action -> action.equals("GET /v20180820/configuration/publicAccessBlock"));
        assertThat(proxy.hosts()).isEmpty();
    }

    @Test
    void aRoleThatHardenAssumesIsAskedOfTheRegionsOwnEndpoint() {
        Desk desk = desk(KEYS + "region = eu-west-1").profile("mine").role("arn:aws:iam::666677778888:role/audit");
        assertThat(desk.audit()).isEqualTo("666677778888");
        assertThat(proxy.hosts()).containsExactly(IAM, "sts.eu-west-1.amazonaws.com");
    }

    @Test
    void theNumberOfAttemptsIsTheProfiles() {
        aws.refuse("GetAccountSummary", 500, "InternalFailure", "broken");
        Desk desk = desk(KEYS + "region = us-east-1\nmax_attempts = 1")
                .profile("mine")
                .with("AWS_MAX_ATTEMPTS", "3");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(desk::audit)).isNotNull();
        assertThat(aws.actions()).containsExactly("GetCallerIdentity", "GetAccountSummary");
    }

    @Test
    void theNameOfTheApplicationAndTheStyleOfAddressesAreTheProfiles() {
        Desk desk = desk(KEYS + "region = us-east-1\nsdk_ua_app_id = mine\ns3 =\n  addressing_style = path\n")
                .profile("mine")
                .with("AWS_SDK_UA_APP_ID", "theirs");
        try (Session session = desk.open()) {
            Throwable noAcl = org.assertj.core.api.Assertions.catchThrowable(
                    () -> session.client(S3Client.class, S3Client::builder, "us-east-1")
                            .getBucketAcl(request -> request.bucket("bucket")));
            assertThat(aws.seen()).as("%s", noAcl).hasSize(1);
        }
        assertThat(proxy.hosts()).containsExactly("s3.amazonaws.com");
        assertThat(aws.seen().get(0).action()).isEqualTo("GET /bucket");
        assertThat(aws.seen().get(0).body()).contains("app/mine").doesNotContain("theirs");
    }

    @Test
    void aRecordingKeepsTheChoiceOfHosts() throws java.io.IOException {
        Path file = home.resolve("r.zip");
        Desk desk = desk(KEYS + "region = us-east-1\nuse_fips_endpoint = true").profile("mine");
        try (Session session = desk.open(true)) {
            Desk.ask(session);
            session.saveRecording(file, "test");
        }
        int asked = aws.seen().size();
        try (Session session = Session.replay(file, Desk.ALLOWED, 4)) {
            assertThat(Desk.ask(session)).isEqualTo("333344445555");
        }
        assertThat(aws.seen()).hasSize(asked);
    }

    @Test
    void theCertificatesAreTheProfiles() {
        Desk desk = desk(KEYS + "region = us-east-1\nca_bundle = ~/ca.pem")
                .profile("mine")
                .with("AWS_CA_BUNDLE", "/nowhere");
        desk.file("ca.pem", Sums.read(Authority.get().pem()));
        assertThat(desk.audit()).isEqualTo("333344445555");
    }
}
