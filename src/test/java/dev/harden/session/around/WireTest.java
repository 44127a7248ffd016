package dev.harden.session.around;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.harden.facts.Refusal;
import dev.harden.session.WrongSetting;
import dev.harden.session.setup.Surroundings;
import dev.harden.session.wire.Proxies;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goes through proxies, past them, and through one that inspects TLS. */
class WireTest {
    @TempDir
    private Path home;

    private StandIn aws;
    private InspectingProxy proxy;
    private Desk desk;

    @BeforeEach
    void start() {
        aws = new StandIn();
        proxy = new InspectingProxy(aws.port());
        desk = new Desk(home)
                .keysOf("111122223333")
                .with("AWS_REGION", "us-east-1")
                .trusting();
    }

    @AfterEach
    void stop() {
        proxy.close();
        aws.close();
    }

    private Refusal refusal() {
        Throwable failure = catchThrowable(desk::audit);
        assertThat(failure).isInstanceOf(RuntimeException.class);
        return Refusal.read((RuntimeException) failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
    void httpsGoesByItsOwnVariableInEitherCase(String name) {
        desk.with(name, proxy.url()).with("HTTP_PROXY", "http://127.0.0.1:9").audit();
        assertThat(proxy.hosts()).containsExactly("iam.amazonaws.com", "sts.us-east-1.amazonaws.com");
    }

    @Test
    void lowerCaseWinsAndASchemeMayBeMissing() {
        desk.with("HTTPS_PROXY", "http://127.0.0.1:9")
                .with("https_proxy", "127.0.0.1:" + proxy.port())
                .audit();
        assertThat(proxy.hosts()).hasSize(2);
    }

    @Test
    void theFamilyOfSystemPropertiesCounts() {
        desk.property("https.proxyHost", "127.0.0.1")
                .property("https.proxyPort", String.valueOf(proxy.port()))
                .with("HTTPS_PROXY", "http://127.0.0.1:9")
                .audit();
        assertThat(proxy.hosts()).hasSize(2);
    }

    @Test
    void userAndPasswordAreShownToTheProxyAndToNobodyElse() {
        proxy.requiring("jane:p@ss word");
        desk.with("HTTPS_PROXY", "http://jane:p%40ss%20word@127.0.0.1:" + proxy.port())
                .audit();
        assertThat(proxy.hosts()).hasSize(2);
        assertThat(aws.seen()).noneMatch(seen -> seen.body().contains("Proxy-Authorization"));
    }

    @Test
    void plainAddressesGoByTheirVariableWithItsUser() {
        proxy.requiring("jane:secret");
        desk.with("HTTP_PROXY", "http://jane:secret@127.0.0.1:" + proxy.port())
                .with("HTTPS_PROXY", "http://127.0.0.1:9")
                .with("AWS_ENDPOINT_URL", "http://aws.corp.internal:5001")
                .audit();
        assertThat(proxy.hosts()).containsExactly("aws.corp.internal:5001");
    }

    @Test
    void aProxyThatWantsAPasswordIsToldAsOne() {
        proxy.requiring("jane:secret");
        desk.through(proxy);
        assertThat(refusal().sentence())
                .isEqualTo("got no answer: the proxy 127.0.0.1:" + proxy.port()
                        + " requires a user and a password (HTTP 407)");
        desk.with("AWS_ENDPOINT_URL", "http://aws.corp.internal:5001");
        assertThat(refusal().code()).isEqualTo("ProxyRefused");
    }

    @Test
    void aProxysRefusalIsNotTakenForAwss() {
        proxy.refusing(403);
        desk.through(proxy).with("AWS_MAX_ATTEMPTS", "1");
        Refusal refusal = refusal();
        assertThat(refusal.outcome()).isEqualTo(dev.harden.model.CallOutcome.UNREACHABLE);
        assertThat(refusal.sentence()).contains("refused the connection to sts.us-east-1.amazonaws.com:443 (HTTP 403)");
    }

    @Test
    void aCertificateThatIsNotTrustedIsToldWithIssuerAndHost() {
        desk.with("AWS_CA_BUNDLE", "").through(proxy);
        Refusal refusal = refusal();
        assertThat(refusal.code()).isEqualTo("UntrustedCertificate");
        assertThat(refusal.sentence())
                .isEqualTo(
                        "got no answer: the certificate of sts.us-east-1.amazonaws.com, issued by 'Corp Inspection CA',"
                                + " is not trusted");
        assertThat(proxy.hosts()).hasSize(1);
    }

    @Test
    void aCertificateOfAnotherHostIsToldAsSuch() {
        desk.with("AWS_REGION", "ap-south-2").through(proxy);
        assertThat(refusal().sentence())
                .contains("sts.ap-south-2.amazonaws.com")
                .contains("subject alternative names");
    }

    @Test
    void aNameThatNobodyKnowsIsToldWithIt() {
        desk.with("AWS_ENDPOINT_URL", "https://aws.nowhere.invalid").with("AWS_MAX_ATTEMPTS", "1");
        assertThat(refusal().sentence()).isEqualTo("got no answer: the name aws.nowhere.invalid cannot be resolved");
    }

    @ParameterizedTest
    @CsvSource({
        "*, sts.us-east-1.amazonaws.com, 443, true",
        ".amazonaws.com, sts.us-east-1.amazonaws.com, 443, true",
        "amazonaws.com, sts.us-east-1.amazonaws.com, 443, true",
        "*.amazonaws.com, iam.amazonaws.com, 443, true",
        "amazonaws.com, notamazonaws.com, 443, false",
        "amazonaws.com, amazonaws.com.example, 443, false",
        "AMAZONAWS.COM, iam.amazonaws.com, 443, true",
        "iam.amazonaws.com, iam.amazonaws.com, 443, true",
        "iam.amazonaws.com:443, iam.amazonaws.com, 443, true",
        "iam.amazonaws.com:8443, iam.amazonaws.com, 443, false",
        "'localhost, amazonaws.com', iam.amazonaws.com, 443, true",
        "'localhost amazonaws.com', iam.amazonaws.com, 443, true",
        "10.0.0.0/8, 10.1.2.3, 443, true",
        "10.0.0.0/8, 11.1.2.3, 443, false",
        "10.1.2.3, 10.1.2.3, 443, true",
        "10.1.2.3:443, 10.1.2.3, 443, true",
        "10.1.2.3:80, 10.1.2.3, 443, false",
        "fd00::/8, [fd00::1], 443, true",
        "[fd00::1]:443, [fd00::1], 443, true",
        "'', iam.amazonaws.com, 443, false",
        "10.0.0.0/99, 10.1.2.3, 443, false"
    })
    void theUsualFormsOfNoProxyAreTaken(String list, String host, int port, boolean direct) {
        Proxies proxies = Proxies.of(new Surroundings(
                Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", list), Map.of(), Optional.empty()));
        assertThat(proxies.of(new HttpHost(host, port, "https")).isEmpty()).isEqualTo(direct);
    }

    @Test
    void theListOfTheJvmCountsForItsProxies() {
        Map<String, String> properties = Map.of("https.proxyHost", "proxy", "http.nonProxyHosts", "*.corp|10.*");
        Proxies proxies = Proxies.of(new Surroundings(Map.of(), properties, Optional.empty()));
        assertThat(proxies.of(new HttpHost("iam.amazonaws.com", 443, "https"))).isPresent();
        assertThat(proxies.of(new HttpHost("a.corp", 443, "https"))).isEmpty();
        assertThat(proxies.of(new HttpHost("10.2.3.4", 443, "https"))).isEmpty();
    }

    @Test
    void whatNoProxyNamesIsAskedDirectly() {
        desk.through(proxy)
                .with("NO_PROXY", "127.0.0.0/8")
                .with("AWS_ENDPOINT_URL", aws.url())
                .audit();
        assertThat(proxy.hosts()).isEmpty();
        assertThat(aws.seen()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, socks5://127.0.0.1:1",
        "HTTPS_PROXY, http://",
        "AWS_CA_BUNDLE, /nowhere/ca.pem",
        "AWS_CA_BUNDLE, /dev/null"
    })
    void whatIsNoneEndsBeforeAnythingIsAsked(String name, String value) {
        Throwable failure = catchThrowable(() -> desk.with(name, value).audit());
        assertThat(failure)
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void aPasswordIsNotShownInTheSentenceOnAWrongProxy() {
        Throwable failure = catchThrowable(
                () -> desk.with("HTTPS_PROXY", "socks5://jane:secret@proxy:1").audit());
        assertThat(failure).isInstanceOf(WrongSetting.class).hasMessageContaining("socks5://proxy:1");
        assertThat(failure.getMessage()).doesNotContain("secret");
    }
}
