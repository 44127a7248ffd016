package dev.harden.bench;

import dev.harden.backend.Harden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Measures how processor time and memory grow with the account: {@code ./dev scale [PART_OF_THE_SIZES [KIND]]}. */
final class Scale {
    private static final List<Integer> PARTS = List.of(4, 2, 1);
    /** Twice as much may take twice as long, and some more for what a measurement is worth. */
    private static final double MOST = 2.5;

    private static final String HEAP = "-Xmx512m";
    private static final Duration NO_TIME = Duration.ZERO;

    /** What one process took. */
    private record Taken(double seconds, long megabytes) {}

    private final Path home;
    private final String kind;
    private boolean linear = true;

    private Scale(Path home, String kind) {
        this.home = home;
        this.kind = kind;
    }

    public static void main(String[] arguments) throws Exception {
        double part = arguments.length == 0 ? 1 : Double.parseDouble(arguments[0]);
        Scale scale = new Scale(Files.createTempDirectory("harden-scale"), arguments.length < 2 ? "" : arguments[1]);
        Files.writeString(scale.home.resolve("pace.yaml"), "pace:\n  iam: 10000\n  s3: 10000\n  ec2: 10000\n");
        scale.grow("users", (int) (10_000 * part), "root,iam", n -> new ScaleAccount(n, 0, 0, 0));
        scale.grow("roles", (int) (5_000 * part), "iam", n -> new ScaleAccount(0, n, 0, 0));
        scale.grow("buckets", (int) (5_000 * part), "s3", n -> new ScaleAccount(0, 0, n, 0));
        scale.grow("alarms with as many filters", (int) (2_000 * part), "alarm", n -> new ScaleAccount(0, 0, 0, n));
        scale.interfaces((int) (50_000 * part));
        Runtime.getRuntime().exit(scale.linear ? 0 : 1);
    }

    private void grow(String what, int most, String topics, IntFunction<ScaleAccount> account)
            throws IOException, InterruptedException {
        if (!what.startsWith(kind)) {
            return;
        }
        List<Taken> taken = new ArrayList<>();
        for (int part : PARTS) {
            ScaleAccount answers = account.apply(most / part);
            try (CannedServer server = new CannedServer(NO_TIME, answers::answer)) {
                taken.add(measure(new Harden(home)
                        .withKeys()
                        .builder(
                                "audit",
                                "--format",
                                "json",
                                "--quiet",
                                "--region",
                                "us-east-1",
                                "--topic",
                                topics,
                                "--config",
                                home.resolve("pace.yaml").toString(),
                                "--endpoint-url",
                                server.address().toString())));
            }
        }
        tell(what, most, taken);
    }

    private void interfaces(int most) throws IOException, InterruptedException {
        if (!"interfaces".startsWith(kind)) {
            return;
        }
        List<Taken> taken = new ArrayList<>();
        for (int part : PARTS) {
            taken.add(measure(new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    NetworkBench.class.getName(),
                    String.valueOf(most / part))));
        }
        tell("interfaces", most, taken);
    }

    private void tell(String what, int most, List<Taken> taken) {
        for (int i = 0; i < taken.size(); i++) {
            Taken one = taken.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%d %s: %.1f s of processor time, peak memory %d MB",
                    most / PARTS.get(i),
                    what,
                    one.seconds(),
                    one.megabytes());
            if (i > 0) {
                double time = one.seconds() / taken.get(i - 1).seconds();
                double memory =
                        (double) one.megabytes() / Math.max(1, taken.get(i - 1).megabytes());
                linear &= time <= MOST && memory <= MOST;
                System.out.printf(
                        Locale.ROOT, "; twice as many take %.2f of the time, %.2f of the memory", time, memory);
                System.out.print(time <= MOST && memory <= MOST ? "" : " (more than linear)");
            }
            System.out.println();
        }
    }

    /** Runs a process to its end, and reads what the system counts of it. */
    private Taken measure(ProcessBuilder builder) throws IOException, InterruptedException {
        Path err = home.resolve("err");
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        long ticks = 0;
        long peak = 0;
        while (process.isAlive()) {
            try {
                String[] stat = Files.readString(proc.resolve("stat"))
                        .replaceFirst("^.*\\) ", "")
                        .split(" ");
                ticks = Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
                peak = Files.readAllLines(proc.resolve("status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .max()
                        .orElse(peak);
            } catch (IOException ended) {
                break;
            }
            Thread.sleep(10);
        }
        int exit = process.waitFor();
        String said = Files.readString(err);
        if (exit == 1 || exit == 2 || !said.isEmpty()) {
            throw new IllegalStateException("exit " + exit + ": " + said);
        }
        return new Taken(ticks / 100.0, peak >> 10);
    }
}
