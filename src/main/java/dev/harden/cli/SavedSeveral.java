package dev.harden.cli;

import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.report.SeveralReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a saved report of several accounts in the order of their ids, one at a time. */
final class SavedSeveral implements AutoCloseable {
    private final SeveralReader reader;
    private Optional<Report> next;

    private SavedSeveral(SeveralReader reader) throws IOException {
        this.reader = reader;
        this.next = reader.next();
    }

    /** Tells whether a file is a report of several accounts. */
    static boolean is(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return SeveralReader.isSeveral(in);
        } catch (NoSuchFileException missing) {
            throw new UsageError("there is no file " + file);
        }
    }

    /**
     * Opens a report of several accounts.
     *
     * @throws dev.harden.report.BadReport when it is none
     */
    static SavedSeveral open(Path file) throws IOException {
        return new SavedSeveral(
                SeveralReader.open(file.toString(), new BufferedInputStream(Files.newInputStream(file))));
    }

    Organization about() {
        return reader.about();
    }

    /** Gives the report that comes next, without taking it; none at the end. */
    Optional<Report> peek() {
        return next;
    }

    /** Takes the report that comes next; none at the end. */
    Optional<Report> take() throws IOException {
        Optional<Report> taken = next;
        next = reader.next();
        return taken;
    }

    /** Takes the report of an account, and throws away those of accounts before it; none when it is not there. */
    Optional<Report> take(String account) throws IOException {
        while (next.isPresent() && next.get().account().id().compareTo(account) < 0) {
            take();
        }
        return next.isPresent() && next.get().account().id().equals(account) ? take() : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
