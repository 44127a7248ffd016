package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.Account;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Planner;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.model.remedy.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the script of a plan in real shells, with a command in place of the AWS CLI that keeps what it is called with. */
class FixShTest {
    private static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/me");
    private static final String AWS = "#!/bin/sh\n"
            + "for word in \"$@\"; do printf '%s\\0' \"$word\"; done >> \"$HERE/calls\"\n"
            + "printf '=end=\\0' >> \"$HERE/calls\"\n"
            + "case \"$*\" in\n"
            + "*get-caller-identity*) cat \"$HERE/account\" ;;\n"
            + "*--query*) if [ -e \"$HERE/error\" ]; then cat \"$HERE/error\" >&2; exit 254; fi; cat \"$HERE/answer\" ;;\n"
            + "*get-*) if [ -e \"$HERE/error\" ]; then cat \"$HERE/error\" >&2; exit 254; fi ;;\n"
            + "*break*) echo broken >&2; exit 255 ;;\n"
            + "esac\n";

    @TempDir
    private Path folder;

    private record Ended(int code, String said) {}

    @BeforeEach
    void prepare() throws IOException {
        Path aws = folder.resolve("aws");
        Files.writeString(aws, AWS);
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("account"), "111122223333\n");
        Files.writeString(folder.resolve("answer"), "true\n");
    }

    static Step put(String name) {
        return Step.of(Call.of("s3api", "PutThing", "eu-west-1", "Bucket", name, "Parts", List.of(name)))
                .guarded(Guard.of(
                                Call.of("s3api", "GetThing", "eu-west-1", "Bucket", name),
                                "Thing == `\"" + "it's" + "\"`")
                        .orAbsent("NoSuchThing"))
                .undoneBy(Call.of("s3api", "DeleteThing", "eu-west-1", "Bucket", name));
    }

    static Finding failure(String name, Step... steps) {
        return new Finding(
                        "s3-thing",
                        Severity.HIGH,
                        ACCOUNT.id(),
                        "eu-west-1",
                        new Resource("arn:aws:s3:::" + name, name, "AWS::S3::Bucket", name),
                        new Outcome(Status.FAIL, "it has no thing", List.of(), Optional.empty()))
                .mendedBy(Optional.of(Remedy.of(new Told(
                        new Target("AWS::S3::Bucket", "eu-west-1", name), name + " has a thing", List.of(steps)))));
    }

    static FixSheet sheet(FixChoice choice, Finding... findings) {
        Report report = new Report(
                new Origin("1.2.3", Instant.EPOCH, Optional.empty()),
                ACCOUNT,
                Extent.NONE,
                List.of(findings),
                List.of(),
                List.of());
        FixPlan plan = Planner.of(ACCOUNT, report.findings());
        return FixSheet.of(report, plan, choice);
    }

    /** Makes names of whatever means something to a shell. */
    static List<String> hostile() {
        Random random = new Random(20);
        String nasty = "'\"`$(){}[]<>|&;!*?~#\\ \t\n-=%@a日\u2018\u201d\u202e";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = 0; j < 1 + random.nextInt(12); j++) {
                name.append(nasty.charAt(random.nextInt(nasty.length())));
            }
            names.add(name.toString());
        }
        return names.stream().distinct().toList();
    }

    private static FixChoice choice(String... kinds) {
        return new FixChoice(Set.of(kinds), Map.of());
    }

    private Ended run(String shell, FixSheet sheet, String... arguments) throws Exception {
        StringBuilder script = new StringBuilder();
        new FixSh(sheet).write(script);
        Files.writeString(folder.resolve("fix.sh"), script);
        return run(shell, Map.of(), "fix.sh", arguments);
    }

    private Ended run(String shell, Map<String, String> more, String script, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(shell, folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("HERE", folder.toString());
        builder.environment().put("UNDO", "undo.sh");
        builder.environment().putAll(more);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(folder.resolve("said")));
    }

    /** Gives the calls that were made, without the question whose credentials these are. */
    private List<List<String>> calls() throws IOException {
        Path file = folder.resolve("calls");
        if (!Files.exists(file)) {
            return List.of();
        }
        String all = Files.readString(file, StandardCharsets.UTF_8);
        return Arrays.stream(all.split("\0=end=\0", -1))
                .filter(call -> !call.isEmpty() && !call.contains("get-caller-identity"))
                .map(call -> List.of(call.split("\0", -1)))
                .toList();
    }

    private List<List<String>> changes() throws IOException {
        return calls().stream().filter(call -> !call.get(1).startsWith("get-")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void readsThenChangesAndWritesItsUndoing(String shell) throws Exception {
        Ended ended =
                run(shell, sheet(choice(), failure("one", put("one")), failure("two", put("two"))), "--profile", "p q");
        assertThat(ended.code).as(ended.said).isZero();
        assertThat(calls().get(0)).startsWith("--profile", "p q", "s3api", "get-thing");
        assertThat(calls()).hasSize(4);
        Files.delete(folder.resolve("calls"));
        Ended undone = run(shell, Map.of(), "undo.sh");
        assertThat(undone.code).as(undone.said).isZero();
        assertThat(calls())
                .extracting(call -> call.get(1) + " " + call.get(5))
                .containsExactly("delete-thing two", "delete-thing one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void stopsInAnotherAccount(String shell) throws Exception {
        Files.writeString(folder.resolve("account"), "999999999999\n");
        Ended ended = run(shell, sheet(choice(), failure("one", put("one"))));
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.said).contains("of account 999999999999, and this is for account 111122223333");
        assertThat(calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void stopsWhereSomethingIsNotAsItWasSeen(String shell) throws Exception {
        Files.writeString(folder.resolve("answer"), "false\n");
        Ended ended = run(shell, sheet(choice(), failure("one", put("one"))));
        assertThat(ended.code).isEqualTo(3);
        assertThat(ended.said).contains("not as it was at 1970-01-01T00:00:00Z");
        assertThat(changes()).isEmpty();
        assertThat(folder.resolve("undo.sh")).doesNotExist();
    }

    @Test
    void anErrorThatSaysThatThereIsNothingIsAsGoodAsTheExpression() throws Exception {
        Files.writeString(folder.resolve("error"), "An error occurred (NoSuchThing) when calling\n");
        assertThat(run("dash", sheet(choice(), failure("one", put("one")))).code)
                .isZero();
        assertThat(changes()).hasSize(1);
        Files.writeString(folder.resolve("error"), "An error occurred (AccessDenied) when calling\n");
        assertThat(run("dash", sheet(choice(), failure("one", put("one")))).code)
                .isEqualTo(3);
    }

    @Test
    void whatFailsEndsItAndIsNotUndone() throws Exception {
        Finding broken = failure("two", Step.of(Call.of("s3api", "BreakThing", "eu-west-1", "Bucket", "two")));
        Ended ended = run("dash", sheet(choice(), failure("one", put("one")), broken, failure("zero", put("zero"))));
        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.said).contains("broken").contains("sh undo.sh brings back");
        assertThat(Files.readString(folder.resolve("undo.sh")))
                .contains("--bucket one")
                .doesNotContain("two");
    }

    @Test
    void aDryRunPrintsWhatCanBePastedAndCallsNothing() throws Exception {
        StringBuilder script = new StringBuilder();
        new FixSh(sheet(choice(), failure("it's", put("it's")))).write(script);
        Files.writeString(folder.resolve("fix.sh"), script);
        Ended ended = run("dash", Map.of("DRY_RUN", "1"), "fix.sh");
        assertThat(ended.code).isZero();
        assertThat(calls()).isEmpty();
        assertThat(ended.said)
                .contains("   aws s3api put-thing --region eu-west-1 --bucket 'it'\\''s' --cli-input-json ");
    }

    @Test
    void whatIsNotAgreedToIsACommentWithItsReason() throws Exception {
        Finding cut = failure("cut", put("cut").but(Effect.CUTS_OFF, "everybody"));
        Finding value = failure("value", put("value").needing(new Placeholder("TOPIC", "the topic")));
        Ended ended = run("dash", sheet(choice(), cut, value));
        assertThat(ended.code).isZero();
        assertThat(calls()).isEmpty();
        assertThat(Files.readString(folder.resolve("fix.sh")))
                .contains("NOT ACTIVE: cuts off everybody (--include cuts-off)")
                .contains("NOT ACTIVE: it takes the topic (--set TOPIC=VALUE)");
        FixChoice all = new FixChoice(Set.of("cuts-off"), Map.of("TOPIC", "arn"));
        assertThat(run("dash", sheet(all, cut, value)).code).isZero();
        assertThat(changes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void hostileNamesAreOneWordInCommandsAndNothingInComments(String shell) throws Exception {
        List<String> names = hostile();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Step step = put(names.get(i));
            findings.add(failure(names.get(i), i % 2 == 0 ? step : step.but(Effect.COSTS, "$(touch pwned)\n touch x")));
        }
        Ended ended = run(shell, sheet(choice("own-access"), findings.toArray(Finding[]::new)));
        assertThat(ended.code).as(ended.said).isZero();
        List<String> active = new ArrayList<>();
        for (int i = 0; i < names.size(); i += 2) {
            active.add(names.get(i));
        }
        List<String> called = changes().stream()
                .map(call -> call.get(call.size() - 1))
                .map(json -> json.replaceFirst("\\{.*\"Parts\":\\[", "").replaceFirst("\\]\\}$", ""))
                .toList();
        assertThat(called)
                .containsExactlyInAnyOrderElementsOf(
                        active.stream().map(Call::json).distinct().toList());
        assertThat(changes())
                .allSatisfy(call -> assertThat(call).startsWith("s3api", "put-thing", "--region", "eu-west-1"));
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("aws", "account", "answer", "calls", "said", "fix.sh", "undo.sh");
        Files.delete(folder.resolve("calls"));
        assertThat(run(shell, Map.of(), "undo.sh").code).isZero();
        assertThat(calls()).hasSize(called.size());
        assertThat(run(shell, Map.of("DRY_RUN", "1"), "fix.sh").code).isZero();
    }
}
