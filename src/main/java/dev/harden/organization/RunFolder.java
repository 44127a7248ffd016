package dev.harden.organization;

import dev.harden.model.Report;
import dev.harden.report.BadReport;
import dev.harden.report.JsonReader;
import dev.harden.report.JsonReporter;
import dev.harden.report.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Is the folder of a run: its manifest, and the report of each account that is done, as JSON. Each is there whole or not at
 * all, so that a run goes on where it was killed. What is in it is as secret as the reports are.
 */
public final class RunFolder {
    private static final String MANIFEST = "manifest.json";

    private final Path folder;
    private volatile Manifest manifest;

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

    /** Tells whether an account is done; one whose report the manifest does not list yet is not. */
    public boolean has(String account) {
        return manifest.reports().containsKey(account) && Files.exists(file(account));
    }

    /** Keeps the report of an account that is done. */
    public void keep(Report report) throws IOException {
        StringBuilder text = new StringBuilder();
        new JsonReporter().write(report, text);
        String account = report.account().id();
        WholeFile.write(file(account), out -> out.append(text));
        list(account, Sums.of(text.toString()));
    }

    private synchronized void list(String account, String sum) throws IOException {
        Manifest more = manifest.with(account, sum);
        WholeFile.write(folder.resolve(MANIFEST), out -> out.append(more.toJson()));
        manifest = more;
    }

    /**
     * Gives the report of an account that is done.
     *
     * @throws BadReport when it was damaged or changed, or is of another run
     */
    public Report report(String account) throws IOException {
        Path file = file(account);
        byte[] text = Files.readAllBytes(file);
        if (!Sums.of(text).equals(manifest.reports().get(account))) {
            throw new BadReport(file + " was changed: its sum is not the one in " + folder.resolve(MANIFEST));
        }
        Report report = JsonReader.read(file.toString(), new ByteArrayInputStream(text));
        difference(report, account).ifPresent(what -> {
            throw new BadReport(file + " is not of this run: " + what);
        });
        return report;
    }

    private Optional<String> difference(Report report, String account) {
        if (!report.account().id().equals(account)) {
            return Optional.of("it is the report of account " + report.account().id());
        }
        if (!report.tool().equals(manifest.tool())) {
            return Optional.of("harden " + report.tool() + " made it");
        }
        if (!report.startedAt().equals(manifest.startedAt())) {
            return Optional.of("it is of a run of " + report.startedAt());
        }
        return report.extent()
                        .checks()
                        .equals(manifest.checks().stream().sorted().toList())
                ? Optional.empty()
                : Optional.of("its checks are not those of the run");
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
