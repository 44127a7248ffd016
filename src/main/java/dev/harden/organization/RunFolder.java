package dev.harden.organization;

import dev.harden.model.Report;
import dev.harden.report.BadReport;
import dev.harden.report.JsonReader;
import dev.harden.report.JsonReporter;
import dev.harden.report.WholeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Is the folder of a run: its manifest, and the report of each account that is done, as JSON. Each is there whole or not at
 * all, so that a run goes on where it was killed. What is in it is as secret as the reports are.
 */
public final class RunFolder {
    private static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final Manifest manifest;

    private RunFolder(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** Tells whether a folder holds a run. */
    public static boolean holdsRun(Path folder) {
        return Files.exists(folder.resolve(MANIFEST));
    }

    /** Begins a run; only its owner may look into a folder that is made for it. */
    public static RunFolder begin(Path folder, Manifest manifest) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        WholeFile.write(folder.resolve(MANIFEST), out -> out.append(manifest.toJson()));
        return new RunFolder(folder, manifest);
    }

    /**
     * Opens the folder of a run.
     *
     * @throws BadReport when it is none
     */
    public static RunFolder open(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new BadReport(folder + " is not the folder of a run: it has no " + MANIFEST);
        }
        return new RunFolder(folder, Manifest.fromJson(file.toString(), Files.readAllBytes(file)));
    }

    public Path path() {
        return folder;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Tells whether an account is done. */
    public boolean has(String account) {
        return Files.exists(file(account));
    }

    /** Keeps the report of an account that is done. */
    public void keep(Report report) throws IOException {
        WholeFile.write(file(report.account().id()), out -> new JsonReporter().write(report, out));
    }

    /**
     * Gives the report of an account that is done.
     *
     * @throws BadReport when it was damaged
     */
    public Report report(String account) throws IOException {
        Path file = file(account);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Report report = JsonReader.read(file.toString(), in);
            if (!report.account().id().equals(account)) {
                throw new BadReport(
                        file + " is the report of account " + report.account().id());
            }
            return report;
        }
    }

    /** Deletes what the run has put there, and the folder when nothing else is in it. */
    public void delete() throws IOException {
        for (String account : manifest.accounts()) {
            Files.deleteIfExists(file(account));
        }
        Files.deleteIfExists(folder.resolve(MANIFEST));
        try (var rest = Files.list(folder)) {
            if (rest.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    private Path file(String account) {
        return folder.resolve(account + ".json");
    }
}
