package dev.harden.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.benchmark.Benchmark.Control;
import dev.harden.benchmark.Benchmark.Coverage;
import dev.harden.model.Account;
import dev.harden.model.Cause;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import dev.harden.model.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    private static final Path IDS = Path.of("src", "test", "resources", "dev", "harden", "house", "check-ids.txt");
    private static final Path FILES = Path.of("src", "main", "resources", "dev", "harden", "benchmark");
    private static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");
    private static final Benchmark TWO = new Benchmark(
            "two",
            "Two",
            "1",
            3,
            "all",
            List.of(
                    new Control(
                            "1",
                            "both",
                            List.of(Part.whole("root-mfa"), Part.whole("iam-user-mfa")),
                            Coverage.FULL,
                            ""),
                    new Control("2", "nothing", List.of(), Coverage.NONE, "")));

    @Test
    void namesKnownChecksAndCountsItsControls() throws IOException {
        Set<String> ids = new HashSet<>(Files.readAllLines(IDS));
        int controls = 0;
        for (String id : Benchmarks.ids()) {
            Benchmark benchmark = Benchmarks.get(id);
            assertThat(benchmark.id()).isEqualTo(id);
            assertThat(benchmark.checks().stream().filter(check -> !ids.contains(check)))
                    .as("checks of %s.yaml that %s does not name", id, IDS)
                    .isEmpty();
            assertThat(benchmark.controls().stream().map(Control::id)).doesNotHaveDuplicates();
            controls += benchmark.controls().size();
        }
        assertThat(controls).isGreaterThan(600);
    }

    @Test
    void listsEveryControlOfCis() {
        Benchmarks.ids().stream()
                .filter(id -> id.startsWith("cis-"))
                .map(Benchmarks::get)
                .forEach(cis -> assertThat(cis.controls()).as(cis.id()).hasSize(cis.total()));
    }

    @Test
    void theGuidesNameEveryCheck() throws IOException {
        Set<String> named = new TreeSet<>();
        Stream.of("ten-steps", "monitoring-and-access")
                .map(Benchmarks::get)
                .forEach(guide -> named.addAll(guide.checks()));
        assertThat(Files.readAllLines(IDS).stream().filter(check -> !named.contains(check)))
                .as("checks that no step of a guide names: neither ten-steps.yaml nor monitoring-and-access.yaml in "
                        + FILES)
                .isEmpty();
    }

    @Test
    void everyFileIsListed() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Benchmarks.ids());
        }
    }

    @Test
    void isSatisfiedOnlyWhenEveryFindingPassesOrIsNotApplicable() {
        assertThat(state(of("root-mfa", Status.PASS), of("iam-user-mfa", Status.NOT_APPLICABLE)))
                .isEqualTo(State.SATISFIED);
        assertThat(state(of("root-mfa", Status.PASS), of("iam-user-mfa", Status.PASS), of("iam-user-mfa", Status.FAIL)))
                .isEqualTo(State.NOT_SATISFIED);
    }

    @Test
    void oneUnknownMakesItUndeterminedUnlessAFailureIsCertain() {
        assertThat(state(of("root-mfa", Status.PASS), of("iam-user-mfa", Status.UNKNOWN)))
                .isEqualTo(State.UNDETERMINED);
        assertThat(state(of("root-mfa", Status.FAIL), of("iam-user-mfa", Status.UNKNOWN)))
                .isEqualTo(State.NOT_SATISFIED);
    }

    @Test
    void aCheckThatWasNotRunMakesItUndetermined() {
        Report partial = report(List.of("root-mfa"), of("root-mfa", Status.PASS));
        Assessment.Result result = Assessment.of(TWO, partial).results().get(0);
        assertThat(result.state()).isEqualTo(State.UNDETERMINED);
        assertThat(result.notRun()).containsExactly("iam-user-mfa");
    }

    @Test
    void aCheckThatSaysNothingLeavesAGap() {
        assertThat(state(of("root-mfa", Status.PASS))).isEqualTo(State.PARTIAL);
        assertThat(state()).isEqualTo(State.NO_EVIDENCE);
    }

    @Test
    void isNotSatisfiedByWhatIsNotApplicable() {
        assertThat(state(of("root-mfa", Status.NOT_APPLICABLE), of("iam-user-mfa", Status.NOT_APPLICABLE)))
                .isEqualTo(State.NOT_APPLICABLE);
    }

    @Test
    void whatIsWaivedIsStillNotSatisfiedAndSaysSo() {
        Waiver waiver = new Waiver("*", "*", "why", "who", LocalDate.EPOCH);
        Finding waived = of("root-mfa", Status.FAIL).with(Marks.NONE.waivedBy(waiver));
        Assessment.Result all = assess(waived).results().get(0);
        assertThat(all.state()).isEqualTo(State.NOT_SATISFIED);
        assertThat(all.isWaived()).isTrue();
        assertThat(assess(waived, of("iam-user-mfa", Status.FAIL))
                        .results()
                        .get(0)
                        .isWaived())
                .isFalse();
    }

    @Test
    void whatNoCheckSpeaksToIsNotCovered() {
        assertThat(assess().results().get(1).state()).isEqualTo(State.NOT_COVERED);
        assertThat(assess().count(State.NOT_COVERED))
                .as("one that is listed, and one that is not")
                .isEqualTo(2);
    }

    private static State state(Finding... findings) {
        return assess(findings).results().get(0).state();
    }

    private static Assessment assess(Finding... findings) {
        return Assessment.of(TWO, report(List.of("root-mfa", "iam-user-mfa"), findings));
    }

    private static Report report(List<String> run, Finding... findings) {
        return new Report(
                new Origin("1", Instant.EPOCH, Optional.empty()),
                ACCOUNT,
                new Extent(run, List.of(), List.of(), List.of()),
                Arrays.asList(findings),
                List.of(),
                List.of());
    }

    private static Finding of(String check, Status status) {
        Optional<Unknown> unknown =
                status == Status.UNKNOWN ? Optional.of(new Unknown(Cause.ERROR, "", "", "")) : Optional.empty();
        return new Finding(
                check,
                Severity.HIGH,
                ACCOUNT.id(),
                "global",
                ACCOUNT.resource(),
                new Outcome(status, "so it is", List.of(), unknown));
    }
}
