package dev.harden.cli;

import dev.harden.engine.Result;
import dev.harden.model.Report;
import dev.harden.organization.Run;
import dev.harden.session.Entered;
import dev.harden.session.tape.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Optional;

/**
 * Keeps the recordings of a run over several accounts, one an account, as {@code 111122223333.zip}, in a folder.
 *
 * @param folder the folder; absent where nothing is to be kept
 */
record Recordings(Optional<Path> folder) implements Run.Keeper {
    /**
     * Holds the folder to being one that can be written, and that has no recording of these accounts from another run.
     *
     * @throws UsageError when it is not
     */
    void requireRoom(Collection<String> accounts) {
        if (folder.isEmpty()) {
            return;
        }
        Path path = folder.get();
        if (Files.isRegularFile(path)) {
            throw new UsageError(path + " is a file; --record takes a folder for several accounts");
        }
        if (!Files.isDirectory(path)) {
            OutputFiles.requireWritable(path);
        }
        accounts.stream()
                .filter(account -> Files.exists(file(account)))
                .findFirst()
                .ifPresent(account -> {
                    throw new UsageError(file(account) + " is a recording already; name another folder with --record");
                });
    }

    /** Makes the folder; only its owner may look into one that is made for it. */
    void begin() throws IOException {
        if (folder.isEmpty() || Files.isDirectory(folder.get())) {
            return;
        }
        if (folder.get().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder.get(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder.get());
        }
    }

    private Path file(String account) {
        return folder.orElseThrow().resolve(account + ".zip");
    }

    @Override
    public Report keep(Entered way, Result result, Planned planned, Report report) throws IOException {
        if (folder.isEmpty()) {
            return report;
        }
        Path file = file(report.account().id());
        way.saveRecording(file, Version.number(), planned);
        return report.recordedAs(Recorded.sha256(file));
    }
}
