package dev.harden.session.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.session.BadRecording;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes a recording in the ways that somebody might, and finds it refused. */
class RecordingTest {
    private static final Path DEMO = Path.of("examples", "demo.zip");
    private static final String MANIFEST = "manifest.json";

    @TempDir
    private Path folder;

    @Test
    void readsWhatWasWrittenAndWritesItAgainByteForByte() throws IOException {
        Recording recording = Recording.read(DEMO);
        Path copy = folder.resolve("copy.zip");
        try (OutputStream out = Files.newOutputStream(copy)) {
            recording.write(out);
        }
        assertThat(copy).hasSameBinaryContentAs(DEMO);
    }

    @Test
    void refusesAChangedByte() throws IOException {
        Map<String, byte[]> entries = entries();
        String name = anExchange(entries);
        String content = new String(entries.get(name), StandardCharsets.UTF_8);
        entries.put(
                name, content.replaceFirst("\\d", "9").replaceFirst("9", "8").getBytes(StandardCharsets.UTF_8));
        refused(entries, "was changed: '" + name + "'");
    }

    @Test
    void refusesAMissingEntry() throws IOException {
        Map<String, byte[]> entries = entries();
        String name = anExchange(entries);
        entries.remove(name);
        refused(entries, "lacks '" + name + "'");
    }

    @Test
    void refusesAnEntryThatTheManifestDoesNotList() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("exchanges/more.json", "{}".getBytes(StandardCharsets.UTF_8));
        refused(entries, "does not list 'exchanges/more.json'");
    }

    @Test
    void refusesPathsThatLeaveTheZip() throws IOException {
        for (String path :
                new String[] {"../evil.json", "/etc/evil", "exchanges/../../evil.json", "exchanges\\evil.json"}) {
            Map<String, byte[]> entries = entries();
            entries.put(path, new byte[0]);
            refused(entries, "holds an entry that no recording has: '" + path + "'");
        }
    }

    @Test
    void refusesAZipBomb() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("exchanges/bomb.json", new byte[65 << 20]);
        refused(entries, "unpacks to more than a recording may");
    }

    @Test
    void refusesWhatIsNoRecording() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "hello");
        assertThatThrownBy(() -> Recording.read(text))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining("text.zip");
        Path empty = Files.createFile(folder.resolve("empty.zip"));
        assertThatThrownBy(() -> Recording.read(empty)).isInstanceOf(BadRecording.class);
        Path missing = folder.resolve("missing.zip");
        assertThatThrownBy(() -> Recording.read(missing))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining("missing.zip");
        Map<String, byte[]> headless = entries();
        headless.remove(MANIFEST);
        refused(headless, "it has no manifest.json");
        Map<String, byte[]> broken = entries();
        broken.put(MANIFEST, "{".getBytes(StandardCharsets.UTF_8));
        refused(broken, "is damaged");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        byte[] whole = Files.readAllBytes(DEMO);
        Path half = folder.resolve("half.zip");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Recording.read(half)).isInstanceOf(BadRecording.class);
    }

    private void refused(Map<String, byte[]> entries, String because) throws IOException {
        Path zip = folder.resolve("changed.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream writer = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                writer.putNextEntry(new ZipEntry(entry.getKey()));
                writer.write(entry.getValue());
                writer.closeEntry();
            }
        }
        assertThatThrownBy(() -> Recording.read(zip))
                .isInstanceOf(BadRecording.class)
                .hasMessageContaining("changed.zip")
                .hasMessageContaining(because);
    }

    private static String anExchange(Map<String, byte[]> entries) {
        return entries.keySet().stream()
                .filter(name -> name.contains("ListUsers"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(DEMO);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
