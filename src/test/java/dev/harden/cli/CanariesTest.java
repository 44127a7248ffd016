package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.facts.Options;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.session.Replays;
import dev.harden.session.Session;
import dev.harden.session.tape.Planting;
import dev.harden.session.tape.Recording;
import dev.harden.session.tape.Tape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants canaries into all that AWS answers and nobody reads, and looks for them in all that a run leaves. */
class CanariesTest {
    private static final Path DEMO = Path.of("examples", "demo.zip");
    private static final Registry REGISTRY = AllChecks.registry();

    @TempDir
    private Path folder;

    @Test
    void whatNobodyReadsIsInNothingThatARunLeaves() throws IOException {
        Report plain = Recorded.judge(DEMO, REGISTRY.checks(), Options.none()).report();
        Recording demo = Recording.read(DEMO);
        Tape tape = new Tape();
        Report planted;
        try (Session session =
                Replays.open(demo, answers -> new Planting(answers, tape), Sessions.operations(REGISTRY.checks()))) {
            planted = new Engine("test", session, session::calls, Options.none(), 8, Progress.SILENT)
                    .run(new Plan(REGISTRY.checks(), List.of()))
                    .report();
        }
        assertThat(only(planted, plain)).isEmpty();
        assertThat(planted.findings()).hasSameSizeAs(plain.findings());
        for (Format format : Format.values()) {
            StringBuilder out = new StringBuilder();
            format.forFile(REGISTRY, new Format.Wishes(OptionalInt.empty(), false))
                    .write(planted, out);
            assertThat(out.toString()).as(format.name()).doesNotContain(Planting.CANARY);
        }
        Path file = folder.resolve("planted.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            new Recording(demo.manifest(), tape).write(out);
        }
        assertThat(content(file)).contains("ListUsersResponse").doesNotContain(Planting.CANARY);
        assertThat(Planting.planted()).isGreaterThan(500);
        Report again = Recorded.judge(file, REGISTRY.checks(), Options.none()).report();
        assertThat(only(again, plain)).isEmpty();
        assertThat(again.findings()).hasSameSizeAs(plain.findings());
        assertThat(again.coverage()).isEqualTo(plain.coverage());
    }

    @Test
    void noneIsInWhatAUserSeesOfARunEvenWithDebug() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "dev.harden.cli.Main",
                        "audit",
                        "--debug",
                        "--replay",
                        unwithheld().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("seen").toFile())
                .start();
        int exit = run.waitFor();
        String seen = Files.readString(folder.resolve("seen"));
        assertThat(exit).as(seen).isEqualTo(ExitCode.FAILURES);
        assertThat(seen).contains("Sending Request", "sg-admin-ports").doesNotContain(Planting.CANARY);
    }

    private static String classPath() {
        return Main.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /** Gives a recording, of somebody else's making, that withholds nothing. */
    private Path unwithheld() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<String, byte[]> entries = new TreeMap<>();
        ObjectNode manifest = null;
        int planted = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(DEMO))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ObjectNode node = (ObjectNode) json.readTree(zip.readAllBytes());
                if (entry.getName().equals("manifest.json")) {
                    manifest = node;
                    continue;
                }
                byte[] body = Planting.plant(node.get("body").binaryValue());
                planted += new String(body, StandardCharsets.UTF_8).contains(Planting.CANARY) ? 1 : 0;
                node.put("body", body);
                ((ObjectNode) node.get("headers")).remove("content-length");
                entries.put(entry.getName(), json.writeValueAsBytes(node));
            }
        }
        assertThat(planted).isGreaterThan(100);
        ObjectNode sums = manifest.putObject("entries");
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(entry.getValue());
            sums.put(entry.getKey(), HexFormat.of().formatHex(sum));
        }
        entries.put("manifest.json", json.writeValueAsBytes(manifest));
        Path file = folder.resolve("unwithheld.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static List<String> only(Report one, Report other) {
        Set<String> known = other.findings().stream().map(CanariesTest::verdict).collect(Collectors.toSet());
        return one.findings().stream()
                .map(CanariesTest::verdict)
                .filter(verdict -> !known.contains(verdict))
                .toList();
    }

    private static String verdict(Finding finding) {
        return finding.check() + " " + finding.region() + " " + finding.resource() + " " + finding.outcome();
    }

    /** Gives all that a recording holds, its bodies as they were before they were written in Base64. */
    private static String content(Path file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(all);
            }
        }
        String text = all.toString(StandardCharsets.UTF_8);
        Matcher body = Pattern.compile("\"body\" : \"([A-Za-z0-9+/=]+)\"").matcher(text);
        return text
                + body.replaceAll(found -> Matcher.quoteReplacement(
                        new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8)));
    }
}
