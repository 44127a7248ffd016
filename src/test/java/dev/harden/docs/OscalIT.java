package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Has compliance-trestle, NIST's and IBM's reading of OSCAL, read the results and the plan that they import. */
class OscalIT {
    private static final String READ = """
            import base64, pathlib, sys
            from trestle.oscal.assessment_plan import AssessmentPlan
            from trestle.oscal.assessment_results import AssessmentResults
            results = AssessmentResults.oscal_read(pathlib.Path(sys.argv[1]))
            plan = [one for one in results.back_matter.resources if '#' + one.uuid == results.import_ap.href]
            file = pathlib.Path(sys.argv[2])
            file.write_bytes(base64.b64decode(plan[0].base64.value))
            imported = AssessmentPlan.oscal_read(file)
            result = results.results[0]
            reviewed = [control.control_id
                for selection in result.reviewed_controls.control_selections
                for control in selection.include_controls]
            planned = [control.control_id
                for selection in imported.reviewed_controls.control_selections
                for control in selection.include_controls]
            assert reviewed == planned, 'the plan is of other controls'
            found = {one.target.target_id for one in result.findings}
            observed = {one.uuid for one in result.observations}
            for one in result.findings:
                for related in one.related_observations or []:
                    assert related.observation_uuid in observed, one.title
            print(len(reviewed), 'ac-2' in reviewed, 'ac-2.1' in reviewed, 'ac-2_smt' in found, 'ac-2.1_smt' in found,
                'cis-aws-5.0_1.4' in reviewed, 'root-mfa' in found)
            """;

    private static final Path HOME = Path.of("target", "oscal").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        if (Files.exists(HOME.resolve("bin/trestle"))) {
            return;
        }
        Ended made = run(List.of("python3", "-m", "venv", HOME.toString()));
        Ended installed = made.code != 0
                ? made
                : run(List.of(
                        HOME.resolve("bin/pip").toString(),
                        "install",
                        "-q",
                        "--disable-pip-version-check",
                        "compliance-trestle==5.2.0"));
        if (installed.code != 0) {
            String message = "compliance-trestle cannot be had: " + installed.said;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            System.err.println("\n*** SKIPPED: " + message + " ***\n");
            throw new TestAbortedException(message);
        }
    }

    /** Is how a command ended. */
    private record Ended(int code, String said) {}

    @Test
    void trestleReadsTheResultsByControlAndThePlanThatTheyImport() throws Exception {
        Path results = folder.resolve("oscal.json");
        int code = Main.commandLine()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute(
                        "report",
                        "--quiet",
                        "--from",
                        Path.of("examples", "demo.zip").toString(),
                        "--benchmark",
                        "nist-800-53-r5,cis-aws-5.0",
                        "--output",
                        "oscal=" + results);
        assertThat(code).isEqualTo(3);
        Ended read = run(List.of(
                HOME.resolve("bin/python").toString(),
                "-c",
                READ,
                results.toString(),
                folder.resolve("plan.json").toString()));
        assertThat(read.code).as(read.said).isZero();
        assertThat(read.said.strip()).isEqualTo("161 True True True True True True");
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("harden-trestle", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log);
        Files.delete(log);
        return new Ended(process.exitValue(), said);
    }
}
