package dev.harden.session.tape;

import dev.harden.session.BadRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Looks at a zip's directory before anything is unpacked, and refuses what unpacks to more than a recording does. */
final class Bounds {
    static final int MOST_ENTRIES = 200_000;
    static final int LARGEST_ENTRY = 64 << 20;
    static final long LARGEST = 1L << 30;

    /** Above this, JSON and Base64 of answers are not packed; ten megabytes may be packed as well as they can. */
    private static final int HIGHEST_RATIO = 100;

    private static final long ANY_RATIO = 10 << 20;

    private Bounds() {}

    /** Gives how many bytes a file may unpack to. */
    static long most(Path file) throws IOException {
        return Math.min(LARGEST, ANY_RATIO + HIGHEST_RATIO * Files.size(file));
    }

    /**
     * Gives the names in a zip's directory.
     *
     * @throws BadRecording when what it says of their sizes is more than a recording has
     */
    static List<String> require(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        long total = 0;
        long most = most(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                names.add(entry.getName());
                total += Math.max(0, entry.getSize());
                if (names.size() > MOST_ENTRIES || entry.getSize() > LARGEST_ENTRY || total > most) {
                    throw new BadRecording(
                            file + " unpacks to more than a recording may, by what its directory says of '"
                                    + entry.getName() + "'");
                }
            }
        }
        return names;
    }
}
