package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SarifLimitsTest {
    @Test
    void aRunThatCodeScanningShowsWholeSaysNothing() {
        assertThat(SarifRank.limits(0)).isEmpty();
        assertThat(SarifRank.limits(5_000)).isEmpty();
    }

    @Test
    void moreThanCodeScanningShowsIsSaidInTheRun() {
        assertThat(SarifRank.limits(5_001)).containsExactly("code scanning shows the worst 5,000 of 5,001 failures");
        assertThat(SarifRank.limits(25_001))
                .containsExactly(
                        "code scanning shows the worst 5,000 of 25,001 failures",
                        "1 more failure is left out, since code scanning takes no more than 25000");
    }
}
