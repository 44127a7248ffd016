package dev.harden.model;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Is where something is written. A regular file is there whole or not at all, with the mode that it had, behind its symbolic
 * links; a new one has the mode that the umask gives. Anything else, as a device or a pipe, is written into.
 */
public final class Destination extends FilterOutputStream {
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();
    private static final int MOST_LINKS = 40;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Destination::removeUnfinished));
    }

    private final Path file;
    private final Optional<Path> unfinished;

    private Destination(OutputStream out, Path file, Optional<Path> unfinished) {
        super(out);
        this.file = file;
        this.unfinished = unfinished;
    }

    /** Begins to write. What is a regular file is there when {@link #done} is called. */
    public static Destination open(Path named) throws IOException {
        Path file = behindLinks(named);
        if (!isOfTheSystem(file) && Files.isSymbolicLink(file)) {
            throw new IOException("it is a symbolic link that leads nowhere");
        }
        if (isSpecial(file)) {
            return new Destination(special(file), file, Optional.empty());
        }
        Path folder = file.toAbsolutePath().getParent();
        Leftovers.remove(folder);
        Path part = folder.resolve(Leftovers.name());
        UNFINISHED.add(part);
        OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Optional<Set<PosixFilePermission>> mode = mode(file);
        if (mode.isPresent()) {
            Files.setPosixFilePermissions(part, mode.get());
        }
        return new Destination(out, file, Optional.of(part));
    }

    /**
     * Says why a path cannot be written, a sentence without a full stop; absent when it can.
     */
    public static Optional<String> obstacle(Path named) {
        Path file = behindLinks(named);
        if (!isOfTheSystem(file) && Files.isSymbolicLink(file)) {
            return Optional.of(named + " is a symbolic link that leads nowhere");
        }
        if (Files.isDirectory(file)) {
            return Optional.of(named + " is a folder; give the path of a file");
        }
        if (isStream(file)) {
            return Optional.empty();
        }
        if (isSpecial(file)) {
            return Files.isWritable(file) ? Optional.empty() : Optional.of(named + " cannot be written to");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("the folder of " + named + " is not there; make it first");
        }
        if (Files.exists(file) && (!Files.isWritable(file) || isReadOnly(file))) {
            return Optional.of(named + " is read-only");
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of("the folder of " + named + " cannot be written to");
    }

    /** Tells whether a path is one where something can be kept, and no device or pipe. */
    public static boolean keeps(Path named) {
        return !isSpecial(behindLinks(named));
    }

    /** Gives the place that a path is of: two names of it, as by a symbolic link, have one place. */
    public static Path place(Path named) {
        Path file = behindLinks(named).normalize();
        try {
            return Files.exists(file) && keeps(file)
                    ? file.toRealPath()
                    : file.getParent().toRealPath().resolve(file.getFileName());
        } catch (IOException | RuntimeException unreadable) {
            return file;
        }
    }

    private static Path behindLinks(Path named) {
        Path file = named.toAbsolutePath();
        try {
            for (int i = 0; i < MOST_LINKS && !isOfTheSystem(file) && Files.isSymbolicLink(file); i++) {
                file = file.resolveSibling(Files.readSymbolicLink(file));
            }
        } catch (IOException unreadable) {
            return file;
        }
        return file;
    }

    /** Tells whether a path is one of the kernel's: what is behind it has no place of its own. */
    private static boolean isOfTheSystem(Path file) {
        return file.startsWith("/dev") || file.startsWith("/proc");
    }

    private static boolean isSpecial(Path file) {
        return isOfTheSystem(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.exists(file)
                || isStream(file)
                || Files.exists(file) && !Files.isRegularFile(file);
    }

    private static boolean isStream(Path file) {
        return isStream(file, "1", "stdout") || isStream(file, "2", "stderr");
    }

    private static boolean isStream(Path file, String number, String name) {
        return file.equals(Path.of("/dev/" + name))
                || file.equals(Path.of("/dev/fd/" + number))
                || file.equals(Path.of("/proc/self/fd/" + number));
    }

    /** Opens a device or pipe; standard output has a place in its file, which a second opening would not share. */
    private static OutputStream special(Path file) throws IOException {
        if (isStream(file)) {
            FileDescriptor stream = isStream(file, "1", "stdout") ? FileDescriptor.out : FileDescriptor.err;
            return new FilterOutputStream(new FileOutputStream(stream)) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    private static Optional<Set<PosixFilePermission>> mode(Path file) throws IOException {
        return Files.exists(file)
                        && file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Optional.of(Files.getPosixFilePermissions(file))
                : Optional.empty();
    }

    /** Tells whether a file's mode lets nobody write; to root the system would say otherwise. */
    private static boolean isReadOnly(Path file) {
        try {
            return mode(file)
                    .filter(mode -> PosixFilePermissions.toString(mode).indexOf('w') < 0)
                    .isPresent();
        } catch (IOException unreadable) {
            return true;
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Puts what was written in its place. */
    public void done() throws IOException {
        super.close();
        if (unfinished.isPresent()) {
            Path part = unfinished.get();
            if (Files.exists(file) && isMoreThanContent(file, part)) {
                Files.write(
                        file, Files.readAllBytes(part), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                Files.delete(part);
            } else {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            UNFINISHED.remove(part);
        }
    }

    /** Tells whether a file has hard links or another owner, which another file in its place would not have. */
    private static boolean isMoreThanContent(Path file, Path part) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((Integer) Files.getAttribute(file, "unix:nlink") > 1
                        || !Files.getOwner(file).equals(Files.getOwner(part)));
    }

    /** Ends; what is not done by now is thrown away. */
    @Override
    public void close() throws IOException {
        if (unfinished.isEmpty()) {
            super.close();
        } else if (UNFINISHED.contains(unfinished.get())) {
            try {
                super.close();
            } finally {
                Files.deleteIfExists(unfinished.get());
                UNFINISHED.remove(unfinished.get());
            }
        }
    }

    /** Removes what was begun and is not done, as the end of the process does unless it is told to halt. */
    public static void removeUnfinished() {
        for (Path part : UNFINISHED) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException gone) {
                // The process ends; a leftover that cannot be deleted is all that can be left.
                continue;
            }
        }
    }
}
