package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.Aws;
import dev.harden.session.Session;
import dev.harden.session.tape.Planned;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/** Holds what a profile says to what the environment says of the same. */
class ProfileChoiceTest {
    private static final String STS = "sts.us-east-1.amazonaws.com";
    private static final String IAM = "iam.amazonaws.com";
    private static final String KEYS = Desk.KEYS;

    @TempDir
    private Path home;

    private StandIn aws;
    private InspectingProxy proxy;

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
            session.saveRecording(file, "test", new Planned(List.of(), List.of(), List.of()));
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
