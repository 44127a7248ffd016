package dev.harden.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    private static final String ALPHABET = "aZ0 '\"\\$`!#&|;<>(){}[]*?~=^%@:,./+-_\n\t\r\u001b\u007fé\u202e😀";
    private static final List<String> HOSTILE = List.of(
            "",
            "'",
            "''",
            "'; touch /tmp/harden-was-here; '",
            "$(id)",
            "`id`",
            "a && b",
            "a\nid",
            "\\",
            "\\'",
            "!!",
            "~",
            "~root",
            "=ls",
            "*",
            "/*",
            "{a,b}",
            "$HOME",
            "${IFS}",
            "#x",
            "-n",
            "--endpoint-url=http://192.0.2.1",
            "x>y",
            "%s",
            "\\x41",
            "A=b");

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "dash", "zsh"})
    void everyShellReadsAWordAsItWas(String shell) throws IOException, InterruptedException {
        assumeTrue(isThere(shell) || shell.equals("sh"), shell + " is not installed");
        List<String> texts = new ArrayList<>(HOSTILE);
        Random random = new Random(16);
        for (int i = 0; i < 3000; i++) {
            texts.add(random.ints(random.nextInt(12), 0, ALPHABET.codePointCount(0, ALPHABET.length()))
                    .mapToObj(at -> Character.toString(ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, at))))
                    .collect(Collectors.joining()));
        }
        String script = texts.stream().map(Shell::word).collect(Collectors.joining(" ", "printf '%s\\0' ", "\n"));
        assertThat(run(shell, script)).containsExactlyElementsOf(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "dash", "zsh"})
    void aValueStaysInItsPlace(String shell) throws IOException, InterruptedException {
        assumeTrue(isThere(shell) || shell.equals("sh"), shell + " is not installed");
        for (String value : HOSTILE) {
            List<String> words = run(
                    shell,
                    Shell.command("aws() { printf '%s\\0' \"$@\"; }; aws x y --id {} --spec {} --end", value, "a={b}")
                            + "\n");
            assertThat(words)
                    .as(value)
                    .isEqualTo(
                            value.startsWith("-")
                                    ? List.of("x", "y", "--id=" + value, "--spec", "a={b}", "--end")
                                    : List.of("x", "y", "--id", value, "--spec", "a={b}", "--end"));
        }
    }

    @Test
    void whatIsPlainStaysAsPeopleWriteIt() {
        assertThat(Shell.command(
                        "aws s3api put-bucket-policy --bucket {} --policy {}", "my-bucket.eu", "file://policy.json"))
                .isEqualTo("aws s3api put-bucket-policy --bucket my-bucket.eu --policy file://policy.json");
        assertThat(Shell.word("arn:aws:iam::111122223333:role/a+b@c=d,e_f"))
                .isEqualTo("arn:aws:iam::111122223333:role/a+b@c=d,e_f");
        assertThat(Shell.word("$Latest")).isEqualTo("'$Latest'");
    }

    @Test
    void aRemarkIsQuotedWhereItCouldRun() {
        assertThat(Shell.remark("sgr-1 (tcp 22 from 0.0.0.0/0)")).isEqualTo("sgr-1 (tcp 22 from 0.0.0.0/0)");
        assertThat(Shell.remark("sgr-1; id\nid")).isEqualTo("'sgr-1; id\nid'");
    }

    @Test
    void aTemplateTakesJustItsValues() {
        assertThatThrownBy(() -> Shell.command("aws x --id {}", "a", "b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isThere(String shell) {
        return Stream.of("/bin", "/usr/bin", "/usr/local/bin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    }

    private static List<String> run(String shell, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        List<String> words = Arrays.asList(out.split("\0", -1));
        return words.subList(0, words.size() - 1);
    }
}
