package dev.harden.benchmark;

import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how controls stand by what real checks find. */
public final class GivenControls {
    private GivenControls() {}

    /** Tells how a control stands by what these checks find, where no others are run. */
    public static State state(String benchmark, String control, Given given, Check<?>... checks) {
        List<String> ids = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Check<?> check : checks) {
            CheckInfo info = check.getClass().getAnnotation(CheckInfo.class);
            ids.add(info.id());
            List<Finding> found = given.findings(check, GivenNetwork.REGION);
            findings.addAll(found.isEmpty() ? List.of(nothing(info)) : found);
        }
        Report report = new Report(
                new Origin("1", Instant.EPOCH, Optional.empty()),
                Given.ACCOUNT,
                new Extent(ids, List.of(), List.of(), List.of()),
                findings,
                List.of(),
                List.of());
        return Assessment.of(Benchmarks.get(benchmark), report).results().stream()
                .filter(result -> result.control().id().equals(control))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** Gives the row by which the engine says that a check found nothing to judge. */
    private static Finding nothing(CheckInfo info) {
        return new Finding(
                info.id(),
                info.severity(),
                Given.ACCOUNT.id(),
                "global",
                Given.ACCOUNT.resource(),
                new Outcome(Status.NOT_APPLICABLE, info.none(), List.of(), Optional.empty()));
    }
}
