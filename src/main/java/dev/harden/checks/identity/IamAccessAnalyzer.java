package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.accessanalyzer.Analyzers;
import dev.harden.facts.organizations.Overseers;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;

/**
 * Holds each region to an active analyzer for external access: the account's own, or the organization's, which is in its
 * management account or a delegated administrator and is seen when that is in the same run.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html">Create an external
 *     access analyzer</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-delegated-administrator.html">Delegated
 *     administrator for IAM Access Analyzer</a>
 */
@CheckInfo(
        id = "iam-access-analyzer",
        title = "An external access analyzer is active",
        fault = "No active external access analyzer",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {Analyzers.class, Overseers.class})
public final class IamAccessAnalyzer implements ScopeCheck {
    private static final String ORGANIZATION = "ORGANIZATION";
    private static final Set<String> EXTERNAL = Set.of("ACCOUNT", ORGANIZATION);
    private static final String SERVICE = "access-analyzer.amazonaws.com";
    private static final String ELSEWHERE = "the account has no active external-access analyzer of its own; the"
            + " organization's would be in its management account or delegated administrator";

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
        List<String> others = facts.get(new Overseers(SERVICE, ELSEWHERE));
        if (!others.isEmpty()) {
            Verdict verdict = ofOrganization(scope.region(), others, facts);
            return verdict.outcome().status() == Status.FAIL
                    ? verdict.mendedBy(AnalyzerMend.of(scope, facts.get(new Analyzers(scope.region()))))
                    : verdict;
        }
        Verdict verdict = external.isEmpty()
                ? Verdict.fail("there is no external-access analyzer")
                : Verdict.fail(
                        "no external-access analyzer is active: %s is %s",
                        external.get(0).name(), external.get(0).statusAsString());
        return verdict.mendedBy(AnalyzerMend.of(scope, facts.get(new Analyzers(scope.region()))));
    }

    /** Judges by what the management account and the delegated administrators have, who alone may watch for all. */
    private static Verdict ofOrganization(String region, List<String> administrators, Facts facts) {
        Optional<String> watching = facts.first(
                administrators,
                account -> facts.in(account, ELSEWHERE).get(new Analyzers(region)).stream()
                        .anyMatch(analyzer ->
                                Answers.require(analyzer.typeAsString(), "type").equals(ORGANIZATION)
                                        && Answers.require(analyzer.statusAsString(), "status")
                                                .equals("ACTIVE")));
        return watching.map(account ->
                        Verdict.pass("an analyzer of type %s is active in account %s", ORGANIZATION, account))
                .orElseGet(() -> Verdict.fail(
                        "the account has no active external-access analyzer, and none of type %s is active in %s, who may"
                                + " have it",
                        ORGANIZATION, String.join(" and ", administrators)));
    }
}
