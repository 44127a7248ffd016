package dev.harden.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.backend.Call;
import dev.harden.backend.Harden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the calls of an audit. */
class CallsIT {
    private static final int USERS = 7;

    @TempDir
    private Path home;

    @Test
    void callsGrowWithRegionsAndUsersAndNothingIsAskedTwice() {
        // Once each: identity, regions, organization, contact, summary, two for the report, users, password policy,
        // authorization details, certificates, SAML, virtual devices, features, trail status, selectors, two of S3.
        // SAML providers answer for federation before the roles of Identity Center do: none here, so both are asked.
        int once = 19;
        int region = 2; // analyzers, trails
        int user = 4; // password, MFA devices, keys, the key's last use
        assertThat(audit()).hasSize(once + region * CannedAws.REGIONS.size() + user * USERS);
    }

    @Test
    void aSelectionMakesTheCallsThatItReadsAndNoOther() {
        assertThat(names(audit("--check", "root-no-access-keys")))
                .containsExactly("iam:GetAccountSummary", "sts:GetCallerIdentity");
        assertThat(names(audit("--topic", "org")))
                .containsExactly(
                        "account:GetAlternateContact",
                        "iam:ListOrganizationsFeatures",
                        "organizations:DescribeOrganization",
                        "sts:GetCallerIdentity");
        assertThat(audit("--check", "iam-access-analyzer", "--region", "eu-west-1"))
                .hasSize(3);
    }

    private List<Call> audit(String... arguments) {
        try (CannedAws aws = new CannedAws(Duration.ZERO, USERS)) {
            String[] all = new String[arguments.length + 4];
            all[0] = "audit";
            all[1] = "--quiet";
            all[2] = "--endpoint-url";
            all[3] = aws.address().toString();
            System.arraycopy(arguments, 0, all, 4, arguments.length);
            Harden.Run run = new Harden(home).withKeys().run(all);
            assertThat(run.err()).isEmpty();
            List<Call> calls = aws.calls();
            assertThat(calls.stream()
                            .map(call -> call.name() + " " + call.region() + " " + call.path() + " " + call.text()))
                    .doesNotHaveDuplicates();
            return calls;
        }
    }

    private static List<String> names(List<Call> calls) {
        return calls.stream().map(Call::name).sorted().toList();
    }
}
