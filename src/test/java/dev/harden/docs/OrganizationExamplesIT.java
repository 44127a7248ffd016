package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** Holds the definitions for other engines to their own validators, which it installs below {@code target/}. */
class OrganizationExamplesIT {
    private static final Path EXAMPLES = Path.of("examples", "organization");
    private static final Path HOME = Path.of("target", "validators");
    private static final List<String> VALIDATORS = List.of(
            "botocore==1.44.8",
            "cfn-lint==1.58.0",
            "kubernetes-validate==1.37.0",
            "python-hcl2==8.1.4",
            "statelint==3.1.0");
    private static final String BATCH = """
            import json, sys, botocore.session, botocore.validate
            model = botocore.session.get_session().get_service_model('batch').operation_model(sys.argv[1])
            report = botocore.validate.ParamValidator().validate(json.load(open(sys.argv[2])), model.input_shape)
            print(report.generate_report())
            sys.exit(report.has_errors())
            """;

    @TempDir
    private Path folder;

    /** Is how a command ended. */
    private record Ended(int code, String said) {}

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        if (Files.exists(HOME.resolve("bin").resolve("statelint"))) {
            return;
        }
        Ended made = run(List.of("python3", "-m", "venv", HOME.toString()), Map.of());
        List<String> pip = new ArrayList<>(List.of(bin("pip"), "install", "-q", "--disable-pip-version-check"));
        pip.addAll(VALIDATORS);
        Ended installed = made.code == 0 ? run(pip, Map.of()) : made;
        if (installed.code != 0) {
            String message = "the validators cannot be had: " + installed.said;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            System.err.println("\n*** SKIPPED: " + message + " ***\n");
            throw new TestAbortedException(message);
        }
    }

    private static String bin(String name) {
        return HOME.resolve("bin").resolve(name).toString();
    }

    private static Ended run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("harden-validator", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " took more than ten minutes");
        }
        String said = Files.readString(log);
        Files.delete(log);
        return new Ended(process.exitValue(), said);
    }

    private static Ended python(String program, String... arguments) throws IOException, InterruptedException {
        return run(
                Stream.concat(Stream.of(bin("python"), "-c", program), Stream.of(arguments))
                        .toList(),
                Map.of());
    }

    /** Gives a copy of an example with something wrong in it. */
    private String broken(String file, String old, String wrong) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(file));
        assertThat(text).contains(old);
        return Files.writeString(folder.resolve(file), text.replace(old, wrong)).toString();
    }

    @Test
    void theRoleIsATemplateOfCloudFormation() throws Exception {
        String template = EXAMPLES.resolve("role-stackset.yaml").toString();
        assertThat(run(List.of(bin("cfn-lint"), template), Map.of())).isEqualTo(new Ended(0, ""));
        String wrong = broken("role-stackset.yaml", "AWS::IAM::Role", "AWS::IAM::Rolle");
        assertThat(run(List.of(bin("cfn-lint"), wrong), Map.of()).code).isNotZero();
    }

    @Test
    void theRoleIsTerraform() throws Exception {
        String read = "import hcl2, json, sys; print(json.dumps(hcl2.load(open(sys.argv[1]))))";
        Ended ended = python(read, EXAMPLES.resolve("role.tf").toString());
        assertThat(ended.code).as(ended.said).isZero();
        for (List<String> actions : RoleExamples.policies()) {
            assertThat(actions).allSatisfy(action -> assertThat(ended.said).contains(action));
        }
        assertThat(ended.said).contains("aws_iam_role_policy_attachment", "sts:ExternalId");
        assertThat(python(read, broken("role.tf", "locals {", "locals [")).code).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "kubernetes-job.yaml,completions: 8,completions: many",
        "kubernetes-merge.yaml,backoffLimit: 0,backoffLimit: x"
    })
    void theJobsAreThoseOfKubernetes(String file, String old, String wrong) throws Exception {
        String job = EXAMPLES.resolve(file).toString();
        Ended ended = run(List.of(bin("kubernetes-validate"), "--strict", job), Map.of());
        assertThat(ended.code).as(ended.said).isZero();
        Ended refused = run(List.of(bin("kubernetes-validate"), "--strict", broken(file, old, wrong)), Map.of());
        assertThat(refused.code).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "RegisterJobDefinition,batch-job-definition.json,jobRoleArn,jobRole",
        "SubmitJob,batch-array-job.json,arrayProperties,array"
    })
    void theJobsAreThoseOfBatch(String operation, String file, String old, String wrong) throws Exception {
        Ended ended = python(BATCH, operation, EXAMPLES.resolve(file).toString());
        assertThat(ended.code).as(ended.said).isZero();
        assertThat(python(BATCH, operation, broken(file, old, wrong)).code).isNotZero();
    }

    @Test
    void theStateMachineIsOne() throws Exception {
        String machine = EXAMPLES.resolve("step-functions.asl.json").toString();
        assertThat(run(List.of(bin("statelint"), machine), Map.of())).isEqualTo(new Ended(0, ""));
        String wrong = broken("step-functions.asl.json", "\"Next\": \"Merge\"", "\"Next\": \"Nowhere\"");
        assertThat(run(List.of(bin("statelint"), wrong), Map.of()).code).isNotZero();
    }

    @Test
    void aPartIsBegunOnceAndThenGoneOnWith() throws Exception {
        Path fake = Files.createDirectory(folder.resolve("bin"));
        Path harden = Files.writeString(fake.resolve("harden"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(harden.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of(
                "PATH", fake + ":" + System.getenv("PATH"),
                "RUN", folder.resolve("runs").toString(),
                "SHARDS", "4",
                "AS_OF", "2026-11-25T06:00:00Z",
                "AWS_BATCH_JOB_ARRAY_INDEX", "2");
        List<String> command = List.of(EXAMPLES.resolve("shard.sh").toString(), "--topic", "root");
        String part = folder.resolve("runs") + "/2026-11-25T06:00:00Z/part-2";
        String rest = " --fail-on never --quiet --topic root\n";
        String begins = "audit --organization --shards 4 --as-of 2026-11-25T06:00:00Z ";
        assertThat(run(command, environment)).isEqualTo(new Ended(0, begins + "--work " + part + rest));
        Files.createDirectories(Path.of(part));
        Files.createFile(Path.of(part, "manifest.json"));
        assertThat(run(command, environment)).isEqualTo(new Ended(0, begins + "--resume " + part + rest));
    }
}
