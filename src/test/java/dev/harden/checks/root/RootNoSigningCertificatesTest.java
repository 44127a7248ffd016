package dev.harden.checks.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootNoSigningCertificatesTest {
    @Test
    void passesWithoutAndFailsWith() {
        assertThat(GivenRoot.summary().judge(new RootNoSigningCertificates()).get(0))
                .startsWith("PASS");
        assertThat(GivenRoot.summary("AccountSigningCertificatesPresent", 2)
                        .judge(new RootNoSigningCertificates())
                        .get(0))
                .startsWith("FAIL");
    }
}
