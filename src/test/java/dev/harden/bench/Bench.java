package dev.harden.bench;

import dev.harden.session.around.Authority;
import dev.harden.session.around.InspectingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures whole processes of the packaged tool: {@code ./dev bench}, or some parts of it: {@code ./dev bench audits network}.
 * The distribution with its own runtime is measured where {@code ./dev dist} made one, the checkout by the Java that runs
 * this. A part that fails is told, and the others are measured; the figures are kept when all parts were asked for.
 */
public final class Bench {
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int USERS = 10;
    private static final int VPCS = 19;
    private static final int RUNS = 7;
    private static final int FEW = 3;
    private static final double WORSE = 1.3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String QUICK_CHECKS = "checkout without archives: checks / java -version, processor time";
    private static final String QUICK_DEMO = "checkout without archives: audit --demo / java -version, processor time";

    private final Figures figures = new Figures();
    private final Path home;

    /** Is something that is measured by itself. */
    private interface Part {
        void measure() throws IOException, InterruptedException;
    }

    private Bench(Path home) {
        this.home = home;
    }

    public static void main(String[] arguments) throws Exception {
        Bench bench = new Bench(Files.createTempDirectory("harden-bench"));
        boolean whole = true;
        if (arguments.length == 1 && arguments[0].equals("compare")) {
            bench.compare();
        } else {
            whole = bench.parts(List.of(arguments));
        }
        Runtime.getRuntime().exit(whole ? 0 : 1);
    }

