package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.model.Count;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.report.Differences;
import dev.harden.report.RunReader;
import dev.harden.session.tape.Manifest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds recordings to their sums, and a report to what they give when they are judged again.
 *
 * @param registry gives all checks
 * @param settings what the config file says
 * @param accepted what people have accepted
 * @param signed whose signatures are trusted
 * @param expected which accounts alone may be
 * @param out where it is told
 */
record Verification(
        Registry registry,
        ConfigFile settings,
        Acceptances accepted,
        Signed signed,
        Expected expected,
        PrintWriter out) {
    /** As many differences as somebody reads. */
    private static final int MOST = 200;

    /** Tells what recordings hold; false when a signature does not. */
    boolean recordings(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            tell(
                    file,
                    Recorded.judge(file, registry.checks(), settings.options()).report());
            return signed.holds(file, out);
        }
        boolean holds = true;
        try (Recorded recorded = Recorded.folder(file, registry.checks(), settings.options(), false)) {
            for (Map.Entry<String, Path> one : recorded.files().entrySet()) {
                tell(
                        one.getValue(),
                        recorded.judge(one.getKey(), registry.checks()).report());
                holds &= signed.holds(one.getValue(), out);
            }
        }
        return holds;
    }

    /** Tells whether a report says what recordings give, and what else it says. */
    boolean report(Path file, Path report) throws IOException {
        try (RunReader said =
                RunReader.openAsItIs(report.toString(), new BufferedInputStream(Files.newInputStream(report)))) {
            boolean alone = said.about().alone();
            if (!alone && !Files.isDirectory(file)) {
                throw new UsageError(
                        report + " is a report of several accounts; name the folder with their recordings");
            }
            boolean holds = true;
            List<String> differences = new ArrayList<>();
            if (alone && !Files.isDirectory(file)) {
                Report its = said.next().orElseThrow();
                Report again =
                        Recorded.judge(file, checks(its), settings.options()).report();
                tell(file, again.by(its.extent().benchmarks()));
                holds = signed.holds(file, out);
                tellTool(report, its, again);
                differences.addAll(Differences.between(
                        said.said(), accepted.judge(again.by(its.extent().benchmarks())), registry));
            } else {
                try (Recorded recorded = Recorded.folder(
                        file,
                        registry.checks(),
                        settings.options(),
                        !said.about().id().isEmpty())) {
                    holds = several(recorded, said, report, differences);
                }
            }
            holds &= signed.holds(report, out);
            return differences(report, differences) && holds;
        }
    }

    private boolean several(Recorded recorded, RunReader said, Path report, List<String> differences)
            throws IOException {
        boolean holds = true;
        Tally tally = new Tally();
        TreeSet<String> checks = new TreeSet<>();
        Optional<Instant> startedAt = Optional.empty();
        SortedMap<String, Path> left = new TreeMap<>(recorded.files());
        for (Optional<Report> next = said.next(); next.isPresent(); next = said.next()) {
            Report its = next.get();
            String account = its.account().id();
            Path file = left.remove(account);
            Report again = its;
            if (file == null) {
                notRecorded(its).ifPresent(what -> differences.add(in(said, account) + what));
            } else {
                again = recorded.judge(account, checks(its))
                        .report()
                        .by(its.extent().benchmarks());
                tell(file, again);
                holds &= signed.holds(file, out);
                tellTool(report, its, again);
            }
            Report judged = accepted.judge(again);
            tally.add(judged);
            checks.addAll(judged.extent().checks());
            startedAt = startedAt.or(() -> Optional.of(judged.startedAt()));
            if (file != null) {
                Differences.between(said.said(), Outputs.itsOwn(said.about(), judged), registry)
                        .forEach(line -> differences.add(in(said, account) + line));
            }
        }
        left.keySet().forEach(account -> differences.add("account " + account + " has a recording, and is left out"));
        if (!said.about().alone()) {
            Organization about = said.about();
            Origin origin =
                    new Origin(Version.number(), startedAt.orElse(about.origin().startedAt()), Optional.empty());
            differences.addAll(Differences.around(
                    said.frame(), new Organization(origin, about.id(), List.copyOf(checks), about.members()), tally));
        }
        return holds;
    }

    private static String in(RunReader said, String account) {
        return said.about().alone() ? "" : "account " + account + ": ";
    }

    /**
     * Says what a report says of an account without a recording, as one that could not be entered has none: that nothing of it
     * could be judged, or else more than anybody can check.
     */
    private Optional<String> notRecorded(Report its) {
        boolean nothing = its.origin().recording().isEmpty()
                && its.findings().stream().allMatch(finding -> finding.status() == Status.UNKNOWN);
        if (nothing) {
            out.println("account " + its.account().id()
                    + ": no recording, and the report says of all its checks that they could not be judged");
            return Optional.empty();
        }
        return Optional.of("there is no recording of what is said of it");
    }

    /** Gives the checks that a report names. */
    private List<Registered> checks(Report said) {
        return registry.checks().stream()
                .filter(check -> said.extent().checks().contains(check.id()))
                .toList();
    }

    private void tellTool(Path report, Report said, Report again) {
        if (!said.tool().equals(again.tool())) {
            out.println(report + " says that harden " + Terminal.plain(said.tool()) + " wrote it");
        }
    }

    private void tell(Path file, Report again) throws IOException {
        expected.require(again.account().id(), settings);
        Manifest manifest = Recorded.manifest(file);
        out.println(file + ": whole, " + manifest.entries().size() + " answers match their SHA-256 sums");
        out.println("SHA-256 " + again.origin().recording().orElseThrow());
        out.println("account " + again.account().id() + ", audited as "
                + Terminal.plain(again.account().caller()) + ", at " + again.startedAt() + ", recorded by harden "
                + Terminal.plain(manifest.tool()));
        out.println("answered by " + Terminal.plain(again.origin().answeredBy().orElseThrow()));
        int checks = again.extent().checks().size();
        int all = registry.checks().size();
        int planned = manifest.plan().map(plan -> plan.checks().size()).orElse(all);
        String recorded = planned < all ? "; it was recorded for " + planned + " of them" : "";
        out.println("judged again by harden " + again.tool() + " by " + checks + " of " + all + " checks, in "
                + Count.of(again.regions().size(), "region") + recorded + ": " + again.count(Status.FAIL) + " fail, "
                + again.count(Status.UNKNOWN) + " unknown, " + again.count(Status.PASS) + " pass, "
                + again.count(Status.NOT_APPLICABLE) + " not applicable");
    }

    private boolean differences(Path report, List<String> differences) {
        differences.stream().limit(MOST).forEach(line -> out.println("different: " + Terminal.plain(line)));
        int more = differences.size() - MOST;
        if (more > 0) {
            out.println("and " + more + " more");
        }
        if (differences.isEmpty()) {
            out.println(report + " says what the recording gives");
            return true;
        }
        out.println(report + " says something else in " + Count.of(differences.size(), "place")
                + "; where it was made with --config or --baseline, verify it with the same");
        return false;
    }
}
