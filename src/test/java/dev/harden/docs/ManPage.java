package dev.harden.docs;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the manual page of the whole command line, in the language of man(7). */
final class ManPage {
    private static final String MADE = ".\\\" Made by ./dev docs; do not edit.\n";
    private final StringBuilder text = new StringBuilder(MADE);

    private ManPage() {}

    static String of(CommandLine line) {
        ManPage page = new ManPage();
        CommandSpec spec = line.getCommandSpec();
        page.text.append(".TH HARDEN 1 \"\" \"harden\" \"User Commands\"\n");
        page.section("NAME", "harden \\- " + escaped(description(spec)));
        page.section("SYNOPSIS", "\\fBharden\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]");
        page.section(
                "DESCRIPTION", escaped(description(spec)) + "\n.PP\n\\fBharden\\fR asks AWS and never writes to it.");
        page.text.append(".SH COMMANDS\n");
        line.getSubcommands().values().forEach(page::command);
        page.section(
                "EXIT STATUS",
                ".IP 0\nnothing failed at or above \\fB\\-\\-fail\\-on\\fR\n.IP 1\nthe tool failed, for example without"
                        + " credentials\n.IP 2\nwrong usage\n.IP 3\nsomething at or above \\fB\\-\\-fail\\-on\\fR failed\n"
                        + ".IP 4\nnothing failed, but something at or above it could not be judged");
        return page.text.toString();
    }

    private void section(String name, String content) {
        text.append(".SH ").append(name).append('\n').append(content).append('\n');
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        text.append(".SS ").append(escaped(spec.qualifiedName())).append('\n');
        text.append(escaped(description(spec))).append('\n');
        spec.positionalParameters().stream().filter(shown -> !shown.hidden()).forEach(this::argument);
        spec.options().stream().filter(shown -> !shown.hidden()).forEach(this::option);
        command.getSubcommands().values().forEach(this::command);
    }

    private void argument(ArgSpec argument) {
        entry("\\fI" + escaped(argument.paramLabel()) + "\\fR", argument);
    }

    private void option(OptionSpec option) {
        String names = List.of(option.names()).stream()
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        boolean flag = option.arity().max() == 0;
        entry(names + (flag ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR"), option);
    }

    private void entry(String head, ArgSpec argument) {
        text.append(".TP\n").append(head).append('\n');
        text.append(escaped(plain(List.of(argument.description())))).append('\n');
    }

    private static String description(CommandSpec spec) {
        return plain(List.of(spec.usageMessage().description()));
    }

    private static String plain(Collection<String> lines) {
        return Ansi.OFF.string(String.join(" ", lines));
    }

    /** Keeps text from being read as requests of man(7). */
    private static String escaped(String line) {
        String safe = line.replace("\\", "\\\\").replace("-", "\\-").replace("%n", " ");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
