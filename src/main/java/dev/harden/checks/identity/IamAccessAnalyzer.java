package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.accessanalyzer.Analyzers;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;

/** Holds each region to an active analyzer for external access. */
@CheckInfo(
        id = "iam-access-analyzer",
        title = "An analyzer watches for access from outside",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {Analyzers.class, OwnOrganization.class})
public final class IamAccessAnalyzer implements ScopeCheck {
    private static final Set<String> EXTERNAL = Set.of("ACCOUNT", "ORGANIZATION");

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        List<AnalyzerSummary> external = facts.get(new Analyzers(scope.region())).stream()
                .filter(analyzer -> EXTERNAL.contains(Answers.require(analyzer.typeAsString(), "type")))
                .toList();
        for (AnalyzerSummary analyzer : external) {
            if (Answers.require(analyzer.statusAsString(), "status").equals("ACTIVE")) {
                return Verdict.pass("analyzer %s of type %s is active", analyzer.name(), analyzer.typeAsString());
            }
        }
        if (facts.get(new OwnOrganization()).isPresent()) {
            throw FactUnavailable.notVisibleFromHere("the account has no active external-access analyzer of its own;"
                    + " the organization's would be in its delegated administrator");
        }
        return external.isEmpty()
                ? Verdict.fail("there is no external-access analyzer")
                : Verdict.fail(
                        "no external-access analyzer is active: %s is %s",
                        external.get(0).name(), external.get(0).statusAsString());
    }
}
