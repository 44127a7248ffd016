package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.facts.Operation;
import dev.harden.organization.Listed;
import dev.harden.organization.Roster;
import dev.harden.organization.Wanted;
import dev.harden.session.Session;
import dev.harden.session.Settings;
import dev.harden.session.setup.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Opens the way to AWS, or to a recording of it, for just the operations that the selected checks take. */
final class Sessions {
    private Sessions() {}

    static Session open(Access access, Map<String, Double> pace, List<Registered> checks, boolean record)
            throws IOException {
        Set<Operation> allowed = operations(checks);
        if (access.demo()) {
            return demo(allowed, access.parallel());
        }
        if (access.replay() != null) {
            return Session.replay(access.replay(), allowed, access.parallel());
        }
        return Session.live(access.settings(pace), allowed, record, Instant.now(), around());
    }

    /** Opens the way to AWS for a run over several accounts, which may ask who they are. */
    static Session several(
            Access access,
            Map<String, Double> pace,
            List<Registered> checks,
            Wanted wanted,
            Instant startedAt,
            boolean record) {
        Set<Operation> allowed = operations(checks);
        Roster.asks(wanted).forEach(question -> allowed.addAll(Operation.of(question)));
        return Session.live(access.settings(pace), allowed, record, startedAt, around());
    }

    private static Surroundings around() {
        return Surroundings.ofProcess(Terminal.codes());
    }

    /** Opens the way to AWS by the profile of a line of the accounts file, whose settings are those of its account alone. */
    static Session line(
            Access access,
            Map<String, Double> pace,
            List<Registered> checks,
            Listed line,
            Instant startedAt,
            boolean record) {
        Settings all = access.settings(line.own().map(Listed.Own::pace).orElse(pace));
        Settings its = new Settings(
                Optional.of(line.way().profile()),
                Optional.empty(),
                Optional.empty(),
                all.endpoint(),
                line.regions().isEmpty() ? all.regions() : line.regions(),
                all.parallel(),
                all.timeout(),
                all.pace());
        return Session.live(its, operations(checks), record, startedAt, around());
    }

    /** Gives all operations that an audit by these checks may take. */
    static Set<Operation> operations(List<Registered> checks) {
        Set<Operation> allowed = new TreeSet<>();
        checks.forEach(check -> allowed.addAll(check.operations()));
        Engine.asksFor(checks).forEach(question -> allowed.addAll(Operation.of(question)));
        return allowed;
    }

    /** Gives the services that a run may ask, as IAM names them: those whose pace can be set. */
    static Set<String> services(Registry registry) {
        Set<Operation> all = operations(registry.checks());
        Roster.asks(new Wanted(true, List.of("r"), List.of())).forEach(question -> all.addAll(Operation.of(question)));
        return all.stream()
                .map(operation -> operation.name().split(":")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives the SHA-256 of the recording that is audited, where one is. */
    static Optional<String> recording(Access access) throws IOException {
        if (access.replay() != null) {
            return Optional.of(Recorded.sha256(access.replay()));
        }
        if (!access.demo()) {
            return Optional.empty();
        }
        try (InputStream bundled = Sessions.class.getResourceAsStream("demo.zip")) {
            return Optional.of(Recorded.sha256(bundled));
        }
    }

    private static Session demo(Set<Operation> allowed, int parallel) throws IOException {
        Path copy = Files.createTempFile("harden-demo", ".zip");
        try (InputStream bundled = Sessions.class.getResourceAsStream("demo.zip")) {
            if (bundled == null) {
                throw new IOException("this build has no demo account in it");
            }
            Files.copy(bundled, copy, StandardCopyOption.REPLACE_EXISTING);
            return Session.replay(copy, allowed, parallel);
        } finally {
            Files.delete(copy);
        }
    }
}
