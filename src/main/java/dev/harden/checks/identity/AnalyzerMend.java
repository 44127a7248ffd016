package dev.harden.checks.identity;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.accessanalyzer.Analyzers;
import dev.harden.model.Scope;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;

/**
 * Makes an analyzer for external access, of which an account has one a region, and which costs nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html">Create an external
 *     access analyzer</a>
 */
final class AnalyzerMend {
    private static final String ACCOUNT = "ACCOUNT";

    private AnalyzerMend() {}

    /** Makes one beside those that are there, none of which is active. */
    static Remedy of(Scope scope, List<AnalyzerSummary> there) {
        Optional<AnalyzerSummary> broken =
                there.stream().filter(one -> ACCOUNT.equals(one.typeAsString())).findFirst();
        if (broken.isPresent()) {
            return Remedy.none(
                    NoCommand.Why.DECISION,
                    "someone has to find out why analyzer " + broken.get().name() + " is "
                            + broken.get().statusAsString()
                            + ", and whether to delete it: a region has one of its type");
        }
        String region = scope.region();
        Set<String> names = there.stream().map(AnalyzerSummary::name).collect(Collectors.toSet());
        String name = names.contains("external-access") ? "external-access-of-account" : "external-access";
        Step step = Step.of(Call.of("accessanalyzer", "CreateAnalyzer", region, "analyzerName", name, "type", ACCOUNT))
                .guarded(Guard.of(
                        Call.of("accessanalyzer", "ListAnalyzers", region, "type", ACCOUNT),
                        Guards.isEmpty("analyzers")))
                .undoneBy(Call.of("accessanalyzer", "DeleteAnalyzer", region, "analyzerName", name));
        AnalyzerSummary made = AnalyzerSummary.builder()
                .name(name)
                .arn(scope.arn("access-analyzer", "analyzer/" + name))
                .type(ACCOUNT)
                .status("ACTIVE")
                .build();
        return Remedy.of(Mend.of(
                        new Target("AWS::AccessAnalyzer::Analyzer", region, made.arn()),
                        "analyzer " + name + " watches for access from outside",
                        step)
                .foretelling(new Analyzers(region), all -> {
                    List<AnalyzerSummary> more = new ArrayList<>(all);
                    more.add(made);
                    return List.copyOf(more);
                }));
    }
}
