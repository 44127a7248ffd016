package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds each key of a profile, by {@code --profile} and by {@code AWS_PROFILE}, beside each source of credentials in the
 * environment, to whose account is asked and at which hosts.
 */
class ProfileMatrixTest {
    private static final String STS = "sts.us-east-1.amazonaws.com";
    private static final String IAM = "iam.amazonaws.com";

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
            return new Key(name, Desk.KEYS + "region = us-east-1\n" + line, "333344445555", false, List.of(hosts));
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
                        Desk.KEYS + "region = eu-west-1",
                        "333344445555",
                        false,
                        List.of(IAM, "sts.eu-west-1.amazonaws.com")),
                new Key(
                        "region of another partition",
                        Desk.KEYS + "region = us-gov-west-1",
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
        return Desk.inCompany(home, proxy, profile);
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
}
