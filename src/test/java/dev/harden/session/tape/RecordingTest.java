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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void refusesWhatUnpacksToFarMoreThanItHolds() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("exchanges/bomb.json", new byte[60 << 20]);
        refused(entries, "by what its directory says of 'exchanges/bomb.json'");
    }

    @Test
    void refusesADirectoryThatSaysOtherThanTheEntries() throws IOException {
        byte[] whole = Files.readAllBytes(DEMO);
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int listed = text.lastIndexOf("exchanges/");
        Path changed = folder.resolve("changed.zip");
        whole[listed + 11] = 'X';
        Files.write(changed, whole);
        assertThatThrownBy(() -> Recording.read(changed)).isInstanceOf(BadRecording.class);
        for (int cut : new int[] {1, 21, 22, 100, 5000}) {
            Files.write(changed, Arrays.copyOf(Files.readAllBytes(DEMO), whole.length - cut));
            assertThatThrownBy(() -> Recording.read(changed)).isInstanceOf(BadRecording.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "tool" : "[^"]*"         | "tool" : null
            "sdk" : "[^"]*"          | "sdk" : {}
            "asOf" : "[^"]*"         | "asOf" : null
            "homeRegion" : "[^"]*"   | "homeRegion" : "../x y"
            "homeRegion" : "[^"]*"   | "homeRegion" : null
            "endpoint" : "[^"]*"     | "endpoint" : "::::"
            "endpoint" : "[^"]*"     | "endpoint" : null
            "endpoint" : "[^"]*"     | "endpoint" : "file:///etc/passwd"
            "format" : 1             | "format" : "one"
            "format" : 1             | "format" : null
            (?s)"entries" : .*       | "entries" : null}
            (?s)"entries" : .*       | "entries" : {"exchanges/a.json": null}}
            (?s).*                   | null
            (?s).*                   | []
            (?s)\\}\\s*$             | }} {}
            """)
    void refusesAnAbsurdManifest(String what, String by) throws IOException {
        Map<String, byte[]> entries = entries();
        String head = new String(entries.get(MANIFEST), StandardCharsets.UTF_8);
        entries.put(MANIFEST, head.replaceFirst(what, by).getBytes(StandardCharsets.UTF_8));
        refused(entries, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            (?s).*                           | null
            (?s).*                           | 7
            "turn" : 0                       | "turn" : -1
            "turn" : 0                       | "turn" : null
            "status" : 200                   | "status" : 99999
            "service" : "[^"]*"              | "service" : null
            (?s)"headers" : \\{.*?\\},\\s*"body"  | "headers" : null, "body"
            (?s)"request" : \\{.*?\\},\\s*"turn" | "request" : null, "turn"
            "body" : "[^"]*"\\s*\\}\\s*$        | "body" : null}
            "body" : "[^"]*"\\s*\\}\\s*$        | "body" : "%%%"}
            """)
    void refusesAnAbsurdExchange(String what, String by) throws IOException {
        Map<String, byte[]> entries = entries();
        String name = anExchange(entries);
        String was = new String(entries.get(name), StandardCharsets.UTF_8);
        String text = was.replaceFirst(what, by);
        assertThat(text).isNotEqualTo(was);
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        String head = new String(entries.get(MANIFEST), StandardCharsets.UTF_8);
        entries.put(
                MANIFEST,
                head.replaceFirst(
                                "\"" + name + "\" : \"[0-9a-f]+\"",
                                "\"" + name + "\" : \"" + sum(text.getBytes(StandardCharsets.UTF_8)) + "\"")
                        .getBytes(StandardCharsets.UTF_8));
        refused(entries, "'" + name + "'");
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
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
