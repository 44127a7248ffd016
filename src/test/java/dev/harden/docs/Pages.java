package dev.harden.docs;

import dev.harden.checks.Prose;
import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.checks.Topic;
import dev.harden.cli.AllChecks;
import dev.harden.cli.Main;
import dev.harden.engine.Engine;
import dev.harden.facts.Operation;
import dev.harden.facts.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Writes the generated pages: {@code ./dev docs}. */
public final class Pages {
    private static final String MADE = "<!-- Made by ./dev docs; do not edit. -->\n\n";

    private final Registry registry = AllChecks.registry();

    /** Writes them below a folder. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> page : new Pages().all().entrySet()) {
            Path file = Path.of(arguments[0], page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }

    /** Gives the text of each page by its path below docs/. */
    Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("checks/README.md", index());
        registry.checks().forEach(check -> pages.put("checks/" + check.id() + ".md", page(check)));
        pages.put("permissions.md", permissions());
        pages.put("commands.md", commands());
        pages.put("man/harden.1", ManPage.of(Main.commandLine()));
        return pages;
    }

    private String index() {
        StringBuilder text = new StringBuilder(MADE + "# Checks\n");
        for (Topic topic : registry.topics()) {
            text.append("\n## ").append(topic.title()).append("\n\n| check | severity | |\n|---|---|---|\n");
            registry.checks().stream()
                    .filter(check -> check.topic().equals(topic.name()))
                    .forEach(check -> text.append("| [")
                            .append(check.id())
                            .append("](")
                            .append(check.id())
                            .append(".md) | ")
                            .append(check.severity().word())
                            .append(" | ")
                            .append(check.info().title())
                            .append(" |\n"));
        }
        return text.toString();
    }

    private static String page(Registered check) {
        Prose prose = check.prose();
        StringBuilder text = new StringBuilder(
                MADE + "# " + check.id() + "\n\n" + check.info().title() + ".\n\nA failure is reported as: "
                        + check.info().fault() + ".\n\n");
        text.append("Severity ").append(check.severity().word()).append(", judged once ");
        text.append(check.info().scope().word().equals("account") ? "for the account" : "in every region");
        text.append(".\n\n## Why\n\n")
                .append(prose.why())
                .append("\n\n## Fix\n\n")
                .append(prose.fix())
                .append("\n\n")
                .append(check.afterFix().replaceAll("'(harden [^']*)'", "`$1`"))
                .append("\n");
        if (!check.check().options().isEmpty()) {
            text.append("\n## Options\n\n");
            check.check().options().forEach(option -> text.append(describe(option)));
        }
        text.append("\n## Permissions\n\n");
        actions(List.of(check))
                .forEach(action -> text.append("- `").append(action).append("`\n"));
        text.append("\n## References\n\n");
        prose.references().forEach(page -> text.append("- ").append(page).append("\n"));
        return text.toString();
    }

    private static String describe(Option<?> option) {
        Object fallback = option.fallback() instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("none")
                : option.fallback();
        return "- `" + option.key() + "` (default: " + fallback + "): " + option.description() + "\n";
    }

    private String permissions() {
        StringBuilder text =
                new StringBuilder(MADE + "# Permissions\n\n`harden policy` prints the policy of a selection of"
                        + " checks. All checks together need these actions, on all resources:\n\n");
        TreeSet<String> all = actions(registry.checks());
        Engine.asksFor(registry.checks()).forEach(question -> all.addAll(actions(Operation.of(question))));
        all.forEach(action -> text.append("- `").append(action).append("`\n"));
        text.append("\n| check | actions |\n|---|---|\n");
        for (Registered check : registry.checks()) {
            text.append("| ").append(check.id()).append(" | ");
            text.append(actions(List.of(check)).stream()
                    .map(action -> "`" + action + "`")
                    .collect(Collectors.joining(", ")));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static TreeSet<String> actions(List<Registered> checks) {
        TreeSet<String> actions = new TreeSet<>();
        checks.forEach(check -> actions.addAll(actions(check.operations())));
        return actions;
    }

    private static TreeSet<String> actions(Set<Operation> operations) {
        return operations.stream()
                .filter(Operation::permission)
                .map(Operation::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String commands() {
        StringBuilder text = new StringBuilder(MADE + "# Commands\n");
        CommandLine line = Main.commandLine().setUsageHelpWidth(100);
        append(text, line);
        new TreeMap<>(line.getSubcommands()).values().forEach(command -> append(text, command.setUsageHelpWidth(100)));
        return text.toString();
    }

    private static void append(StringBuilder text, CommandLine command) {
        text.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing())
                .append("\n```\n");
    }
}
