package dev.harden.bench;

import dev.harden.backend.Harden;
import dev.harden.report.RunReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures audits of whole organizations by the packaged tool, with a small heap: {@code OrganizationBench [ACCOUNTS...]}. */
final class OrganizationBench {
    private static final String HEAP = "-Xmx512m";
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final int USERS = 2;
    private static final int VPCS = 4;
    private static final List<Integer> SIZES = List.of(25, 100);

    private OrganizationBench() {}

    public static void main(String[] arguments) throws Exception {
        List<Integer> sizes = arguments.length == 0
                ? SIZES
                : Stream.of(arguments).map(Integer::valueOf).toList();
        Path home = Files.createTempDirectory("harden-bench");
        System.out.printf(
                Locale.ROOT,
                "organization of accounts with %d regions, %d users and %d VPCs each, %d ms a call, %s%n",
                CannedAws.REGIONS.size(),
                USERS,
                VPCS,
                LATENCY.toMillis(),
                HEAP);
        List<Long> peaks = new ArrayList<>();
        for (int accounts : sizes) {
            peaks.add(measure(home, accounts));
        }
        if (peaks.size() > 1) {
            String sized =
                    "organization, largest memory of " + sizes.get(sizes.size() - 1) + " accounts / of " + sizes.get(0);
            new Figures().note(sized, (double) peaks.get(peaks.size() - 1) / peaks.get(0), "", "");
        }
        Runtime.getRuntime().exit(0);
    }

    private static long measure(Path home, int accounts) throws IOException, InterruptedException {
        Path json = home.resolve("org-" + accounts + ".json");
        Path work = home.resolve("work-" + accounts);
        try (CannedOrganization aws = new CannedOrganization(accounts, LATENCY, USERS, VPCS)) {
            long begin = System.nanoTime();
            Process process = new Harden(home)
                    .withKeys()
                    .with("JDK_JAVA_OPTIONS", HEAP)
                    .builder(
                            "audit",
                            "--organization",
                            "--quiet",
                            "--endpoint-url",
                            aws.address().toString(),
                            "--topic",
                            "root,iam,trail,subnet,nat,sg,nacl,exposure,endpoint",
                            "--work",
                            work.toString(),
                            "--output",
                            "json=" + json)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(home.resolve("err").toFile())
                    .start();
            long peak = Timed.peak(process);
            int exit = process.waitFor();
            double seconds = (System.nanoTime() - begin) / 1e9;
            require(exit == 3 || exit == 4, "exit " + exit + ": " + Files.readString(home.resolve("err")));
            require(aws.entered() == accounts - 1, aws.entered() + " accounts were entered");
            int reported = reported(json);
            require(reported == accounts, reported + " accounts were reported");
            System.out.printf(
                    Locale.ROOT,
                    "%d accounts: %d calls, %.1f MB of JSON%n",
                    accounts,
                    aws.calls(),
                    Files.size(json) / 1e6);
            Figures figures = new Figures();
            String name = "organization of " + accounts + " accounts at " + LATENCY.toMillis() + " ms a call";
            figures.note(name, seconds, "s", "");
            figures.note(name + ", calls", aws.calls() / seconds, "a second", "");
            figures.note(name + ", largest memory", peak, "MB", "");
            delete(work);
            Files.delete(json);
            return peak;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Reads how many accounts there is a report of, one after the other: the whole would not be a small thing to hold. */
    private static int reported(Path json) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(json));
                RunReader reports = RunReader.open(json.toString(), in)) {
            int accounts = 0;
            while (reports.next().isPresent()) {
                accounts++;
            }
            return accounts;
        }
    }
}
