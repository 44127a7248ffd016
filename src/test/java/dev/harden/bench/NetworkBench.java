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

    /** Starts a class in a Java of its own. */
    interface Apart {
        void run(List<String> options, Class<?> measures, String... arguments) throws IOException, InterruptedException;
    }

    /** Measures all sizes. */
    static void run(Apart apart) throws IOException, InterruptedException {
        System.out.println(
                "network of 10000 security groups with 20 rules and 500 network ACLs with 40 rules, " + HEAP);
        for (int size : SIZES) {
            apart.run(List.of(HEAP), NetworkBench.class, String.valueOf(size));
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
                "%d interfaces: %d ms by the clock, %d findings, %d of them FAIL, %d UNKNOWN, a plan of %d steps%n",
                interfaces,
                millis,
                result.report().findings().size(),
                count(result, Status.FAIL),
                count(result, Status.UNKNOWN),
                proven.fixes().entries().size());
        Figures figures = new Figures();
        String name = "network of " + interfaces + " interfaces";
        figures.note(name + ", processor time", audit / 1e3, "s", "");
        figures.note(name + ", memory in use at the end", used >> 20, "MB", "");
        figures.note(
                name + ", again and with the proof of its plan / without, processor time",
                both / (double) (start - again),
                "",
                "1.5 or less");
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
