package dev.harden.checks.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootPasswordRotatedTest {
    @Test
    void noApiTellsAndWithoutAPasswordItDoesNotApply() {
        assertThat(GivenRoot.summary().judge(new RootPasswordRotated()).get(0))
                .startsWith("UNKNOWN 111122223333: NO_API");
        assertThat(GivenRoot.centrallyRemoved().judge(new RootPasswordRotated()).get(0))
                .startsWith("NOT_APPLICABLE");
    }
}
