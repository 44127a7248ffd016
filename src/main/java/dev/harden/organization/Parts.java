package dev.harden.organization;

import dev.harden.model.Member;
import dev.harden.model.Shell;
import dev.harden.report.BadReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Is a run whose parts are done, each in a folder of its own: what one run over all its accounts would have given. */
public final class Parts {
    private final Manifest manifest;
    private final Map<String, RunFolder> reports;

    private Parts(Manifest manifest, Map<String, RunFolder> reports) {
        this.manifest = manifest;
        this.reports = reports;
    }

    /**
     * Opens the folders of all parts.
     *
     * @throws BadReport when they are not parts of one run, or a part or an account is missing
     */
    public static Parts open(List<Path> folders) throws IOException {
        List<RunFolder> parts = new ArrayList<>();
        for (Path folder : folders) {
            parts.add(RunFolder.open(folder));
        }
        RunFolder first = parts.get(0);
        for (RunFolder part : parts) {
            Optional<String> difference = first.manifest()
                    .difference(part.manifest())
                    .or(() -> part.manifest().difference(first.manifest()));
            difference.ifPresent(what -> {
                throw new BadReport(first.path() + " and " + part.path() + " are not of one run: " + what);
            });
        }
        requireAll(parts);
        Map<String, Member> members = new TreeMap<>();
        Map<String, RunFolder> reports = new TreeMap<>();
        for (RunFolder part : parts) {
            // An account that was made or closed while the parts ran is as its own part saw it.
            part.manifest().roster().members().forEach(member -> {
                if (part.manifest().shard().takes(member.account())) {
                    members.put(member.account(), member);
                }
            });
            part.manifest().accounts().forEach(account -> reports.put(account, part));
        }
        requireDone(reports);
        Manifest one = first.manifest();
        Instant startedAt = parts.stream()
                .map(part -> part.manifest().startedAt())
                .min(Instant::compareTo)
                .orElseThrow();
        Roster roster =
                new Roster(one.roster().organization(), one.roster().management(), List.copyOf(members.values()));
        return new Parts(
                new Manifest(one.tool(), startedAt, one.settings(), one.checks(), Shard.WHOLE, roster), reports);
    }

    private static void requireAll(List<RunFolder> parts) {
        int of = parts.get(0).manifest().shard().of();
        Map<Integer, RunFolder> seen = new HashMap<>();
        for (RunFolder part : parts) {
            Shard shard = part.manifest().shard();
            if (shard.of() != of) {
                throw new BadReport(part.path() + " is part " + shard + ", and "
                        + parts.get(0).path() + " is part "
                        + parts.get(0).manifest().shard() + ": they are not of one run");
            }
            RunFolder same = seen.put(shard.number(), part);
            if (same != null) {
                throw new BadReport(same.path() + " and " + part.path() + " are both part " + shard);
            }
        }
        TreeSet<String> missing = new TreeSet<>();
        for (int number = 1; number <= of; number++) {
            if (!seen.containsKey(number)) {
                missing.add(new Shard(number, of).toString());
            }
        }
        if (!missing.isEmpty()) {
            throw new BadReport("the folders of parts " + String.join(", ", missing) + " are not named");
        }
    }

    private static void requireDone(Map<String, RunFolder> reports) {
        for (Map.Entry<String, RunFolder> entry : reports.entrySet()) {
            if (!entry.getValue().has(entry.getKey())) {
                throw new BadReport("account " + entry.getKey() + " is not done in "
                        + entry.getValue().path()
                        + "; end that part first, by 'harden audit' with its options and --resume "
                        + Shell.word(entry.getValue().path().toString()));
            }
        }
    }

    /** Gives what the whole run is. */
    public Manifest manifest() {
        return manifest;
    }

    /** Gives the report of each account, in the order of their ids. */
    public void each(Run.Taker taker) throws IOException {
        for (Map.Entry<String, RunFolder> entry : reports.entrySet()) {
            taker.take(entry.getValue().report(entry.getKey()));
        }
    }
}
