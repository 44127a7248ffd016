package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.report.RunReader;
import dev.harden.session.tape.Manifest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is what an earlier run left, an account at a time in the order of their ids: a report in JSON, or recordings, which are
 * judged again.
 */
final class Saved implements AutoCloseable {
    private final Organization about;
    private final Source source;
    private Optional<Report> next;
    private Optional<Path> recording = Optional.empty();
    private Optional<Path> recordingOfNext = Optional.empty();

    /** Gives one account after the other. */
    private interface Source extends AutoCloseable {
        Optional<Report> next() throws IOException;

        /** Gives the recording that the last one was judged from, where it was. */
        Optional<Path> recording();

        @Override
        void close() throws IOException;
    }

    private Saved(Organization about, Source source) throws IOException {
        this.about = about;
        this.source = source;
        this.next = source.next();
        this.recordingOfNext = source.recording();
    }

    /**
     * Opens a report, or recordings, which are judged again by all checks.
     *
     * @throws dev.harden.report.BadReport when it is neither
     */
    static Saved open(Path file, Registry registry, ConfigFile settings) throws IOException {
        if (!Recorded.is(file)) {
            return report(file);
        }
        if (Files.isDirectory(file)) {
            return folder(file, registry, settings);
        }
        Report report =
                Recorded.judge(file, registry.checks(), settings.options()).report();
        return new Saved(Organization.of(report), of(List.of(report).iterator(), Optional.of(file)));
    }

    /**
     * Opens a report in JSON.
     *
     * @throws dev.harden.report.BadReport when it is none
     */
    static Saved report(Path file) throws IOException {
        if (Recorded.is(file)) {
            throw new UsageError(file + " is a recording; 'harden report --from " + file
                    + " --output json=FILE' makes a report of it");
        }
        RunReader reader = RunReader.open(file.toString(), new BufferedInputStream(Files.newInputStream(file)));
        return new Saved(reader.about(), new Source() {
            @Override
            public Optional<Report> next() throws IOException {
                return reader.next();
            }

            @Override
            public Optional<Path> recording() {
                return Optional.empty();
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        });
    }

    private static Source of(Iterator<Report> reports, Optional<Path> recording) {
        return new Source() {
            @Override
            public Optional<Report> next() {
                return reports.hasNext() ? Optional.of(reports.next()) : Optional.empty();
            }

            @Override
            public Optional<Path> recording() {
                return recording;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static Saved folder(Path folder, Registry registry, ConfigFile settings) throws IOException {
        Recorded recorded = Recorded.folder(folder, registry.checks(), settings.options(), false);
        Manifest first = Recorded.manifest(recorded.files().get(recorded.files().firstKey()));
        Organization about = new Organization(
                new Origin(Version.number(), Instant.parse(first.asOf()), Optional.empty()),
                "",
                registry.checks().stream().map(check -> check.id()).toList(),
                recorded.files().keySet().stream()
                        .map(account -> new Member(account, "", "", true))
                        .toList());
        Iterator<Map.Entry<String, Path>> files = recorded.files().entrySet().iterator();
        return new Saved(about, new Source() {
            private Optional<Path> recording = Optional.empty();

            @Override
            public Optional<Report> next() throws IOException {
                if (!files.hasNext()) {
                    return Optional.empty();
                }
                Map.Entry<String, Path> file = files.next();
                recording = Optional.of(file.getValue());
                return Optional.of(
                        recorded.judge(file.getKey(), registry.checks()).report());
            }

            @Override
            public Optional<Path> recording() {
                return recording;
            }

            @Override
            public void close() {
                recorded.close();
            }
        });
    }

    /** Gives what the run was about. */
    Organization about() {
        return about;
    }

    /** Gives the report that comes next, without taking it; none at the end. */
    Optional<Report> peek() {
        return next;
    }

    /** Takes the report that comes next; none at the end. */
    Optional<Report> take() throws IOException {
        Optional<Report> taken = next;
        recording = recordingOfNext;
        next = source.next();
        recordingOfNext = source.recording();
        return taken;
    }

    /** Takes the report of an account, and throws away those of accounts before it; none when it is not there. */
    Optional<Report> take(String account) throws IOException {
        while (next.isPresent() && next.get().account().id().compareTo(account) < 0) {
            take();
        }
        return next.isPresent() && next.get().account().id().equals(account) ? take() : Optional.empty();
    }

    /** Gives the recording that the report that was taken last was judged from, where it was. */
    Optional<Path> recording() {
        return recording;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