    /** Measures the parts of some names, or all and keeps that; tells whether each could be measured. */
    private boolean parts(List<String> named) throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("quick", this::quick);
        parts.put("starts", this::starts);
        parts.put("audits", this::audits);
        parts.put("network", () -> NetworkBench.run(this::apart));
        parts.put("policies", () -> apart(List.of("-Xmx512m"), PolicyBench.class));
        parts.put("organizations", () -> apart(List.of(), OrganizationBench.class));
        if (!parts.keySet().containsAll(named)) {
            throw new IllegalArgumentException(
                    "the parts are " + String.join(", ", parts.keySet()) + "; or compare alone");
        }
        List<String> lost = new ArrayList<>();
        for (var part : parts.entrySet()) {
            if (!named.isEmpty() && !named.contains(part.getKey())) {
                continue;
            }
            long begin = System.nanoTime();
            try {
                part.getValue().measure();
            } catch (IOException | InterruptedException | RuntimeException failed) {
                lost.add(part.getKey());
                System.out.println("NOT MEASURED: " + part.getKey() + ": " + failed);
            }
            System.out.printf(Locale.ROOT, "-- %s took %.0f s%n", part.getKey(), (System.nanoTime() - begin) / 1e9);
        }
        if (named.isEmpty()) {
            figures.keep(lost);
        }
        return lost.isEmpty();
    }

    private void starts() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        start("checkout", Path.of("harden").toAbsolutePath(), java, "4.00");
        Optional<Path> own = distribution();
        if (own.isPresent()) {
            start("distribution", launcher(own.get()), own.get().resolve("runtime/bin/java"), "2.50");
        }
    }

    private void audits() throws IOException, InterruptedException {
        Optional<Path> own = distribution();
        if (own.isPresent()) {
            audits("distribution", launcher(own.get()));
        } else {
            System.out.println("there is no distribution with a runtime in target/stage; ./dev dist makes one");
            audits("checkout", Path.of("harden").toAbsolutePath());
        }
    }

    private static Path launcher(Path distribution) {
        return distribution.resolve("bin").resolve("harden");
    }

    /** Runs a class that measures in a Java of its own, prints what it prints, and notes the figures among it. */
    private void apart(List<String> options, Class<?> measures, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), measures.getName()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(home, "apart", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        Timed.end(process, PATIENCE, measures.getSimpleName());
        for (String line : Files.readAllLines(said)) {
            if (!figures.read(line)) {
                System.out.println(line);
            }
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(measures.getSimpleName() + ": exit " + process.exitValue());
        }
    }

    private static Optional<Path> distribution() throws IOException {
        Path stage = Path.of("target", "stage");
        if (!Files.isDirectory(stage)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(stage)) {
            return folders.map(Path::toAbsolutePath)
                    .filter(folder -> Files.isExecutable(folder.resolve("runtime/bin/java")))
                    .findFirst();
        }
    }

    /** Tells what got slower than what was kept; a machine's noise is no reason to fail. */
    private void compare() throws IOException, InterruptedException {
        for (var figure : quickly().entrySet()) {
            Optional<Double> before = Figures.kept(figure.getKey());
            double ratio = before.isPresent() ? figure.getValue() / before.get() : 0;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f, %s%n",
                    figure.getKey(),
                    figure.getValue(),
                    before.isEmpty()
                            ? "and nothing is kept to compare it with"
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f times the %.2f that docs/performance.md keeps%s",
                                    ratio,
                                    before.get(),
                                    ratio > WORSE ? ": SLOWER; ./dev bench measures all of it" : ""));
        }
    }

    private void quick() throws IOException, InterruptedException {
        quickly().forEach((what, figure) -> figures.note(what, figure, "", ""));
    }

    private Map<String, Double> quickly() throws IOException, InterruptedException {
        String launcher = Path.of("harden").toAbsolutePath().toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<Timed.Time> times = timed("off")
                .medians(
                        FEW,
                        List.of(
                                List.of(java, "-version"),
                                List.of(launcher, "checks"),
                                List.of(launcher, "audit", "--demo")));
        Map<String, Double> ratios = new LinkedHashMap<>();
        ratios.put(QUICK_CHECKS, times.get(1).processor() / times.get(0).processor());
        ratios.put(QUICK_DEMO, times.get(2).processor() / times.get(0).processor());
        return ratios;
    }

    private Timed timed(String archives) {
        return new Timed(home)
                .with("HARDEN_JAVA_HOME", System.getProperty("java.home"))
                .with("HARDEN_CDS", archives);
    }

    private Timed timed(Path launcher) {
        boolean ofCheckout =
                launcher.getFileName().toString().equals("harden") && Files.exists(launcher.resolveSibling("pom.xml"));
        return ofCheckout ? timed("on") : new Timed(home);
    }

    private void start(String name, Path launcher, Path java, String wanted) throws IOException, InterruptedException {
        Timed timed = timed(launcher);
        if (Files.exists(launcher.resolveSibling("pom.xml"))) {
            timed.medians(1, List.of(List.of(launcher.toString(), "--version")));
            waitForArchives();
        }
        List<Timed.Time> times = timed.medians(
                RUNS,
                List.of(
                        List.of(java.toString(), "-version"),
                        List.of(launcher.toString(), "--version"),
                        List.of(launcher.toString(), "checks")));
        figures.note(name + ": java -version", times.get(0).wall() * 1000, "ms", "");
        for (int i = 1; i < times.size(); i++) {
            String what = name + ": " + (i == 1 ? "--version" : "checks") + " / java -version";
            figures.note(what, times.get(i).wall() / times.get(0).wall(), "", wanted + " or less");
            figures.note(
                    what + ", processor time",
                    times.get(i).processor() / times.get(0).processor(),
                    "",
                    "");
        }
    }

    private void audits(String name, Path launcher) throws IOException, InterruptedException {
        try (CannedAws aws = new CannedAws(LATENCY, USERS, VPCS);
                InspectingProxy proxy = new InspectingProxy(aws.address().getPort())) {
            String place = String.format(
                    Locale.ROOT,
                    "%s: audit of %d regions at %d ms a call",
                    name,
                    CannedAws.REGIONS.size(),
                    LATENCY.toMillis());
            List<String> demo = List.of(launcher.toString(), "audit", "--demo");
            List<String> plain = List.of(
                    launcher.toString(),
                    "audit",
                    "--endpoint-url",
                    aws.address().toString(),
                    "--format",
                    "json");
            List<Timed.Time> times = timed(launcher).medians(FEW, List.of(demo, plain));
            int before = aws.calls().size();
            long peak = timed(launcher).peak(plain);
            int calls = aws.calls().size() - before;
            figures.note(name + ": audit --demo", times.get(0).wall(), "s", "1 s or less");
            figures.note(name + ": audit --demo, processor time", times.get(0).processor(), "s", "");
            figures.note(place, times.get(1).wall(), "s", "2 s or less");
            figures.note(place + ", processor time", times.get(1).processor(), "s", "2.5 s or less");
            figures.note(place + ", calls", calls, "", "");
            figures.note(place + ", largest memory", peak, "MB", "200 MB or less");
            Timed secure = timed(launcher)
                    .with("HTTPS_PROXY", proxy.url())
                    .with("AWS_CA_BUNDLE", Authority.get().pem().toString());
            Timed.Time tls = secure.medians(FEW, List.of(List.of(launcher.toString(), "audit", "--format", "json")))
                    .get(0);
            figures.note(place + " by TLS, " + proxy.hosts().size() + " hosts", tls.wall(), "s", "");
            figures.note(place + " by TLS, processor time", tls.processor(), "s", "");
            // One run more than are counted, to warm up.
            figures.note(place + " by TLS, handshakes", (double) proxy.connections() / (FEW + 1), "", "");
        }
    }

    private void waitForArchives() throws IOException, InterruptedException {
        Path cache = home.resolve(".cache").resolve("harden");
        for (int i = 0; i < 1200; i++) {
            if (Files.isDirectory(cache)) {
                try (Stream<Path> files = Files.list(cache)) {
                    List<String> names = new ArrayList<>(
                            files.map(file -> file.getFileName().toString()).toList());
                    if (names.stream()
                                    .filter(file -> file.matches("classes-.*\\.(jsa|aot)"))
                                    .count()
                            == 2) {
                        return;
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no archives of classes appeared in " + cache);
    }
}
