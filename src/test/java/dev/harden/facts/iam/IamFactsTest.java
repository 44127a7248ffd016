package dev.harden.facts.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.User;

class IamFactsTest {
    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        CannedAws aws = new CannedAws()
                .query("ListUsers", "<Users/><IsTruncated>true</IsTruncated><Marker>m1</Marker>")
                .query(
                        "ListUsers",
                        "<Users><member><UserName>a</UserName></member></Users><IsTruncated>true</IsTruncated>"
                                + "<Marker>m2</Marker>")
                .query(
                        "ListUsers",
                        "<Users><member><UserName>b</UserName></member></Users><IsTruncated>false</IsTruncated>");
        assertThat(new Users().load(aws)).extracting(User::userName).containsExactly("a", "b");
        assertThat(aws.asked().get(2)).contains("Marker=m2");
    }

    static Stream<Fact<?>> listing() {
        return Stream.of(
                new Users(),
                new AccessKeys("a"),
                new MfaDevices("a"),
                new VirtualMfaDevices(),
                new ServerCertificates(),
                new SamlProviders(),
                new IdentityCenterRoles(),
                new AuthorizationDetails(),
                new AccountSummary(),
                new AccountPasswordPolicy(),
                new UserLoginProfile("a"),
                new AccessKeyLastUse("K"),
                new OrganizationsFeatures());
    }

    @ParameterizedTest
    @MethodSource("listing")
    void anEmptyAnswerIsNoEmptyAccount(Fact<?> fact) {
        CannedAws aws = new CannedAws().answer(200, "<AnyResponse><AnyResult/></AnyResponse>");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("listing")
    void aRefusalIsNoAnswer(Fact<?> fact) {
        CannedAws aws = new CannedAws().error(403, "AccessDenied");
        assertThatThrownBy(() -> fact.load(aws)).isInstanceOf(IamException.class);
    }

    @Test
    void whatAWSDocumentsAsAbsentIsAnAnswer() {
        assertThat(new AccountPasswordPolicy().load(new CannedAws().error(404, "NoSuchEntity")))
                .isEmpty();
        assertThat(new UserLoginProfile("a").load(new CannedAws().error(404, "NoSuchEntity")))
                .isEmpty();
        CannedAws never = new CannedAws()
                .query(
                        "GetAccessKeyLastUsed",
                        "<AccessKeyLastUsed><ServiceName>N/A</ServiceName><Region>N/A</Region></AccessKeyLastUsed>");
        assertThat(new AccessKeyLastUse("K").load(never)).isEmpty();
    }

    @Test
    void keepsThePolicyVersionThatIsInForce() {
        CannedAws aws = new CannedAws()
                .query("GetAccountAuthorizationDetails", policies(version("v1", false) + version("v2", true)));
        assertThat(new AuthorizationDetails().load(aws).policies())
                .containsExactly(new AuthorizationDetails.Managed("arn:aws:iam::1:policy/p", "%7Bv2%7D"));
        assertThat(aws.asked().get(0)).contains("LocalManagedPolicy").contains("AWSManagedPolicy");
        CannedAws without = new CannedAws().query("GetAccountAuthorizationDetails", policies(version("v1", false)));
        assertThatThrownBy(() -> new AuthorizationDetails().load(without)).isInstanceOf(Answers.Incomplete.class);
    }

    private static String policies(String versions) {
        return "<IsTruncated>false</IsTruncated><Policies><member><PolicyName>p</PolicyName>"
                + "<Arn>arn:aws:iam::1:policy/p</Arn><PolicyVersionList>" + versions
                + "</PolicyVersionList></member></Policies>";
    }

    private static String version(String id, boolean inForce) {
        return "<member><VersionId>" + id + "</VersionId><IsDefaultVersion>" + inForce
                + "</IsDefaultVersion><Document>%7B" + id + "%7D</Document></member>";
    }

    @Test
    void centralRootAccessIsNotSeenFromAMemberAndOffWithoutTrustedAccess() {
        CannedAws member = new CannedAws().error(409, "AccountNotManagementOrDelegatedAdministrator");
        assertThatThrownBy(() -> new OrganizationsFeatures().load(member))
                .isInstanceOf(FactUnavailable.class)
                .hasMessageContaining("management account");
        assertThat(new OrganizationsFeatures().load(new CannedAws().error(409, "ServiceAccessNotEnabled")))
                .isEmpty();
    }

    @Test
    void waitsForTheCredentialReport() {
        String csv = "user,arn,password_enabled\n<root_account>,arn:aws:iam::1:root,not_supported\n"
                + "a,b,arn:aws:iam::1:user/a,b,true\n";
        String content = Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8));
        CannedAws aws = new CannedAws()
                .query("GenerateCredentialReport", "<State>STARTED</State>")
                .query("GenerateCredentialReport", "<State>INPROGRESS</State>")
                .query("GenerateCredentialReport", "<State>COMPLETE</State>")
                .query(
                        "GetCredentialReport",
                        "<Content>" + content + "</Content><ReportFormat>text/csv</ReportFormat>"
                                + "<GeneratedTime>2026-11-24T10:00:00Z</GeneratedTime>");
        CredentialReport.Report report = new CredentialReport().load(aws);
        assertThat(aws.pauses()).hasSize(2);
        assertThat(report.generatedAt()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(report.root().text("password_enabled")).isEqualTo("not_supported");
        assertThat(report.row("a,b").text("password_enabled")).isEqualTo("true");
        assertThatThrownBy(() -> report.row("nobody")).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void aReportOfAnotherShapeIsNone() {
        assertThatThrownBy(() -> CredentialReport.parse("", Instant.EPOCH)).isInstanceOf(Answers.Incomplete.class);
        assertThatThrownBy(() -> CredentialReport.parse("name,arn\n", Instant.EPOCH))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void aRowThatIsNotWholeSpoilsNoOther() {
        CredentialReport.Report report =
                CredentialReport.parse("user,arn,x\r\na\r\nb,arn:b,1\r\n\r\nc,arn:c,1,2\r\n", Instant.EPOCH);
        assertThat(report.row("b").text("x")).isEqualTo("1");
        for (String user : List.of("a", "c")) {
            assertThatThrownBy(() -> report.row(user).text("x")).isInstanceOf(Answers.Incomplete.class);
        }
    }

    @Test
    void readsQuotedCellsAndColumnsThatItDoesNotKnow() {
        String csv = "user,arn,news,x,additional_credentials_info\n"
                + "al,arn:al,n,1,\"1 more key, use ListAccessKeys\"\n"
                + "\"b,o\",\"arn:u/b,o\",\"two\nlines \"\"so\"\"\",2,N/A\n"
                + "cy,arn:cy,,3,\"open, to the end";
        CredentialReport.Report report = CredentialReport.parse("\uFEFF" + csv, Instant.EPOCH);
        assertThat(report.rows()).hasSize(3);
        assertThat(report.row("al").text("additional_credentials_info")).isEqualTo("1 more key, use ListAccessKeys");
        assertThat(report.row("b,o").text("news")).isEqualTo("two\nlines \"so\"");
        assertThat(report.row("b,o").text("x")).isEqualTo("2");
        assertThat(report.row("cy").text("x")).isEqualTo("3");
        assertThat(CredentialReport.parse("x,user,arn\n1,a,arn:a\n", Instant.EPOCH)
                        .row("a")
                        .text("x"))
                .isEqualTo("1");
    }
}
