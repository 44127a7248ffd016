package dev.harden.checks.instance;

import dev.harden.policy.Layers;
import dev.harden.policy.Names;
import dev.harden.policy.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Knows which documents of Systems Manager run what their caller writes.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html">
 *     Command document plugin reference</a>
 */
final class Documents {
    /** AWS's own ones that do; its others run one program each. */
    static final Set<String> ANY_COMMAND = Set.of(
            "AWS-RunShellScript",
            "AWS-RunPowerShellScript",
            "AWS-RunRemoteScript",
            "AWS-RunDocument",
            "AWS-RunDockerAction",
            "AWS-RunSaltState",
            "AWS-RunAnsiblePlaybook",
            "AWS-ApplyAnsiblePlaybooks",
            "AWS-ApplyChefRecipes",
            "AWS-ApplyPatchBaseline",
            "AWS-RunPatchBaselineWithHooks",
            "AWS-RunInspecChecks",
            "AWS-InstallApplication",
            "AWS-InstallPowerShellModule",
            "AWS-ApplyDSCMofs");

    private static final String DOCUMENT = ":document/";

    private Documents() {}

    /** Gives names that policies allow and that are not those of AWS's documents: what such a document runs is not known. */
    static Stream<String> others(Layers policies) {
        Stream<String> named = policies.policies().stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(Statement::allows)
                .map(Statement::resources)
                .map(Names::texts)
                .flatMap(List::stream)
                .filter(text -> text.contains(DOCUMENT))
                .map(text -> text.substring(text.indexOf(DOCUMENT) + DOCUMENT.length())
                        .replace('*', 'x')
                        .replace('?', 'x'))
                .filter(name -> !name.isEmpty() && !name.startsWith("AWS") && !name.startsWith("Amazon"));
        return Stream.concat(Stream.of("x"), named);
    }
}
