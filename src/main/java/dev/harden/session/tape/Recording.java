package dev.harden.session.tape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.harden.session.BadRecording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes and reads a recording: a zip of one JSON entry an exchange, and a manifest with their SHA-256 sums. Equal
 * recordings are equal byte for byte.
 *
 * @param manifest its head
 * @param tape its exchanges
 */
public record Recording(Manifest manifest, Tape tape) {
    private static final String MANIFEST = "manifest.json";
    private static final Pattern ENTRY = Pattern.compile("exchanges/[A-Za-z0-9-]{1,160}\\.json");
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Writes it, whole; whoever opened the stream closes it. */
    public void write(OutputStream out) throws IOException {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        for (Exchange exchange : tape.exchanges()) {
            byte[] content = JSON.writeValueAsBytes(exchange);
            entries.put("exchanges/" + exchange.request().key() + "-" + exchange.turn() + ".json", content);
        }
        Map<String, String> sums = new TreeMap<>();
        entries.forEach((name, content) -> sums.put(name, sum(content)));
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, MANIFEST, JSON.writeValueAsBytes(manifest.with(sums)));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            put(zip, entry.getKey(), entry.getValue());
        }
        zip.finish();
        zip.flush();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Reads one, and holds every entry to its sum.
     *
     * @throws BadRecording when the file is none, or not the one that was written
     */
    public static Recording read(Path file) {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            List<String> listed = Bounds.require(file);
            Map<String, byte[]> entries = entries(file, zip);
            if (!List.copyOf(entries.keySet()).equals(listed.stream().sorted().toList())) {
                throw new BadRecording(file + " is damaged: its directory and its entries do not agree");
            }
            byte[] head = entries.remove(MANIFEST);
            if (head == null) {
                throw new BadRecording(file + " is no recording of harden: it has no " + MANIFEST);
            }
            Manifest manifest = manifest(file, head);
            verify(file, manifest, entries);
            return new Recording(manifest, new Tape(exchanges(file, entries)));
        } catch (JsonProcessingException malformed) {
            throw new BadRecording(file + " is damaged: its " + MANIFEST + ": " + line(malformed));
        } catch (NoSuchFileException missing) {
            throw new BadRecording("there is no recording " + file);
        } catch (BadRecording bad) {
            throw bad;
        } catch (IOException | RuntimeException unreadable) {
            throw new BadRecording(file + " cannot be read as a recording: " + unreadable.getMessage());
        }
    }

    private static Manifest manifest(Path file, byte[] head) throws IOException {
        JsonNode tree = JSON.readTree(head);
        int format = tree.path("format").asInt(-1);
        if (format != Manifest.FORMAT) {
            throw new BadRecording(file + " has format " + (format < 0 ? "unknown" : format)
                    + ", and this harden reads format " + Manifest.FORMAT
                    + (tree.path("tool").isTextual()
                            ? "; replay it with harden " + tree.path("tool").asText()
                            : ""));
        }
        return JSON.treeToValue(tree, Manifest.class);
    }

    private static String line(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static Map<String, byte[]> entries(Path file, ZipInputStream zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        long total = 0;
        long most = Bounds.most(file);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (!name.equals(MANIFEST) && !ENTRY.matcher(name).matches()) {
                throw new BadRecording(file + " holds an entry that no recording has: '" + name + "'");
            }
            byte[] content = content(file, name, zip);
            total += content.length;
            if (total > most || entries.size() >= Bounds.MOST_ENTRIES) {
                throw new BadRecording(file + " unpacks to more than a recording may");
            }
            if (entries.put(name, content) != null) {
                throw new BadRecording(file + " holds '" + name + "' twice");
            }
        }
        return entries;
    }

    private static byte[] content(Path file, String name, InputStream zip) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            content.write(buffer, 0, read);
            if (content.size() > Bounds.LARGEST_ENTRY) {
                throw new BadRecording(file + " unpacks to more than a recording may, at '" + name + "'");
            }
        }
        return content.toByteArray();
    }

    private static void verify(Path file, Manifest manifest, Map<String, byte[]> entries) {
        manifest.entries().forEach((name, sum) -> {
            byte[] content = entries.get(name);
            if (content == null) {
                throw new BadRecording(file + " lacks '" + name + "', which its manifest lists");
            }
            if (!sum(content).equals(sum)) {
                throw new BadRecording(file + " was changed: '" + name + "' is not what its manifest says");
            }
        });
        for (String name : entries.keySet()) {
            if (!manifest.entries().containsKey(name)) {
                throw new BadRecording(file + " was changed: its manifest does not list '" + name + "'");
            }
        }
    }

    private static List<Exchange> exchanges(Path file, Map<String, byte[]> entries) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            try {
                Exchange exchange = JSON.readValue(entry.getValue(), Exchange.class);
                if (exchange == null) {
                    throw new BadRecording(file + " is damaged: '" + entry.getKey() + "' is null");
                }
                exchanges.add(exchange);
            } catch (JsonProcessingException malformed) {
                throw new BadRecording(file + " is damaged: '" + entry.getKey() + "': " + line(malformed));
            }
        }
        exchanges.sort(Comparator.comparingInt(Exchange::turn));
        return exchanges;
    }

    static String key(Request request) throws JsonProcessingException {
        return request.name() + "-" + sum(JSON.writeValueAsBytes(request)).substring(0, 16);
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
