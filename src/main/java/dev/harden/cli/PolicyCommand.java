package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.engine.Engine;
import dev.harden.facts.Operation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the IAM policy that a run of the selected checks takes, and nothing more. */
@Command(
        name = "policy",
        description = {
            "Prints the least-privilege IAM policy of the selected checks, as JSON.",
            "Where it would be larger than a managed policy may be, it prints an array of policies.",
            "docs/consultants.md shows how to attach it to a role."
        },
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Selection selection;

    @Option(
            names = "--trust",
            paramLabel = "PRINCIPAL",
            description =
                    "Print instead the trust policy of the role that the policy is attached to: who may assume it,"
                            + " an account's id or the ARN of a role or user.")
    private String trusted;

    @Option(
            names = "--external-id",
            paramLabel = "ID",
            description = "External ID that --trust requires; needed where the role is in another party's account.")
    private String externalId;

    @Override
    public Integer call() {
        if (trusted != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(TrustPolicy.of(trusted, Optional.ofNullable(externalId)));
            out.flush();
            return ExitCode.CLEAN;
        }
        if (externalId != null) {
            throw new UsageError("--external-id goes with --trust");
        }
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
