package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.checks.Registered;
import dev.harden.cli.AllChecks;
import dev.harden.engine.Plan;
import dev.harden.engine.Result;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Planner;
import dev.harden.model.remedy.Proof;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.model.remedy.Told;
import dev.harden.report.FixChoice;
import dev.harden.report.FixSh;
import dev.harden.report.FixSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs scripts of plans in real shells, with the real AWS CLI, against an account that keeps what is changed. */
class FixScriptIT {
    private static final List<Registered> CHECKS =
            List.of("s3-public-access", "s3-versioned", "iam-password-policy", "instance-ebs-encryption").stream()
                    .map(id -> AllChecks.registry().find(id).orElseThrow())
                    .toList();
    private static final String PASSWORDS =
            "iam update-account-password-policy --minimum-password-length 10 --require-symbols";
    private static final List<String> HOSTILE = List.of(
            "it's \"$(touch pwned)\" `touch pwned`",
            "a\\ b\tc\n#d\n",
            "file:///etc/hostname",
            "-x --y=z; touch pwned | & < > * ? [a] {b,c} ~ ! % ^",
            "日本 \u202e \u2018x\u2019 é",
            "$HOME ${PATH} $0 $? \\$ \\\\ 'a' ''");

    private static Cli cli;

    @TempDir
    private Path folder;

    private record Ended(int code, String said) {}

    @BeforeAll
    static void start() {
        MotoServer.address();
        cli = Cli.start();
    }

    @AfterAll
    static void end() {
        if (cli != null) {
            cli.close();
        }
    }

    private static Front open() {
        Front front = new Scenes(cli).open("data");
        cli.all(
                front,
                List.of(
                        PASSWORDS,
                        "iam create-user --user-name bob",
                        "iam create-login-profile --user-name bob --password Kq7-pond-gate"));
        return front;
    }

    private static Result audit(Front front) {
        return FixIT.audit(front, CHECKS, Plan::proving);
    }

    private static Map<String, String> statuses(Report report) {
        Map<String, String> statuses = new TreeMap<>();
        report.findings()
                .forEach(finding -> statuses.merge(
                        Carrying.key(finding), finding.status().name(), (one, other) -> one + " " + other));
        return statuses;
    }

    private void write(Report report, FixPlan plan, String... kinds) throws IOException {
        StringBuilder script = new StringBuilder();
        new FixSh(FixSheet.of(report, plan, new FixChoice(Set.of(kinds), Map.of()))).write(script);
        Files.writeString(folder.resolve("fix.sh"), script);
    }

