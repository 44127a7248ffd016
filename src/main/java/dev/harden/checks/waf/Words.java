package dev.harden.checks.waf;

import dev.harden.webacl.Rule;
import dev.harden.webacl.Statement;
import dev.harden.webacl.Step;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Words what several checks of web ACLs say. */
final class Words {
    private Words() {}

    /** Says that a step looks at some requests alone; nothing where it looks at all. */
    static String scopeDown(Step step) {
        return step.scopeDown().isPresent() ? ", of the requests that its scope-down statement takes" : "";
    }

    /** Says which rules before a step let requests by it, and whose; nothing where none does. */
    static String past(List<Step> steps, Step step) {
        List<String> by = steps.subList(0, steps.indexOf(step)).stream()
                .filter(earlier -> earlier.state() == Step.State.ALLOWS)
                .map(earlier -> earlier.name() + ", which allows " + requests(earlier))
                .toList();
        return by.isEmpty() ? "" : "; not evaluated after " + String.join("; ", by);
    }

    private static String requests(Step step) {
        return "requests by "
                + step.rule()
                        .map(Rule::statement)
                        .orElseThrow()
                        .all()
                        .map(Words::looksAt)
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static String looksAt(Statement statement) {
        if (statement instanceof Statement.IpSet set) {
            return "IP set " + set.arn().split("/", -1)[2];
        }
        if (statement instanceof Statement.Country country) {
            return "country (" + String.join(", ", new TreeSet<>(country.codes())) + ")";
        }
        if (statement instanceof Statement.Asn asn) {
            return "autonomous system ("
                    + new TreeSet<>(asn.numbers())
                            .stream().map(number -> "AS" + number).collect(Collectors.joining(", "))
                    + ")";
        }
        if (statement instanceof Statement.Label label) {
            return "label " + label.key();
        }
        if (statement instanceof Statement.RateBased) {
            return "rate";
        }
        if (statement instanceof Statement.Not) {
            return "what they are not";
        }
        if (statement instanceof Statement.PatternSet set) {
            return set.words();
        }
        return statement instanceof Statement.Other other
                ? other.words()
                : statement instanceof Statement.Sqli ? "SQL injection" : "";
    }

    /** Says of each step why it does not keep requests out. */
    static List<String> lines(List<Step> steps) {
        return steps.stream().map(Step::toString).toList();
    }
}
