package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.organization.Shard;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AccountsTest {
    private static Accounts accounts(String... options) {
        Accounts accounts = new Accounts();
        new CommandLine(accounts).parseArgs(options);
        return accounts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ou ou-ab12-34cd56ef|--ou goes with --organization or --account",
                "--shard 1/4|--shard goes with --organization or --account",
                "--as-of 2026-11-25T06:00:00Z|--as-of goes with",
                "--work x|--work goes with",
                "--account 1234|--account takes an account's id of twelve digits, not '1234'",
                "--account 111122223333 --ou ou-ab12-34cd56ef|--ou goes with --organization",
                "--organization --ou Workloads|--ou takes the id of a unit",
                "--organization --role-name arn:aws:iam::111122223333:role/x|--role-name takes a role's name",
                "--organization --accounts-at-once 0|--accounts-at-once takes a whole number from 1 to 64, not '0'",
                "--organization --work a --resume b|give one of them",
                "--organization --shard 5/4|--shard takes I/N with I from 1 to N",
                "--organization --shard 1/4 --shards 4|give one of them",
                "--organization --shards 4|none is set",
                "--organization --as-of yesterday|--as-of takes a time in UTC",
                "--organization --as-of 2020-01-01T00:00:00Z|--as-of takes a time of the last 24 hours"
            })
    void tellsWhatDoesNotGo(String options, String message) {
        Accounts accounts = accounts(options.split(" "));
        assertThatThrownBy(accounts::check).isInstanceOf(UsageError.class).hasMessageContaining(message);
    }

    @Test
    void takesThePartFromTheIndexOfTheJob() {
        Accounts accounts = accounts("--organization", "--shards", "4");
        assertThat(accounts.shard(Map.of("JOB_COMPLETION_INDEX", "0"))).isEqualTo(new Shard(1, 4));
        assertThat(accounts.shard(Map.of("AWS_BATCH_JOB_ARRAY_INDEX", "3"))).isEqualTo(new Shard(4, 4));
        assertThatThrownBy(() -> accounts.shard(Map.of("AWS_BATCH_JOB_ARRAY_INDEX", "4")))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("--shards with the job's index");
        assertThatThrownBy(() -> accounts.shard(Map.of("JOB_COMPLETION_INDEX", "x")))
                .isInstanceOf(UsageError.class);
    }

    @Test
    void aTimeInTheFutureIsRefused() {
        Accounts accounts = accounts("--organization", "--as-of", "2026-11-25T06:00:00Z");
        Instant time = Instant.parse("2026-11-25T06:00:00Z");
        assertThat(accounts.asOf(time)).contains(time);
        assertThat(accounts.asOf(time.plusSeconds(86_400))).contains(time);
        assertThatThrownBy(() -> accounts.asOf(time.minusSeconds(1))).isInstanceOf(UsageError.class);
        assertThatThrownBy(() -> accounts.asOf(time.plusSeconds(86_401))).isInstanceOf(UsageError.class);
    }

    @Test
    void rolesMayHavePaths() {
        accounts("--organization", "--role-name", "security/audit/harden").check();
        accounts("--organization", "--ou", "r-ab12,ou-ab12-34cd56ef").check();
    }
}
