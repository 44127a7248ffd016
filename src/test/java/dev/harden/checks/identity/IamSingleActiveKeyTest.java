package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.iam.AccessKeyLastUse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IamSingleActiveKeyTest {
    @Test
    void failsWithTwoActiveKeysOnly() {
        assertThat(said("Active", "Active")).startsWith("FAIL").contains("K1, K2");
        assertThat(said("Active", "Inactive")).startsWith("PASS");
    }

    private static String said(String first, String second) {
        return new GivenIam()
                .user("a")
                .keys("a", GivenIam.key("K1", GivenIam.LONG_AGO, first), GivenIam.key("K2", GivenIam.LONG_AGO, second))
                .facts()
                .fact(new AccessKeyLastUse("K1"), Optional.empty())
                .fact(new AccessKeyLastUse("K2"), Optional.empty())
                .judge(new IamSingleActiveKey())
                .get(0);
    }
}
