package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * Runs the commands of a page's code blocks as a reader would, in their order, with their files in a folder. What asks an
 * account has its command line read alone; the demo account stands in for the reports and recordings that it would leave.
 */
final class Page {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *\\./harden (.*)$");
    private static final Pattern CODE = Pattern.compile("# exits with (\\d)");
    private static final Pattern FILE =
            Pattern.compile("([a-z]+=)?(\\w[\\w./-]*\\.(?:json|jsonl|zip|html|sarif|csv|md|xml|yaml|txt))");
    private static final Path DEMO = Path.of("examples", "demo.zip");

    private final Path folder;
    private int run;
    private int read;

    /**
     * @param folder where the files of the commands go
     */
    Page(Path folder) {
        this.folder = folder;
    }

    /** Tells how many commands were run to their end. */
    int run() {
        return run;
    }

    /** Tells how many commands had their command line read alone. */
    int read() {
        return read;
    }

    void follow(String text) throws IOException {
        Matcher command = COMMAND.matcher(text);
        while (command.find()) {
            one(command.group(1));
        }
    }

    private void one(String line) throws IOException {
        Matcher code = CODE.matcher(line);
        Optional<Integer> said = code.find() ? Optional.of(Integer.valueOf(code.group(1))) : Optional.empty();
        String[] whole = line.replaceFirst(" +# .*", "").split(" > ");
        assertThat(line).as("quotes and pipes are not understood here").doesNotContain("\"", "'", "|", "\\");
        List<String> arguments = inFolder(List.of(whole[0].strip().split(" +")));
        boolean audit = arguments.get(0).equals("audit");
        if (asksAnAccount(arguments) || wantsKeys(arguments)) {
            Main.commandLine().parseArgs(arguments.toArray(String[]::new));
            if (audit) {
                standIn(arguments);
            }
            read++;
            return;
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int got = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(got)
                .as("./harden " + line + "\n" + err)
                .isIn(said.map(List::of).orElse(List.of(0, 3)));
        if (whole.length > 1) {
            Files.writeString(folder.resolve(whole[1].strip()), out.toString());
        }
        run++;
    }

    private static boolean asksAnAccount(List<String> arguments) {
        return List.of("audit", "fix").contains(arguments.get(0))
                && !arguments.contains("--demo")
                && !arguments.contains("--replay")
                && !arguments.contains("--help");
    }

    /** Tells whether a command takes a key, or certificates, that nobody has here: SigningIT runs these. */
    private static boolean wantsKeys(List<String> arguments) {
        return arguments.get(0).equals("sign") || arguments.get(0).equals("verify") && arguments.contains("--trust");
    }

    /** Puts the names of files into the folder, but those of the project's examples. */
    private List<String> inFolder(List<String> arguments) {
        List<String> there = new ArrayList<>();
        for (String argument : arguments) {
            boolean record = !there.isEmpty() && there.get(there.size() - 1).equals("--record");
            if (record || Files.exists(folder.resolve(argument))) {
                there.add(folder.resolve(argument).toString());
                continue;
            }
            Matcher file = FILE.matcher(argument);
            if (!file.matches() || file.group(2).startsWith("examples/")) {
                there.add(argument);
                continue;
            }
            String format = Optional.ofNullable(file.group(1)).orElse("");
            there.add(format + folder.resolve(file.group(2)));
        }
        return there;
    }

    /** Puts the demo's recording where that of the account goes, or those of several do. */
    private static void record(Path place, boolean several) throws IOException {
        Files.copy(DEMO, several ? Files.createDirectory(place).resolve("111122223333.zip") : place);
    }

    private void standIn(List<String> arguments) throws IOException {
        List<String> demo = new ArrayList<>(List.of("audit", "--demo", "--quiet", "--fail-on", "never"));
        for (int i = 1; i < arguments.size(); i++) {
            if (arguments.get(i - 1).equals("--output")) {
                demo.addAll(List.of("--output", arguments.get(i)));
            }
            if (arguments.get(i - 1).equals("--record")) {
                record(Path.of(arguments.get(i)), arguments.contains("--organization"));
            }
        }
        CommandLine line = Main.commandLine();
        assertThat(line.execute(demo.toArray(String[]::new)))
                .as(arguments.toString())
                .isZero();
    }
}
