package dev.harden.checks.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.ScopeCheck;
import dev.harden.model.Account;
import dev.harden.model.Scope;
import dev.harden.model.Status;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootSignInTest {
    @ParameterizedTest
    @ValueSource(strings = {"aws-us-gov", "aws-cn"})
    void asksForNoPasswordAndNoDeviceWhereRootCannotSignIn(String partition) {
        Account account =
                new Account("111122223333", partition, "arn:" + partition + ":iam::111122223333:user/auditor");
        for (ScopeCheck check : List.of(new RootMfa(), new RootHardwareMfa(), new RootPasswordRotated())) {
            var outcome = check.judge(Scope.of(account), null).outcome();
            assertThat(outcome.status()).isEqualTo(Status.NOT_APPLICABLE);
            assertThat(outcome.message()).contains(partition, "no console sign-in");
        }
    }
}
