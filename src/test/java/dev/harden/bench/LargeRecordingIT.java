package dev.harden.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.backend.Harden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays a recording of thousands of calls of one service. */
class LargeRecordingIT {
    private static final int USERS = 600;
    private static final int VPCS = 60;

    @TempDir
    private Path home;

    @Test
    void saysTheSameByteForByte() throws IOException {
        Path zip = home.resolve("large.zip");
        Path config = home.resolve("harden.yaml");
        Files.writeString(config, "pace:\n  iam: 1000\n  ec2: 1000\n");
        try (CannedAws aws = new CannedAws(Duration.ZERO, USERS, VPCS)) {
            Harden.Run live = new Harden(home)
                    .withKeys()
                    .run(
                            "audit",
                            "--format",
                            "json",
                            "--topic",
                            "root,iam,sg,exposure",
                            "--config",
                            config.toString(),
                            "--endpoint-url",
                            aws.address().toString(),
                            "--record",
                            zip.toString());
            assertThat(live.err()).isEmpty();
            assertThat(aws.calls()).hasSizeGreaterThan(4 * USERS);
            Harden.Run replayed = new Harden(home)
                    .run("audit", "--format", "json", "--topic", "root,iam,sg,exposure", "--replay", zip.toString());
            assertThat(replayed.err()).isEmpty();
            assertThat(replayed.exit()).isEqualTo(live.exit());
            assertThat(replayed.out()).isEqualTo(live.out());
        }
    }
}
