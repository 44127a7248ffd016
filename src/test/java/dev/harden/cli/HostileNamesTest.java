package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.checks.Registered;
import dev.harden.facts.Options;
import dev.harden.model.Report;
import dev.harden.model.remedy.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets a recording of the demo account come from somebody whose ids are shell commands, and pastes what is printed. */
class HostileNamesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IDS = Pattern.compile(
            "\\b(?:(?:sg|sgr|i|acl|eni|vpc|subnet|rtb|igw|nat|eipalloc|aclassoc|rtbassoc|lt|vol|ami|vpce|pcx|fl)-[0-9a-f]{8,17}"
                    + "|(?:demo|harden|company|web|app|trail|logs?)-[a-z0-9-]{3,40})\\b");
    private static final String PAYLOAD = "';touch pwned;$(touch pwned)`touch pwned`#";

    @TempDir
    private Path folder;

    @Test
    void noPrintedCommandRunsWhatANameHolds() throws Exception {
        Report report = Recorded.judge(hostile(), AllChecks.registry().checks(), Options.none())
                .report();
        List<String> commands = Stream.concat(
                        report.findings().stream()
                                .flatMap(finding -> finding.outcome().evidence().stream())
                                .filter(line -> line.matches("(?s).*(\\baws [a-z0-9-]+ [a-z].*|: # .*)"))
                                .map(line -> line.replaceFirst("(?s)^.*?(?=\\baws [a-z]|# )", "")),
                        report.findings().stream()
                                .flatMap(finding -> finding.remedy().stream())
                                .flatMap(remedy -> remedy.alone().stream())
                                .flatMap(step -> Stream.concat(Stream.of(step.call()), step.undo().stream()))
                                .map(Call::command))
                .toList();
        assertThat(commands).hasSizeGreaterThan(20).anyMatch(command -> command.contains("touch pwned"));
        StringBuilder script = new StringBuilder("aws() { :; }\n");
        commands.forEach(command -> script.append(command).append('\n'));
        Path file = Files.writeString(folder.resolve("script"), script);
        Process shell = new ProcessBuilder("sh", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void theCommandsOfTheProseAreWholeToAShell() throws Exception {
        StringBuilder script = new StringBuilder();
        for (Registered check : AllChecks.registry().checks()) {
            Matcher block = Pattern.compile("(?s)```(?:sh|bash)?\\n(.*?)```")
                    .matcher(check.prose().fix());
            while (block.find()) {
                if (block.group(1).startsWith("aws ")) {
                    script.append(block.group(1));
                }
            }
        }
        assertThat(script.toString().lines()).hasSizeGreaterThan(100);
        Path file = Files.writeString(folder.resolve("prose"), script);
        Process shell = new ProcessBuilder("sh", "-n", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(shell.waitFor()).isZero();
    }

    private Path hostile() throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        ObjectNode manifest = null;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(Path.of("examples", "demo.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ObjectNode node = (ObjectNode) JSON.readTree(zip.readAllBytes());
                if (entry.getName().equals("manifest.json")) {
                    manifest = node;
                    continue;
                }
                byte[] body = hostile(new String(node.get("body").binaryValue(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
                node.put("body", Base64.getEncoder().encodeToString(body));
                node.set("request", JSON.readTree(hostile(node.get("request").toString())));
                ((ObjectNode) node.get("headers")).remove("content-length");
                entries.put(entry.getName(), JSON.writeValueAsBytes(node));
            }
        }
        ObjectNode sums = manifest.putObject("entries");
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(entry.getValue());
            sums.put(entry.getKey(), HexFormat.of().formatHex(sum));
        }
        Path file = folder.resolve("hostile.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "manifest.json", JSON.writeValueAsBytes(manifest));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        }
        return file;
    }

    private static String hostile(String text) {
        return IDS.matcher(text).replaceAll(id -> Matcher.quoteReplacement(id.group() + PAYLOAD));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
