package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.harden.session.SessionException;
import dev.harden.session.WrongSetting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds each source of credentials to saying itself why it has none. */
class CausesTest {
    private static final String CHAIN = """
            [profile chain]
            region = us-east-1
            role_arn = arn:aws:iam::555566667777:role/audit
            source_profile = prod
            """;
    private static final String PROD = """
            [prod]
            aws_access_key_id = AKIA222233334444TEST
            aws_secret_access_key = SECRET
            """;

    @TempDir
    private Path home;

    private StandIn aws;
    private Desk desk;

    @BeforeEach
    void start() {
        aws = new StandIn();
        desk = new Desk(home).with("AWS_ENDPOINT_URL", aws.url()).credentials(PROD);
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

    private String causeOf(String profile) {
        desk.config("[profile bad]\nregion = us-east-1\n" + profile).profile("bad");
        return cause();
    }

    private String process(String script) {
        desk.file("p.sh", "#!/bin/sh\n" + script);
        return causeOf("credential_process = ~/p.sh");
    }

    @Test
    void aProgramThatFailsIsToldWithItsWordsAndItsCode() {
        assertThat(process("echo 'sign in with corp-login sso first' >&2\nexit 3"))
                .contains("credential_process of profile 'bad' ended with exit code 3")
                .endsWith(": sign in with corp-login sso first")
                .doesNotContain("aws sso login");
        assertThat(process("exit 4")).endsWith("ended with exit code 4 and wrote nothing to standard error");
        assertThat(causeOf("credential_process = /nowhere/tool"))
                .contains("credential_process of profile 'bad' ended with exit code 127")
                .contains("/nowhere/tool");
        assertThat(aws.seen()).isEmpty();
    }

    @Test
    void aProgramsAnswerThatIsNoneIsRefusedAndNothingOfItIsShown() {
        assertThat(process("echo 'key is AKIASECRET'"))
                .endsWith("wrote no JSON to standard output")
                .doesNotContain("AKIASECRET");
        assertThat(process("echo '{\"Version\":2}'")).endsWith("wrote no JSON object with \"Version\": 1");
        assertThat(process("echo '{\"Version\":1,\"AccessKeyId\":\"A\"}'")).endsWith("gave no SecretAccessKey");
        assertThat(process(
                        "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\",\"Expiration\":\"x\"}'"))
                .endsWith("gave an Expiration that is no time: 'x'");
        assertThat(process("echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\","
                        + "\"Expiration\":\"2020-01-01T00:00:00Z\"}'"))
                .contains("credential_process of profile 'bad' gave credentials that have expired")
                .contains("2020-01-01T00:00:00Z");
        assertThat(aws.seen()).isEmpty();
    }

    @Test
    void halfAKeyIsToldWithTheOtherHalf() {
        assertThat(causeOf("aws_access_key_id = AKIA333344445555TEST")).contains("without aws_secret_access_key");
        assertThat(causeOf("aws_secret_access_key = S")).contains("without aws_access_key_id");
        desk = new Desk(home).with("AWS_ACCESS_KEY_ID", "AKIA333344445555TEST");
        assertThat(cause())
                .contains("AWS_ACCESS_KEY_ID is set without its secret")
                .contains("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void aKeyMayStandInBothFilesByHalves() {
        desk.config("[profile prod]\naws_secret_access_key = OTHER\nregion = us-east-1")
                .profile("prod");
        assertThat(desk.audit()).isEqualTo("222233334444");
    }

    @Test
    void aCircleOfSourcesIsToldAsOne() {
        desk.config("""
                [profile a]
                role_arn = arn:aws:iam::555566667777:role/a
                source_profile = b
                [profile b]
                role_arn = arn:aws:iam::555566667777:role/b
                source_profile = a
                [profile self]
                role_arn = arn:aws:iam::555566667777:role/b
                source_profile = self
                """).profile("a");
        assertThat(cause()).contains("source_profile goes in a circle: a -> b -> a");
        desk.profile("self");
        assertThat(cause()).contains("source_profile goes in a circle: self -> self");
    }

    @Test
    void aProfileWithKeysMayBeItsOwnSource() {
        desk.config("[profile prod]\nrole_arn = arn:aws:iam::555566667777:role/a\nsource_profile = prod")
                .profile("prod");
        assertThat(desk.audit()).isEqualTo("555566667777");
        assertThat(aws.seen().get(0).key()).isEqualTo("AKIA222233334444TEST");
    }

    @Test
    void aSourceThatIsNoneIsNamed() {
        assertThat(causeOf("role_arn = arn:aws:iam::555566667777:role/a"))
                .contains("role_arn of profile 'bad'")
                .contains("source_profile or credential_source");
        assertThat(causeOf("role_arn = arn:aws:iam::555566667777:role/a\nsource_profile = nosuch"))
                .contains("source_profile of profile 'bad' is 'nosuch'")
                .contains("there are bad, prod");
        assertThat(causeOf("role_arn = arn:aws:iam::555566667777:role/a\ncredential_source = Elsewhere"))
                .contains("credential_source of profile 'bad' is 'Elsewhere'")
                .contains("Ec2InstanceMetadata");
        assertThat(causeOf("role_arn = arn:aws:iam::555566667777:role/a\ncredential_source = Environment"))
                .contains("AWS_ACCESS_KEY_ID is not set");
        assertThat(causeOf("output = json")).contains("profile 'bad' has no credentials");
        desk.profile("nosuch");
        assertThat(cause())
                .isEqualTo("--profile: there is no profile 'nosuch' in the AWS config and credentials files;"
                        + " there are bad, prod");
    }

    @Test
    void theEnvironmentsKeysMayBeASourceThatAProfileNames() {
        desk.config("[profile p]\nrole_arn = arn:aws:iam::555566667777:role/a\ncredential_source = Environment")
                .profile("p")
                .keysOf("111122223333");
        assertThat(desk.audit()).isEqualTo("555566667777");
        assertThat(aws.seen().get(0).key()).isEqualTo("AKIA111122223333TEST");
    }

    @Test
    void aRoleThatMayNotBeAssumedIsNamedWithWhatDecides() {
        aws.refuse("AssumeRole", 403, "AccessDenied", "User: u is not authorized to perform: sts:AssumeRole");
        desk.config(CHAIN).profile("chain");
        assertThat(cause())
                .contains("cannot assume arn:aws:iam::555566667777:role/audit (role_arn of profile 'chain')")
                .contains("AWS denied sts:AssumeRole (AccessDenied, User: u is not authorized")
                .contains("trust policy")
                .doesNotContain("sso");
        assertThat(catchThrowable(desk::audit))
                .hasRootCauseInstanceOf(software.amazon.awssdk.core.exception.SdkException.class);
        desk.profile("prod").role("arn:aws:iam::666677778888:role/x");
        assertThat(cause()).contains("cannot assume arn:aws:iam::666677778888:role/x (--role-arn)");
    }

    @Test
    void throttlingAndTheClockAreToldAsSuchBeforeTheRoleIs() {
        desk.config(CHAIN + "max_attempts = 1").profile("chain");
        aws.refuse("AssumeRole", 400, "Throttling", "Rate exceeded");
        assertThat(cause()).contains("AWS throttled sts:AssumeRole").doesNotContain("trust policy");
        aws.refuse("AssumeRole", 403, "SignatureDoesNotMatch", "Signature expired: 20261129T190000Z is now earlier");
        assertThat(cause()).contains("this machine's clock differs from AWS's").doesNotContain("trust policy");
    }

    @Test
    void aDeviceIsAskedForAtTheTerminalOrTheWayThereIsTold() {
        desk.config(CHAIN + "mfa_serial = arn:aws:iam::222233334444:mfa/u").profile("chain");
        assertThat(cause())
                .contains("requires MFA (mfa_serial arn:aws:iam::222233334444:mfa/u)")
                .contains("aws configure export-credentials --profile chain --format env");
        assertThat(aws.seen()).isEmpty();
        desk.answering(serial -> serial.endsWith("mfa/u") ? "123456" : "");
        assertThat(desk.audit()).isEqualTo("555566667777");
        assertThat(aws.seen().get(0).body()).contains("TokenCode=123456").contains("mfa/u");
    }

    @Test
    void aTokenThatIsNotTakenIsToldWithRoleAndIssuer() {
        aws.refuse("AssumeRoleWithWebIdentity", 403, "AccessDenied", "Not authorized");
        String claims = "{\"iss\":\"https://token.ci.example\",\"aud\":\"sts.amazonaws.com\",\"sub\":\"repo:a/b\"}";
        String token =
                "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                        + ".signature";
        desk.with("AWS_ROLE_ARN", "arn:aws:iam::999900001111:role/ci")
                .with("AWS_WEB_IDENTITY_TOKEN_FILE", desk.file("token", token).toString());
        assertThat(cause())
                .contains("arn:aws:iam::999900001111:role/ci")
                .contains("issuer https://token.ci.example, aud sts.amazonaws.com, sub repo:a/b")
                .contains("AWS denied sts:AssumeRoleWithWebIdentity")
                .contains("Federated")
                .doesNotContain("signature");
        assertThat(aws.seen().get(0).key()).isEmpty();
        desk.with("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere/token");
        assertThat(cause())
                .contains("AWS_WEB_IDENTITY_TOKEN_FILE is '/nowhere/token'")
                .contains("NoSuchFile");
    }

    @Test
    void aSignInIsToldOnlyWhereItIsOne() {
        String sso = "sso_session = corp\nsso_account_id = 999911112222\nsso_role_name = audit\n[sso-session corp]\n"
                + "sso_start_url = https://corp.example\nsso_region = us-east-1";
        assertThat(causeOf(sso))
                .isEqualTo("the sign-in of profile 'bad' is missing; run 'aws sso login --profile bad' and try again");
        String file = ".aws/sso/cache/" + Sums.sha1("corp") + ".json";
        desk.file(file, "{\"accessToken\":\"t\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
        assertThat(causeOf(sso)).contains("has expired (at 2020-01-01T00:00:00Z); run 'aws sso login --profile bad'");
        desk.file(file, "{\"accessToken\":\"t\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}");
        aws.answer("GET /federation/credentials", 401, "{\"message\":\"Session token not found or invalid\"}");
        assertThat(causeOf(sso)).contains("has expired; run 'aws sso login --profile bad'");
        aws.answer("GET /federation/credentials", 403, "{\"__type\":\"ForbiddenException\",\"message\":\"No access\"}");
        assertThat(causeOf(sso))
                .contains("no credentials of role audit in account 999911112222")
                .contains("No access")
                .doesNotContain("aws sso login");
        assertThat(causeOf("sso_start_url = https://corp.example\nsso_role_name = a"))
                .contains("lacks sso_region");
        assertThat(causeOf("sso_session = none\nsso_account_id = 1\nsso_role_name = a"))
                .contains("[sso-session none]");
    }

    @Test
    void anExpiredSignInIsRenewedAndKept() {
        String file = ".aws/sso/cache/" + Sums.sha1("corp") + ".json";
        desk.file(
                file,
                "{\"accessToken\":\"old\",\"expiresAt\":\"2020-01-01T00:00:00Z\",\"refreshToken\":\"r\",\"clientId\":\"c\","
                        + "\"clientSecret\":\"s\",\"startUrl\":\"kept\"}");
        desk.config("""
                        [profile bad]
                        region = us-east-1
                        sso_session = corp
                        sso_account_id = 999911112222
                        sso_role_name = audit
                        [sso-session corp]
                        sso_start_url = https://corp.example
                        sso_region = us-east-1
                        """).profile("bad");
        assertThat(desk.audit()).isEqualTo("999911112222");
        assertThat(Sums.read(home.resolve(file)))
                .contains("new-token")
                .contains("next")
                .contains("kept");
        aws.answer("POST /token", 400, "{\"error\":\"invalid_grant\"}");
        desk.file(file, "{\"accessToken\":\"old\",\"expiresAt\":\"2020-01-01T00:00:00Z\",\"refreshToken\":\"r\"}");
        assertThat(cause()).contains("has expired; run 'aws sso login --profile bad'");
    }

    @Test
    void wrongFirstLinksDoNotFallThroughToOthers() {
        desk.config("[default]\ncredential_process = /bin/false").keysOf("111122223333");
        assertThat(desk.audit()).isEqualTo("111122223333");
        desk = new Desk(home).with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:9/x");
        assertThat(cause()).contains("credential_process of profile 'default' ended with exit code 1");
    }
}
