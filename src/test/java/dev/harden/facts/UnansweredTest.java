package dev.harden.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.CallOutcome;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.model.IamException;

class UnansweredTest {
    private static Refusal of(IOException cause) {
        return Refusal.read(SdkClientException.create("failed", cause));
    }

    @Test
    void aCertificateIsToldWithWhoseAndWhoIssuedIt() {
        SSLHandshakeException handshake = new SSLHandshakeException("PKIX");
        handshake.initCause(new UntrustedCertificate(
                "iam.amazonaws.com", "Corp CA", "is not trusted", new CertificateException("PKIX")));
        assertThat(of(handshake))
                .isEqualTo(new Refusal(
                        CallOutcome.UNREACHABLE,
                        "UntrustedCertificate",
                        "got no answer: the certificate of iam.amazonaws.com, issued by 'Corp CA', is not trusted"));
        assertThat(of(new SSLPeerUnverifiedException("Certificate for <a> doesn't match"))
                        .sentence())
                .isEqualTo("got no answer: Certificate for <a> doesn't match");
    }

    @Test
    void aProxyAndANameAreToldAsWhatTheyAre() {
        assertThat(of(new ProxyRefused("proxy:3128", 407, "iam.amazonaws.com:443"))
                        .sentence())
                .isEqualTo("got no answer: the proxy proxy:3128 requires a user and a password (HTTP 407)");
        assertThat(of(new ProxyRefused("proxy:3128", 502, "iam.amazonaws.com:443"))
                        .sentence())
                .contains("refused the connection to iam.amazonaws.com:443 (HTTP 502)");
        assertThat(of(new UnknownHostException("iam.nowhere: Name or service not known"))
                        .sentence())
                .isEqualTo("got no answer: the name iam.nowhere cannot be resolved");
    }

    @Test
    void whatMayPassIsToldWithoutWhatChangesFromRunToRun() {
        assertThat(of(new SocketTimeoutException("Read timed out")))
                .isEqualTo(new Refusal(CallOutcome.UNREACHABLE, "NoAnswer", "got no whole answer"));
    }

    @ParameterizedTest
    @CsvSource({
        "SignatureDoesNotMatch, Signature expired: 20261129T190000Z is now earlier than, true",
        "SignatureDoesNotMatch, Signature not yet current: 20261129T190000Z is still later than, true",
        "InvalidSignatureException, Signature expired: 20261129T190000Z is now earlier than, true",
        "RequestTimeTooSkewed, The difference between the request time and the current time is too large., true",
        "SignatureDoesNotMatch, The request signature we calculated does not match, false",
        "AccessDenied, Signature expired, false"
    })
    void theClockIsToldByAwssWords(String code, String message, boolean clock) {
        Refusal refusal = Refusal.read(IamException.builder()
                .statusCode(403)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build());
        assertThat(refusal.code().equals("ClockSkew")).isEqualTo(clock);
        assertThat(refusal.sentence().contains("this machine's clock differs from AWS's"))
                .isEqualTo(clock);
    }
}
