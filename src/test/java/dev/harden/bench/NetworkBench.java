package dev.harden.bench;

import dev.harden.checks.Registry;
import dev.harden.checks.endpoint.EndpointChecks;
import dev.harden.checks.exposure.ExposureChecks;
import dev.harden.checks.nacl.NaclChecks;
import dev.harden.checks.nat.NatChecks;
import dev.harden.checks.securitygroup.SecurityGroupChecks;
import dev.harden.checks.subnet.SubnetChecks;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Options;
import dev.harden.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Measures the model of a large network and the checks of its six topics, each size in a process with a small heap. */
final class NetworkBench {
    private static final String HEAP = "-Xmx512m";
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 50_000);
    private static final int THREADS = 16;

    private NetworkBench() {}

    public static void main(String[] arguments) {
        measure(Integer.parseInt(arguments[0]));
        Runtime.getRuntime().exit(0);
    }

    /** Measures all sizes. */
    static void run() throws IOException, InterruptedException {
        System.out.println(
                "network of 10000 security groups with 20 rules and 500 network ACLs with 40 rules, " + HEAP);
        for (int size : SIZES) {
            int exit = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            HEAP,
                            "-cp",
                            System.getProperty("java.class.path"),
                            NetworkBench.class.getName(),
                            String.valueOf(size))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(size + " interfaces: exit " + exit);
            }
        }
    }

    private static void measure(int interfaces) {
        NetworkAws aws = new NetworkAws(new NetworkReplies(interfaces, 10_000, 20, 500, 40));
        Registry registry = new Registry(List.of(
                SubnetChecks.TOPIC,
                NatChecks.TOPIC,
                SecurityGroupChecks.TOPIC,
                NaclChecks.TOPIC,
                ExposureChecks.TOPIC,
                EndpointChecks.TOPIC));
        aws.client(Ec2Client.class, Ec2Client::builder, aws.homeRegion()); // a proxy of its methods takes a second
        long before = processor().toMillis();
        long begin = System.nanoTime();
        Result result = new Engine("bench", aws, List::of, Options.none(), THREADS, Progress.SILENT)
                .run(new Plan(registry.checks(), List.of()));
        long millis = (System.nanoTime() - begin) / 1_000_000;
        long audit = processor().toMillis() - before;
        long again = processor().toMillis();
        new Engine("bench", aws, List::of, Options.none(), THREADS, Progress.SILENT)
                .run(new Plan(registry.checks(), List.of()));
        long start = processor().toMillis();
        Result proven = new Engine("bench", aws, List::of, Options.none(), THREADS, Progress.SILENT)
                .run(new Plan(registry.checks(), List.of()).proving());
        long both = processor().toMillis() - start;
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        if (!result.defects().isEmpty()) {
            throw new IllegalStateException(result.defects().get(0));
        }
        System.out.printf(
                Locale.ROOT,
                "%d interfaces: %d ms, %d ms of processor time, %d MB in use at the end, %d findings, %d of them FAIL, %d UNKNOWN%n",
                interfaces,
                millis,
                audit,
                used >> 20,
                result.report().findings().size(),
                count(result, Status.FAIL),
                count(result, Status.UNKNOWN));
        System.out.printf(
                Locale.ROOT,
                "  again, with the proof of a plan of %d steps: %d ms of processor time, %.2f times the audit without, again (1.5 or"
                        + " less is wanted)%n",
                proven.fixes().entries().size(),
                both,
                both / (double) (start - again));
    }

    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long count(Result result, Status status) {
        return result.report().findings().stream()
                .filter(finding -> finding.status() == status)
                .count();
    }
}
