package dev.harden.bench;

import dev.harden.backend.Harden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures whole processes of the packaged tool: {@code ./dev bench}. */
public final class Bench {
    private static final Duration LATENCY = Duration.ofMillis(50);
    /** The longest chain: who am I, the users, a user's keys, a key's last use; or regions, trails, status, bucket. */
    private static final int CHAIN = 4;

    private static final int USERS = 10;
    private static final int VPCS = 19;
    private static final int RUNS = 9;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("harden-bench");
        try (CannedAws aws = new CannedAws(LATENCY, USERS, VPCS)) {
            Harden harden = new Harden(home).withKeys().with("HARDEN_CDS", "on");
            double cold = median(harden, "--version");
            waitForArchive(home);
            double version = median(harden, "--version");
            double checks = median(harden, "checks");
            String[] audit = {"audit", "--endpoint-url", aws.address().toString(), "--format", "json"};
            harden.run(audit);
            int before = aws.calls().size();
            Harden.Run run = harden.run(audit);
            int calls = aws.calls().size() - before;
            double wall = median(harden, audit);
            double bound = CHAIN * LATENCY.toMillis();
            System.out.printf(Locale.ROOT, "start-up, --version, without archive: %.0f ms%n", cold);
            System.out.printf(Locale.ROOT, "start-up, --version, with archive:    %.0f ms%n", version);
            System.out.printf(Locale.ROOT, "start-up, checks, with archive:       %.0f ms%n", checks);
            System.out.printf(
                    Locale.ROOT,
                    "audit of %d regions, %d users and %d VPCs, %d ms a call: %.0f ms; bound %d calls x %d ms = %.0f ms%n",
                    CannedAws.REGIONS.size(),
                    USERS,
                    VPCS,
                    LATENCY.toMillis(),
                    wall,
                    CHAIN,
                    LATENCY.toMillis(),
                    bound);
            System.out.printf(
                    Locale.ROOT,
                    "audit / (1.3 x bound + start-up of checks): %.2f (1 or less is wanted)%n",
                    wall / (1.3 * bound + checks));
            System.out.printf(
                    "calls: %d, findings: %d, exit %d%n",
                    calls, run.json().get("findings").size(), run.exit());
            System.out.printf("peak memory: %d MB%n", peak(harden, audit));
        }
        NetworkBench.run();
        Runtime.getRuntime().exit(0);
    }

    private static double median(Harden harden, String... command) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            times.add(harden.run(command).time().toMillis());
        }
        return times.stream().sorted().toList().get(RUNS / 2);
    }

    private static void waitForArchive(Path home) throws IOException, InterruptedException {
        Path cache = home.resolve(".cache").resolve("harden");
        for (int i = 0; i < 600; i++) {
            if (Files.isDirectory(cache)) {
                try (Stream<Path> files = Files.list(cache)) {
                    if (files.anyMatch(file -> file.toString().endsWith(".jsa"))) {
                        return;
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no class-data archive appeared in " + cache);
    }

    private static long peak(Harden harden, String... command) throws IOException, InterruptedException {
        return peak(harden.builder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Gives the largest resident set that the system saw of a process until its end, in MB. */
    static long peak(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long peak = 0;
        while (process.isAlive()) {
            try {
                peak = Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .max()
                        .orElse(peak);
            } catch (IOException ended) {
                break;
            }
            Thread.sleep(5);
        }
        return peak / 1024;
    }
}
