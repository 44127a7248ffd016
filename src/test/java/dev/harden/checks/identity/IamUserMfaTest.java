package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.MfaDevices;
import org.junit.jupiter.api.Test;

class IamUserMfaTest {
    @Test
    void passesWithADeviceAndFailsWithoutOne() {
        GivenIam given = new GivenIam()
                .user("a")
                .password("a", GivenIam.LONG_AGO)
                .devices("a", "arn:aws:iam::1:mfa/a")
                .user("b")
                .password("b", GivenIam.LONG_AGO);
        assertThat(given.facts().judge(new IamUserMfa()))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("PASS a"),
                        other -> assertThat(other).startsWith("FAIL b"));
    }

    @Test
    void doesNotApplyWithoutAPassword() {
        assertThat(new GivenIam().user("ci").facts().judge(new IamUserMfa()).get(0))
                .startsWith("NOT_APPLICABLE ci");
    }

    @Test
    void aTextMessageIsNoDevice() {
        GivenIam given =
                new GivenIam().user("a").password("a", GivenIam.LONG_AGO).devices("a", "arn:aws:iam::1:sms-mfa/a");
        assertThat(given.facts().judge(new IamUserMfa()).get(0))
                .startsWith("FAIL")
                .contains("text message");
    }

    @Test
    void isUnknownForTheOneUserWhoseDevicesAreRefused() {
        Given given = new GivenIam()
                .user("a")
                .password("a", GivenIam.LONG_AGO)
                .devices("a", "arn:aws:iam::1:mfa/a")
                .user("b")
                .password("b", GivenIam.LONG_AGO)
                .facts();
        assertThat(given.refused(new MfaDevices("b")).judge(new IamUserMfa()))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("PASS a"),
                        other -> assertThat(other).startsWith("UNKNOWN b"));
    }
}
