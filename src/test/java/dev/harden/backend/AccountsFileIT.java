package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.backend.Harden.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged tool over the accounts of a file, entered by profiles and by roles with external ids. */
class AccountsFileIT {
    private static final String SECRET = "tell-nobody-";
    private static final List<String> FORMATS =
            List.of("json", "jsonl", "csv", "sarif", "junit", "html", "markdown", "ocsf", "asff", "oscal", "table");

    private static Enterprise enterprise;

    @TempDir
    private Path home;

    @BeforeAll
    static void open() {
        enterprise = new Enterprise(9);
    }

    @AfterAll
    static void close() {
        enterprise.close();
    }

    @BeforeEach
    void begin() throws IOException {
        enterprise.forget();
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[profile six]\nregion = us-east-1\n[profile broken]\n");
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n"
                        + "[six]\naws_access_key_id = ASIA" + enterprise.member(6)
                        + "999\naws_secret_access_key = s3cr3t-of-six\naws_session_token = t0k3n-of-six\n");
    }

    private Run run(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "audit", "--endpoint-url", enterprise.address().toString(), "--check", "root-mfa,iam-access-analyzer"));
        command.addAll(List.of(more));
        return new Harden(home).run(command.toArray(String[]::new));
    }

    private String file() throws IOException {
        Files.writeString(home.resolve("own.yaml"), """
                waivers:
                  - {check: root-mfa, resource: "*", reason: r, owner: of-seven, expires: 2099-01-01}
                """);
        return Files.writeString(home.resolve("customers.yaml"), """
                accounts:
                  - name: Four AG
                    account: "%s"
                    role_arn: arn:aws:iam::%s:role/harden-audit
                    external_id: %s4
                  - name: Five Inc
                    account: "%s"
                    role_name: harden-audit
                    external_id: %s5
                    partition: aws
                    regions: [eu-west-1]
                  - name: Six GmbH
                    account: "%s"
                    profile: six
                  - name: Seven Ltd
                    account: "%s"
                    role_name: harden-audit
                    external_id: %s7
                    config: own.yaml
                  - name: Eight Oy
                    account: "%s"
                    role_name: harden-audit
                    external_id: %s8
                """.formatted(
                                enterprise.member(4),
                                enterprise.member(4),
                                SECRET,
                                enterprise.member(5),
                                SECRET,
                                enterprise.member(6),
                                enterprise.member(7),
                                SECRET,
                                enterprise.member(8),
                                SECRET))
                .toString();
    }

    private static List<String> outputs(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> options = new ArrayList<>();
        FORMATS.forEach(format -> options.addAll(List.of("--output", format + "=" + folder.resolve("all." + format))));
        return options;
    }

    private static String[] with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        file.toString().endsWith(".zip") ? unpacked(file) : Files.readString(file));
            }
        }
        return contents;
    }

    private static String unpacked(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void everyLineIsAuditedAsItSaysAndNoSecretIsTold() throws IOException {
        Path reports = home.resolve("reports");
        Path evidence = home.resolve("evidence");
        Path work = home.resolve("work");
        Run run = run(with(
                outputs(reports),
                "--accounts-file",
                file(),
                "--record",
                evidence.toString(),
                "--work",
                work.toString(),
                "--debug"));
        assertThat(run.exit()).as(run.err()).isIn(3, 4);
        assertThat(run.out()).contains("Four AG", "Five Inc", "Six GmbH", "Seven Ltd", "Eight Oy");
        Map<String, String> written = new TreeMap<>(contents(reports));
        for (String format : List.of("json", "html", "markdown", "table")) {
            assertThat(written.get("all." + format)).as(format).contains("Four AG");
        }
        contents(evidence).forEach((name, text) -> written.put("evidence/" + name, text));
        contents(work).forEach((name, text) -> written.put("work/" + name, text));
        written.put("out", run.out());
        written.put("err", run.err());
        written.forEach((name, text) -> assertThat(text)
                .as(name)
                .doesNotContain(SECRET, "s3cr3t-of-six", "t0k3n-of-six", "SecretAccessKey", "SessionToken"));
        JsonNode all = new ObjectMapper().readTree(reports.resolve("all.json").toFile());
        assertThat(all.at("/members/0/name").asText()).isEqualTo("Four AG");
        Map<String, JsonNode> accounts = new TreeMap<>();
        all.get("accounts").forEach(one -> accounts.put(one.get("account").asText(), one));
        assertThat(accounts.keySet()).containsExactlyElementsOf(enterprise.members(4, 8));
        assertThat(accounts.get(enterprise.member(5)).get("regions")).hasSize(1);
        assertThat(accounts.get(enterprise.member(6)).get("regions")).hasSizeGreaterThan(1);
        assertThat(accounts.get(enterprise.member(7)).at("/findings").toString())
                .contains("of-seven");
        assertThat(accounts.get(enterprise.member(8)).at("/findings").toString())
                .contains("UNKNOWN")
                .doesNotContain("PASS");
        assertThat(enterprise.entered()).doesNotContain(enterprise.member(6));
        assertThat(evidence.resolve(enterprise.member(8) + ".zip")).doesNotExist();
        for (int number = 4; number < 8; number++) {
            Path recording = evidence.resolve(enterprise.member(number) + ".zip");
            Run again = new Harden(home).run("verify", recording.toString());
            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(again.out()).contains("account " + enterprise.member(number));
            assertThat(again.out())
                    .contains(accounts.get(enterprise.member(number))
                            .get("recording")
                            .asText());
        }
        Run second = run("--accounts-file", file(), "--record", evidence.toString());
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err()).contains("is a recording already");
    }

    @Test
    void partsThatAreResumedAndMergedAreTheWhole() throws IOException {
        String asOf =
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60).toString();
        Path whole = home.resolve("whole");
        Run one = run(with(outputs(whole), "--accounts-file", file(), "--as-of", asOf, "--quiet"));
        assertThat(one.exit()).as(one.err()).isIn(3, 4);
        for (int part = 1; part <= 2; part++) {
            Run run = run(
                    "--accounts-file",
                    file(),
                    "--as-of",
                    asOf,
                    "--quiet",
                    "--shard",
                    part + "/2",
                    "--work",
                    home.resolve("part-" + part).toString());
            assertThat(run.exit()).as(run.err()).isIn(0, 3, 4);
        }
        Path some = home.resolve("part-1");
        try (Stream<Path> done = Files.list(some)) {
            Files.delete(done.filter(file -> !file.endsWith("manifest.json"))
                    .findFirst()
                    .orElseThrow());
        }
        Run other = run("--accounts-file", file(), "--shard", "1/2", "--resume", some.toString(), "--topic", "root");
        assertThat(other.exit()).isEqualTo(2);
        Run resumed = run("--accounts-file", file(), "--shard", "1/2", "--quiet", "--resume", some.toString());
        assertThat(resumed.exit()).as(resumed.err()).isIn(0, 3, 4);
        Path merged = home.resolve("merged");
        List<String> merge = new ArrayList<>(
                List.of("merge", some.toString(), home.resolve("part-2").toString()));
        merge.addAll(outputs(merged));
        Run joined = new Harden(home).run(with(merge, "--quiet"));
        assertThat(joined.exit()).as(joined.err()).isEqualTo(one.exit());
        assertThat(contents(merged)).isEqualTo(contents(whole));
    }

    @Test
    void aProfileOfAnotherAccountEndsTheRunBeforeItBegins() throws IOException {
        String csv = Files.writeString(
                        home.resolve("c.csv"), "name,account,profile\nFive,\"" + enterprise.member(5) + "\",six\n")
                .toString();
        Run run = run("--accounts-file", csv);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("c.csv, line 2: profile 'six' is of account " + enterprise.member(6) + ", and account is "
                        + enterprise.member(5));
        assertThat(enterprise.calls()).isEqualTo(1);
    }

    @Test
    void aProfileWithoutCredentialsIsUnknownAndTheOthersGoOn() throws IOException {
        String csv = Files.writeString(
                        home.resolve("c.csv"),
                        "name;account;profile\nFive;" + enterprise.member(5) + ";broken\nSix;" + enterprise.member(6)
                                + ";six\n")
                .toString();
        Run run = run("--accounts-file", csv, "--check", "root-mfa", "--format", "json");
        assertThat(run.exit()).as(run.err()).isIn(3, 4);
        assertThat(run.json().at("/accounts/0/findings/0/status").asText()).isEqualTo("UNKNOWN");
        assertThat(run.json().at("/accounts/0/findings/0/message").asText()).contains("c.csv, line 2", "broken");
        assertThat(run.json().at("/accounts/1/findings").toString()).contains("\"status\":\"PASS\"");
    }

    @Test
    void expectedAccountsHoldForAllOfThem() throws IOException {
        Run run = run("--accounts-file", file(), "--expect-account", enterprise.member(4));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("this is account " + enterprise.member(5));
        assertThat(enterprise.entered()).isEmpty();
        Run one = run(
                "--accounts-file", file(), "--account", enterprise.member(4), "--expect-account", enterprise.member(4));
        assertThat(one.exit()).as(one.err()).isIn(0, 3, 4);
    }
}
