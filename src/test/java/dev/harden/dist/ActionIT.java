package dev.harden.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the action and the workflows to actionlint, and runs the action's steps as a runner does. */
class ActionIT {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (inputs|steps)\\.([a-z.-]+) }}");

    @TempDir
    private Path folder;

    private Path releases;

    @BeforeEach
    void release() throws IOException, InterruptedException {
        String name = Distribution.name();
        releases = Files.createDirectories(folder.resolve("releases/download/v" + version(name)));
        for (String file : new String[] {"SHA256SUMS", name + "-linux-x64.tar.gz"}) {
            Files.createSymbolicLink(releases.resolve(file), Distribution.DIST.resolve(file));
        }
    }

    private static String version(String name) {
        return name.substring("harden-".length());
    }

    @Test
    void theWorkflowsHaveNoFaults() throws Exception {
        String actionlint = Linters.go("actionlint", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12");
        try (Stream<Path> files = Stream.concat(
                Files.list(Path.of(".github/workflows")), Stream.of(Path.of("examples/github-workflow.yml")))) {
            for (Path workflow : files.toList()) {
                assertThat(new Shell().run(actionlint, "-no-color", "-shellcheck=", workflow.toString()))
                        .isEqualTo(new Shell.Ended(0, ""));
            }
        }
        // A workflow that uses the action: its inputs are held to the action's own.
        Path project = Files.createDirectories(folder.resolve("project/.github/workflows"));
        Files.copy(Path.of("action.yml"), folder.resolve("project/action.yml"));
        Files.createDirectory(folder.resolve("project/.git"));
        String good = "on: push\njobs:\n  audit:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./\n"
                + "        with:\n          fail-on: high\n";
        Shell there = new Shell().in(folder.resolve("project"));
        Files.writeString(project.resolve("use.yml"), good);
        assertThat(there.run(actionlint, "-no-color")).isEqualTo(new Shell.Ended(0, ""));
        Files.writeString(project.resolve("use.yml"), good.replace("fail-on", "failon"));
        assertThat(there.run(actionlint, "-no-color").said()).contains("input \"failon\" is not defined");
    }

    @Test
    void aFailureIsUploadedAndThenFailsTheJob() throws Exception {
        Map<String, String> steps = run("--demo\n--topic\nroot", "high");
        assertThat(steps).containsEntry("audit.exit-code", "3").containsEntry("result", "3");
        JsonNode sarif =
                new ObjectMapper().readTree(folder.resolve("work/harden.sarif").toFile());
        assertThat(sarif.get("version").asText()).isEqualTo("2.1.0");
    }

    @Test
    void aPassPasses() throws Exception {
        assertThat(run("--demo\n--topic\nroot", "never"))
                .containsEntry("audit.exit-code", "0")
                .containsEntry("result", "0");
    }

    @Test
    void aChangedArchiveIsNotInstalled() throws Exception {
        Files.delete(releases.resolve("SHA256SUMS"));
        Files.writeString(
                releases.resolve("SHA256SUMS"), "0".repeat(64) + "  " + Distribution.name() + "-linux-x64.tar.gz\n");
        Shell.Ended ended = new Shell()
                .with(
                        "HARDEN_RELEASES",
                        folder.resolve("releases").toUri().toString().replaceFirst("/$", ""))
                .with("HARDEN_VERSION", version(Distribution.name()))
                .run("packaging/install.sh", folder.resolve("installed").toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("is not what SHA256SUMS says; nothing was installed");
        assertThat(folder.resolve("installed")).doesNotExist();
    }

    /** Runs the steps in order, and returns the outputs of the audit and the code that the job ends with. */
    private Map<String, String> run(String arguments, String failOn) throws IOException, InterruptedException {
        JsonNode action = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("action.yml").toFile());
        Map<String, String> known = new TreeMap<>();
        action.get("inputs")
                .properties()
                .forEach(input -> known.put(
                        "inputs." + input.getKey(),
                        input.getValue().path("default").asText()));
        known.put("inputs.version", version(Distribution.name()));
        known.put("inputs.arguments", arguments);
        known.put("inputs.fail-on", failOn);
        known.put(
                "inputs.download-url",
                folder.resolve("releases").toUri().toString().replaceFirst("/$", ""));
        Path work = Files.createDirectories(folder.resolve("work"));
        Path output = Files.createFile(folder.resolve("output"));
        Path path = Files.createFile(folder.resolve("path"));
        Map<String, String> results = new TreeMap<>();
        for (JsonNode step : action.get("runs").get("steps")) {
            if (step.has("uses")) {
                assertThat(step.get("uses").asText()).matches("[\\w/-]+@[0-9a-f]{40}");
                continue;
            }
            assertThat(step.get("shell").asText()).isEqualTo("bash");
            Shell runner = new Shell()
                    .in(work)
                    .with("PATH", String.join(":", Files.readAllLines(path)) + ":/usr/bin:/bin")
                    .with("HOME", folder.toString())
                    .with("RUNNER_TEMP", folder.resolve("temp").toString())
                    .with("GITHUB_ACTION_PATH", Path.of("").toAbsolutePath().toString())
                    .with("GITHUB_OUTPUT", output.toString())
                    .with("GITHUB_PATH", path.toString());
            step.path("env")
                    .properties()
                    .forEach(value ->
                            runner.with(value.getKey(), filled(value.getValue().asText(), known)));
            Shell.Ended ended = runner.run(
                    "bash", "-e", "-o", "pipefail", "-c", step.get("run").asText());
            Files.readAllLines(output)
                    .forEach(line -> known.put("steps.audit.outputs." + line.split("=", 2)[0], line.split("=", 2)[1]));
            if (step.get("name").asText().equals("Result")) {
                results.put("result", String.valueOf(ended.code()));
            } else {
                assertThat(ended.code()).as(ended.said()).isZero();
            }
        }
        results.put("audit.exit-code", known.get("steps.audit.outputs.exit-code"));
        return results;
    }

    private static String filled(String text, Map<String, String> known) {
        Matcher expressions = EXPRESSION.matcher(text);
        return expressions.replaceAll(
                found -> Matcher.quoteReplacement(known.get(found.group(1) + "." + found.group(2))));
    }
}
