package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.backend.Harden.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged tool against an organization: its management account, units, 50 members. */
class OrganizationIT {
    private static final int MEMBERS = 50;
    private static final String[] CHECKS = {
        "--topic", "root,trail", "--check", "iam-access-analyzer,config-aggregator,alarm-root-use"
    };
    private static final List<String> FORMATS = List.of("json", "jsonl", "csv", "sarif", "junit", "html");

    private static Enterprise enterprise;

    @TempDir
    private Path home;

    @BeforeAll
    static void open() {
        enterprise = new Enterprise(MEMBERS);
    }

    @AfterAll
    static void close() {
        enterprise.close();
    }

    @BeforeEach
    void forget() {
        enterprise.forget();
    }

    private Harden harden() {
        return new Harden(home).withKeys();
    }

    private static String[] audit(String... more) {
        return Stream.of(
                        Stream.of(
                                "audit", "--endpoint-url", enterprise.address().toString()),
                        Stream.of(CHECKS),
                        Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static String[] with(String[] command, List<String> more) {
        return Stream.concat(Stream.of(command), more.stream()).toArray(String[]::new);
    }

    /** Gives options that write the report into a folder in all formats. */
    private static List<String> outputs(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> options = new ArrayList<>(List.of("--quiet"));
        FORMATS.forEach(format -> options.addAll(List.of("--output", format + "=" + folder.resolve("org." + format))));
        return options;
    }

    private static Map<String, JsonNode> accounts(Path json) throws IOException {
        Map<String, JsonNode> accounts = new TreeMap<>();
        new ObjectMapper()
                .readTree(json.toFile())
                .get("accounts")
                .forEach(report -> accounts.put(report.get("account").asText(), report));
        return accounts;
    }

    private static Map<String, String> statuses(JsonNode report, String check) {
        Map<String, String> statuses = new TreeMap<>();
        report.get("findings").forEach(finding -> {
            if (finding.get("check").asText().equals(check)) {
                statuses.put(
                        finding.get("region").asText(), finding.get("status").asText());
            }
        });
        return statuses;
    }

    private static String evidence(JsonNode report, String check) {
        StringBuilder evidence = new StringBuilder();
        report.get("findings").forEach(finding -> {
            if (finding.get("check").asText().equals(check)) {
                finding.get("evidence")
                        .forEach(line -> evidence.append(line.asText()).append('\n'));
            }
        });
        return evidence.toString();
    }

    private static Map<Path, String> contents(Path folder) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void everyAccountIsAuditedAndNoneIsMixedUpWithAnother() throws IOException {
        Path folder = home.resolve("one");
        Run run = harden().run(with(audit("--organization"), outputs(folder)));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(3);
        Map<String, JsonNode> accounts = accounts(folder.resolve("org.json"));
        assertThat(accounts.keySet()).containsExactlyElementsOf(enterprise.members(0, MEMBERS - 1));
        for (int number = 0; number < MEMBERS - 1; number++) {
            JsonNode report = accounts.get(enterprise.member(number));
            String mfa = number % 7 == 0 && number >= 3 ? "FAIL" : "PASS";
            assertThat(statuses(report, "root-mfa")).as("account " + number).isEqualTo(Map.of("global", mfa));
            report.get("findings")
                    .forEach(finding -> assertThat(finding.get("account")).isEqualTo(report.get("account")));
        }
        JsonNode member = accounts.get(enterprise.member(4));
        assertThat(statuses(member, "alarm-root-use")).isEqualTo(Map.of("global", "PASS"));
        assertThat(statuses(member, "config-aggregator")).isEqualTo(Map.of("global", "PASS"));
        assertThat(statuses(member, "iam-access-analyzer"))
                .isEqualTo(Map.of("eu-central-1", "FAIL", "eu-west-1", "PASS", "us-east-1", "PASS"));
        assertThat(evidence(member, "alarm-root-use"))
                .contains("seen from account " + enterprise.management() + " too");
        assertThat(evidence(member, "config-aggregator"))
                .contains("seen from account " + enterprise.security() + " too");
        JsonNode management = accounts.get(enterprise.management());
        assertThat(statuses(management, "trail-bucket-other-account")).isEqualTo(Map.of("global", "PASS"));
        assertThat(statuses(management, "trail-bucket-logged")).isEqualTo(Map.of("global", "FAIL"));
        assertThat(evidence(management, "trail-bucket-logged"))
                .contains("seen from account " + enterprise.archive() + " too");
        JsonNode refusing = accounts.get(enterprise.member(MEMBERS - 1));
        assertThat(refusing.get("findings")).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.get("status").asText()).isEqualTo("UNKNOWN");
            assertThat(finding.at("/unknown/action").asText()).isEqualTo("sts:AssumeRole");
            assertThat(finding.get("message").asText())
                    .contains("arn:aws:iam::" + enterprise.member(MEMBERS - 1) + ":role/harden-audit");
        });
        assertThat(refusing.get("findings")).hasSameSizeAs(refusing.get("checks"));
        JsonNode members =
                new ObjectMapper().readTree(folder.resolve("org.json").toFile()).get("members");
        assertThat(members).hasSize(MEMBERS + 1).anySatisfy(one -> {
            assertThat(one.get("account").asText()).isEqualTo(enterprise.member(MEMBERS));
            assertThat(one.get("state").asText()).isEqualTo("SUSPENDED");
            assertThat(one.get("audited").asBoolean()).isFalse();
        });
        assertThat(enterprise.entered()).doesNotContain(enterprise.member(MEMBERS), enterprise.management());
        assertThat(folder.resolve("org-2.sarif")).exists();
        assertThat(folder.resolve("org-3.sarif")).exists();
        assertThat(folder.resolve("org-" + enterprise.member(5) + ".html")).exists();
        assertThat(leftovers()).isEmpty();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> here = Files.list(Path.of(""))) {
            return here.filter(path -> path.getFileName().toString().startsWith("harden-run-"))
                    .toList();
        }
    }

    @Test
    void unitsAndAccountsRestrict() throws IOException {
        Path json = home.resolve("org.json");
        List<String> to = List.of("--quiet", "--output", "json=" + json);
        harden().run(with(audit("--organization", "--ou", Organizations.INNER), to));
        assertThat(accounts(json).keySet()).containsExactlyElementsOf(enterprise.members(MEMBERS / 2 + 1, MEMBERS - 1));
        harden().run(with(audit("--organization", "--ou", Organizations.UNIT), to));
        assertThat(accounts(json).keySet()).containsExactlyElementsOf(enterprise.members(3, MEMBERS - 1));
        enterprise.forget();
        String two = enterprise.member(4) + "," + enterprise.member(5);
        Run run = harden().run(with(audit("--account", two), to));
        assertThat(run.exit()).isIn(3, 4);
        assertThat(accounts(json).keySet()).containsExactlyElementsOf(enterprise.members(4, 5));
        assertThat(new HashSet<>(enterprise.entered())).containsExactlyInAnyOrderElementsOf(enterprise.members(4, 5));
    }

    @Test
    void partsThatAreKilledAndResumedAreTheWholeByteForByte() throws Exception {
        String asOf =
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60).toString();
        Path whole = home.resolve("whole");
        Run one = harden().run(with(audit("--organization", "--as-of", asOf), outputs(whole)));
        List<String> folders = new ArrayList<>();
        for (int part = 1; part <= 4; part++) {
            Path work = home.resolve("part-" + part);
            folders.add(work.toString());
            String[] command = audit("--organization", "--as-of", asOf, "--shard", part + "/4", "--quiet");
            if (part == 2) {
                kill(with(command, List.of("--work", work.toString(), "--accounts-at-once", "1")), work);
                enterprise.forget();
                List<String> done = done(work);
                Run resumed = harden().run(with(command, List.of("--resume", work.toString())));
                assertThat(resumed.exit()).isIn(3, 4);
                assertThat(done).isNotEmpty();
                assertThat(enterprise.entered().stream().filter(done::contains).distinct())
                        .as("only what others need of them is asked again")
                        .isSubsetOf(enterprise.archive(), enterprise.security());
            } else {
                Run run = harden().with("JOB_COMPLETION_INDEX", String.valueOf(part - 1))
                        .run(with(
                                audit("--organization", "--as-of", asOf, "--shards", "4", "--quiet"),
                                List.of("--work", work.toString())));
                assertThat(run.err()).isEmpty();
            }
        }
        Path merged = home.resolve("merged");
        Run merge = harden().run(with(
                Stream.concat(Stream.of("merge"), folders.stream()).toArray(String[]::new), outputs(merged)));
        assertThat(merge.err()).isEmpty();
        assertThat(merge.exit()).isEqualTo(one.exit());
        Map<Path, String> expected = contents(whole);
        assertThat(contents(merged).keySet()).isEqualTo(expected.keySet());
        contents(merged)
                .forEach((file, text) -> assertThat(text.lines().toList())
                        .as(file.toString())
                        .isEqualTo(expected.get(file).lines().toList()));
        assertThat(contents(merged)).isEqualTo(expected);
        Run missing = harden().run("merge", folders.get(0), folders.get(3));
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("the folders of parts 2/4, 3/4 are not named");
    }

    /** Kills a run when some accounts are done and others are not. */
    private void kill(String[] command, Path work) throws Exception {
        Process process = harden().builder(command).start();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (done(work).size() < 3) {
            assertThat(process.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Gives the accounts that the manifest lists: a report that was written an instant before the kill is made again. */
    private static List<String> done(Path work) throws IOException {
        Path manifest = work.resolve("manifest.json");
        List<String> done = new ArrayList<>();
        if (Files.exists(manifest)) {
            new ObjectMapper()
                    .readTree(manifest.toFile())
                    .get("reports")
                    .fieldNames()
                    .forEachRemaining(done::add);
        }
        return done;
    }
}
