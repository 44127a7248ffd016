package dev.harden.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.model.Account;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.report.BadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps runs in folders, and joins them. */
class PartsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
    private static final List<String> IDS = List.of("100000000000", "100000000001", "100000000002", "100000000003");

    @TempDir
    private Path folder;

    private static Manifest manifest(Shard shard, String... differently) {
        Map<String, String> settings =
                differently.length == 0 ? Map.of("--region", "eu-west-1") : Map.of("--region", differently[0]);
        List<Member> members = new ArrayList<>();
        IDS.forEach(id -> members.add(new Member(id, "n \"é\n" + id, "ACTIVE", true)));
        members.add(new Member("100000000009", "closed", "SUSPENDED", false));
        return new Manifest(
                "1.0", NOW, settings, List.of("root-mfa"), shard, new Roster("o-abcdefghij", IDS.get(0), members));
    }

    private static Report report(String id) {
        Account account = new Account(id, "aws", "arn:aws:iam::" + id + ":user/x");
        Finding finding = new Finding(
                "root-mfa",
                Severity.HIGH,
                id,
                "global",
                account.resource(),
                new Outcome(Status.PASS, "of " + id, List.of(), Optional.empty()));
        return new Report(
                new Origin("1.0", NOW, Optional.empty()),
                account,
                new Extent(List.of("root-mfa"), List.of(), List.of(), List.of()),
                List.of(finding),
                List.of(),
                List.of());
    }

    private RunFolder part(String shard, String... differently) throws IOException {
        Shard which = Shard.parse(shard);
        Path path = folder.resolve("part-" + which.number() + "-" + which.of() + differently.length);
        RunFolder part = RunFolder.begin(path, manifest(which, differently));
        for (String id : part.manifest().accounts()) {
            part.keep(report(id));
        }
        return part;
    }

    private static List<Path> paths(RunFolder... parts) {
        return Stream.of(parts).map(RunFolder::path).toList();
    }

    @Test
    void aFolderHoldsWhatWasPutThere() throws IOException {
        RunFolder kept = part("1/1");
        RunFolder read = RunFolder.open(kept.path());
        assertThat(read.manifest()).isEqualTo(kept.manifest());
        assertThat(read.manifest().accounts()).isEqualTo(IDS);
        assertThat(read.report(IDS.get(2))).isEqualTo(report(IDS.get(2)));
        assertThat(read.has("100000000009")).isFalse();
        read.delete();
        assertThat(kept.path()).doesNotExist();
    }

    @Test
    void aFolderWithOtherThingsInItStays() throws IOException {
        RunFolder kept = part("1/1");
        Files.writeString(kept.path().resolve("mine.txt"), "mine");
        kept.delete();
        assertThat(kept.path().resolve("mine.txt")).hasContent("mine");
        assertThat(RunFolder.holdsRun(kept.path())).isFalse();
    }

    @Test
    void whatWasChangedInAFolderIsRefused() throws IOException {
        Path report = part("1/1").path().resolve(IDS.get(1) + ".json");
        String was = Files.readString(report);
        Files.writeString(report, was.replace("of 100000000001", "or 100000000001"));
        assertThatThrownBy(() -> RunFolder.open(folder.resolve("part-1-10")).report(IDS.get(1)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("was changed");
        Files.copy(report.resolveSibling(IDS.get(2) + ".json"), report, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> RunFolder.open(folder.resolve("part-1-10")).report(IDS.get(1)))
                .hasMessageContaining("was changed");
        Files.writeString(report, was);
        assertThat(RunFolder.open(folder.resolve("part-1-10")).report(IDS.get(1)))
                .isEqualTo(report(IDS.get(1)));
        Path manifest = report.resolveSibling("manifest.json");
        String said = Files.readString(manifest);
        for (String other : List.of(
                said.replace("root-mfa", "root-unused"),
                said.replace("2026-11-25", "2026-11-24"),
                said.replace("100000000003", "100000000008"),
                said.replace("SUSPENDED", "ACTIVE"),
                said + "{}",
                said.replaceFirst("(?s)\"reports\" : \\{.*?}", "\"reports\" : {}"))) {
            assertThat(other).isNotEqualTo(said);
            Files.writeString(manifest, other);
            assertThatThrownBy(() -> RunFolder.open(manifest.getParent())).isInstanceOf(BadReport.class);
        }
    }

    @Test
    void anAccountWhoseReportIsNotListedIsNotDone() throws IOException {
        RunFolder kept = part("1/1");
        Files.delete(kept.path().resolve(IDS.get(1) + ".json"));
        assertThat(kept.has(IDS.get(1))).isFalse();
        RunFolder begun = RunFolder.begin(folder.resolve("again"), manifest(Shard.WHOLE));
        Files.writeString(begun.path().resolve(IDS.get(0) + ".json"), "{}");
        assertThat(begun.has(IDS.get(0))).isFalse();
    }

    @Test
    void partsAreTheWhole() throws IOException {
        Parts parts = Parts.open(paths(part("2/3"), part("3/3"), part("1/3")));
        List<String> seen = new ArrayList<>();
        parts.each(report -> seen.add(report.account().id()));
        assertThat(seen).isEqualTo(IDS);
        Organization about = parts.manifest().about();
        assertThat(about).isEqualTo(manifest(Shard.WHOLE).about());
        assertThat(about.left()).extracting(Member::account).containsExactly("100000000009");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        RunFolder first = part("1/3");
        RunFolder third = part("3/3");
        assertThatThrownBy(() -> Parts.open(paths(first, third)))
                .isInstanceOf(BadReport.class)
                .hasMessage("the folders of parts 2/3 are not named");
        RunFolder second = part("2/3");
        String account = second.manifest().accounts().get(0);
        Files.delete(second.path().resolve(account + ".json"));
        assertThatThrownBy(() -> Parts.open(paths(first, second, third)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("account " + account + " is not done in " + second.path());
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() throws IOException {
        RunFolder first = part("1/2");
        RunFolder other = part("2/2", "us-east-1");
        assertThatThrownBy(() -> Parts.open(paths(first, other)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("--region is 'us-east-1' in one, and 'eu-west-1' in the other");
        assertThatThrownBy(() -> Parts.open(paths(first, first)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("are both part 1/2");
        RunFolder ofThree = part("2/3");
        assertThatThrownBy(() -> Parts.open(paths(first, ofThree)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("is part 2/3");
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        assertThatThrownBy(() -> RunFolder.open(folder))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("is not the folder of a run");
        for (String text : List.of("", "[]", "{", "{\"runFolder\":\"9\"}", "{\"runFolder\":\"1\",\"shard\":\"9/1\"}")) {
            Files.writeString(folder.resolve("manifest.json"), text);
            assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(BadReport.class);
        }
        RunFolder kept = part("1/1");
        Files.copy(kept.path().resolve(IDS.get(0) + ".json"), kept.path().resolve("x"));
        Files.move(
                kept.path().resolve("x"),
                kept.path().resolve(IDS.get(1) + ".json"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> kept.report(IDS.get(1)))
                .isInstanceOf(BadReport.class)
                .hasMessageContaining("was changed");
    }
}
