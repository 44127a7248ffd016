package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.engine.Engine;
import dev.harden.facts.Operation;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the IAM policy that a run of the selected checks takes, and nothing more. */
@Command(
        name = "policy",
        description = {
            "Prints the least-privilege IAM policy of the selected checks, as JSON.",
            "Where it would be larger than a managed policy may be, it prints an array of policies."
        },
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Selection selection;

    @Override
    public Integer call() {
        List<Registered> checks = selection.of(AllChecks.registry());
        TreeSet<String> actions = new TreeSet<>();
        checks.forEach(check -> actions.addAll(ChecksCommand.actions(check)));
        for (Class<?> question : Engine.asksFor(checks)) {
            for (Operation operation : Operation.of(question)) {
                if (operation.permission()) {
                    actions.add(operation.action());
                }
            }
        }
        List<String> documents = PolicyDocuments.of(actions);
        PrintWriter out = spec.commandLine().getOut();
        out.println(documents.size() == 1 ? documents.get(0) : "[\n" + String.join(",\n", documents) + "\n]");
        out.flush();
        return ExitCode.CLEAN;
    }
}
