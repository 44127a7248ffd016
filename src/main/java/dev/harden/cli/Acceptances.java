package dev.harden.cli;

import dev.harden.model.Acceptance;
import dev.harden.model.Report;
import dev.harden.model.Waiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Marks in the reports of several accounts, which come in the order of their ids, what people have accepted. */
final class Acceptances implements AutoCloseable {
    private final List<Waiver> waivers;

    Acceptances(List<Waiver> waivers, Optional<Path> baseline) throws IOException {
        this.waivers = List.copyOf(waivers);
    }

    Report judge(Report report) throws IOException {
        return Acceptance.waive(report, waivers);
    }

    @Override
    public void close() throws IOException {}
}
