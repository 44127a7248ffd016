package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.organizations.ScpPath;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.policy.Access;
import dev.harden.policy.Answer;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds the service control policies on a member's path to denying something to somebody, at least on some condition. */
@CheckInfo(
        id = "org-scp-restricts",
        title = "Service control policies restrict each member account",
        fault = "Service control policies restrict nothing",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "the organization has no account that a service control policy could restrict")
public final class OrgScpRestricts extends ScpCheck {
    @Override
    Verdict judge(ScpPath.Path path) {
        Question everything = new Question(
                Domain.EVERY_ACTION,
                Domain.EVERY_RESOURCE,
                path.member()
                        .withSome("aws:PrincipalArn")
                        .withSome("aws:PrincipalType")
                        .withSome("aws:userid"));
        Answer answer = path.policies().allows(everything);
        if (answer.no().isEmpty() && !answer.unclear().isEmpty()) {
            throw FactUnavailable.notSettled(answer.unclear());
        }
        return answer.against()
                .map(access -> Verdict.pass("not everything is allowed: %s", reason(access, path, everything)))
                .orElseGet(() -> Verdict.fail(
                                "nothing is denied: every one of %s levels allows everything, the account's by %s",
                                path.levels().size(),
                                allowing(path, everything, path.levels().size() - 1))
                        .with(levels(path, everything)));
    }

    private static String reason(Access access, ScpPath.Path path, Question everything) {
        return access.by()
                .map(place -> String.format(
                        Locale.ROOT,
                        "%s %s%s, %s",
                        place,
                        place.statement().allows() ? "allows" : "denies",
                        access.conditions(),
                        access.what()))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "no statement of %s allows the rest, %s",
                        narrowest(path, everything),
                        access.what()));
    }

    /** Names the first level that leaves something out. */
    private static String narrowest(ScpPath.Path path, Question everything) {
        for (int i = 0; i < path.levels().size(); i++) {
            if (level(path, everything, i).no().isPresent()) {
                return path.levels().get(i);
            }
        }
        return "all levels together";
    }

    private static List<String> levels(ScpPath.Path path, Question everything) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < path.levels().size(); i++) {
            lines.add(path.levels().get(i) + ": " + allowing(path, everything, i) + " allows everything");
        }
        return lines;
    }

    private static String allowing(ScpPath.Path path, Question everything, int level) {
        return level(path, everything, level)
                .yes()
                .flatMap(Access::by)
                .map(Object::toString)
                .orElse("its statements together");
    }

    private static Answer level(ScpPath.Path path, Question everything, int level) {
        return new Layers(List.of(path.policies().layers().get(level))).allows(everything);
    }

    @Override
    Remedy remedy(OrganizationRoot.Top top, Account self) {
        return Remedy.none(NoCommand.Why.DECISION, "someone has to decide what no member may do");
    }
}