    private Ended run(String shell, Front front, Map<String, String> more, String script, String... arguments)
            throws Exception {
        List<String> command =
                new ArrayList<>(List.of(shell, folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", Cli.folder() + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("AWS_ENDPOINT_URL", front.address().toString());
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        builder.environment().put("UNDO", "undo.sh");
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(folder.resolve("said")));
    }

    /** There are no credentials but those of the profile. */
    private void profile() throws IOException {
        Files.writeString(
                folder.resolve("config"),
                "[profile \"over there\"]\nregion = us-east-1\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
                        + "aws_secret_access_key = none\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash"})
    void whatItChangesIsSoAndIsBroughtBack(String shell) throws Exception {
        profile();
        try (Front front = open();
                Front other = Front.of("333333200001")) {
            new Gaps(other).regions(List.of(Scenes.REGION), List.of());
            Result before = audit(front);
            Map<String, String> then = statuses(before.report());
            write(before.report(), before.fixes());
            Ended elsewhere = run(shell, other, Map.of(), "fix.sh", "--profile", "over there");
            assertThat(elsewhere.code()).as(elsewhere.said()).isEqualTo(2);
            assertThat(elsewhere.said())
                    .contains("of account 333333200001, and this is for account " + front.account());
            Ended dry = run(shell, front, Map.of("DRY_RUN", "1"), "fix.sh");
            assertThat(dry.code()).as(dry.said()).isZero();
            assertThat(dry.said())
                    .contains("   aws iam update-account-password-policy --region us-east-1")
                    .doesNotContain("put-bucket-versioning");
            assertThat(statuses(audit(front).report())).isEqualTo(then);
            assertThat(folder.resolve("undo.sh")).doesNotExist();

            Ended ended = run(shell, front, Map.of(), "fix.sh", "--profile", "over there");
            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(ended.said()).contains("sh undo.sh brings back what was there");
            Map<String, String> closed = new TreeMap<>(then);
            before.fixes().entries().stream()
                    .filter(entry -> entry.effects().isEmpty())
                    .flatMap(entry -> entry.proof().closes().stream())
                    .forEach(finding -> closed.put(Carrying.key(finding), "PASS"));
            assertThat(closed).isNotEqualTo(then);
            assertThat(statuses(audit(front).report())).isEqualTo(closed);
            Ended noneElsewhere = run(shell, other, Map.of(), "undo.sh", "--profile", "over there");
            assertThat(noneElsewhere.code()).as(noneElsewhere.said()).isEqualTo(2);
            Ended undone = run(shell, front, Map.of(), "undo.sh", "--profile", "over there");
            assertThat(undone.code()).as(undone.said()).isZero();
            assertThat(statuses(audit(front).report())).isEqualTo(then);
            assertThat(cli.ask(front, "iam get-account-password-policy --query PasswordPolicy.MinimumPasswordLength"))
                    .isEqualTo("10");

            write(before.report(), before.fixes(), "costs");
            assertThat(run(shell, front, Map.of(), "fix.sh", "--profile", "over there")
                            .code())
                    .isZero();
            closed.replaceAll((key, status) -> key.startsWith("s3-versioned") ? "PASS" : status);
            assertThat(statuses(audit(front).report())).isEqualTo(closed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash"})
    void whatWasChangedInBetweenStopsItThere(String shell) throws Exception {
        profile();
        try (Front front = open()) {
            Result before = audit(front);
            write(before.report(), before.fixes());
            FixPlan.Entry last = before.fixes().entries().stream()
                    .filter(entry -> entry.effects().isEmpty())
                    .filter(entry -> entry.proof().state() == Proof.State.PROVEN)
                    .reduce((one, other) -> other)
                    .orElseThrow();
            Map<String, String> then = statuses(before.report());
            changed(front, last);
            Map<String, String> changed = statuses(audit(front).report());
            Ended ended = run(shell, front, Map.of(), "fix.sh", "--profile=over there");
            assertThat(ended.code()).as(ended.said()).isEqualTo(3);
            assertThat(ended.said())
                    .contains("is not as it was at", "nothing was changed by this step")
                    .contains("sh undo.sh brings back");
            Set<String> closed = new TreeSet<>();
            statuses(audit(front).report()).forEach((key, status) -> {
                if (!status.equals(changed.get(key))) {
                    closed.add(key);
                }
            });
            assertThat(closed).as("what comes before it was done").isNotEmpty();
            Ended undone = run(shell, front, Map.of(), "undo.sh", "--profile=over there");
            assertThat(undone.code()).as(undone.said()).isZero();
            assertThat(statuses(audit(front).report())).isEqualTo(changed).isNotEmpty();
            assertThat(then.keySet()).isEqualTo(changed.keySet());
        }
    }

    /** Lets somebody else change what an entry is about. */
    private static void changed(Front front, FixPlan.Entry entry) {
        switch (entry.target().type()) {
            case "AWS::S3::Bucket" ->
                cli.ask(
                        front,
                        "s3api put-public-access-block --region " + Scenes.REGION + " --bucket "
                                + entry.target().id()
                                + " --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=false,"
                                + "BlockPublicPolicy=false,RestrictPublicBuckets=false");
            case "AWS::IAM::AccountPasswordPolicy" -> cli.ask(front, PASSWORDS.replace("length 10", "length 11"));
            default -> cli.ask(front, "ec2 enable-ebs-encryption-by-default --region " + Scenes.REGION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash"})
    void hostileTextsReachAwsAsTheyAre(String shell) throws Exception {
        profile();
        try (Front front = open()) {
            Report report = audit(front).report();
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < HOSTILE.size(); i++) {
                Call put = Call.of(
                        "ssm",
                        "PutParameter",
                        Scenes.REGION,
                        "Name",
                        "/hostile/" + i,
                        "Type",
                        "String",
                        "Value",
                        HOSTILE.get(i),
                        "Tags",
                        List.of(Call.map("Key", "k" + i, "Value", HOSTILE.get(i))));
                steps.add(Step.of(put)
                        .undoneBy(Call.of("ssm", "DeleteParameter", Scenes.REGION, "Name", "/hostile/" + i)));
            }
            Finding one = report.findings().stream()
                    .filter(finding -> finding.check().equals("iam-password-policy"))
                    .findFirst()
                    .orElseThrow()
                    .mendedBy(Optional.of(Remedy.of(new Told(
                            new Target("AWS::SSM::Parameter", Scenes.REGION, HOSTILE.get(0)), HOSTILE.get(3), steps))));
            FixPlan plan =
                    Planner.of(report.account(), List.of(one)).each(entry -> entry.with(Proof.proven(List.of(one))));
            write(report, plan);
            Ended ended = run(shell, front, Map.of(), "fix.sh", "--profile", "over there");
            assertThat(ended.code()).as(ended.said()).isZero();
            for (int i = 0; i < HOSTILE.size(); i++) {
                String got = cli.run(
                                "aws ssm get-parameter --region " + Scenes.REGION + " --name /hostile/" + i
                                        + " --query Parameter.Value --output json",
                                Optional.of(front.address()))
                        .out();
                assertThat(new ObjectMapper().readTree(got).asText()).isEqualTo(HOSTILE.get(i));
            }
            assertThat(folder.resolve("pwned")).doesNotExist();
            assertThat(run(shell, front, Map.of(), "undo.sh", "--profile", "over there")
                            .code())
                    .isZero();
            assertThat(cli.ask(
                            front,
                            "ssm get-parameters-by-path --path /hostile --region " + Scenes.REGION
                                    + " --query 'length(Parameters)'"))
                    .isEqualTo("0");
            assertThat(folder.resolve("pwned")).doesNotExist();
        }
    }
}
