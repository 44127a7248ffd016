package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.ServerCertificates;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

class IamExpiredCertificatesTest {
    @Test
    void failsAtTheInstantOfExpiryAndPassesBefore() {
        assertThat(said(Given.NOW)).startsWith("FAIL shop");
        assertThat(said(Given.NOW.plusSeconds(1))).startsWith("PASS shop");
        assertThat(said(null)).startsWith("UNKNOWN shop");
    }

    @Test
    void passesOnTheAccountWithoutCertificates() {
        assertThat(Given.facts().fact(new ServerCertificates(), List.of()).judge(new IamExpiredCertificates()))
                .containsExactly("PASS 111122223333: IAM stores no server certificate");
    }

    private static String said(Instant expires) {
        ServerCertificateMetadata certificate = ServerCertificateMetadata.builder()
                .serverCertificateName("shop")
                .arn("arn:aws:iam::111122223333:server-certificate/shop")
                .expiration(expires)
                .build();
        return Given.facts()
                .fact(new ServerCertificates(), List.of(certificate))
                .judge(new IamExpiredCertificates())
                .get(0);
    }
}
