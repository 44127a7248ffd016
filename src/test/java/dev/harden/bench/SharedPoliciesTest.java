package dev.harden.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds the checks of users to weighing policies once for all who share them. */
class SharedPoliciesTest {
    @Test
    void fiveThousandUsersInFiftyGroupsTakeFewSeconds() {
        assertThat(SharedPolicies.seconds(5000, 50, true)).isLessThan(10);
    }

    @Test
    void moreUsersOfOneGroupTakeHardlyMoreThanFew() {
        double few = SharedPolicies.seconds(10, 1, false);
        assertThat(SharedPolicies.seconds(1000, 1, false)).isLessThan(few + 3);
    }
}
