package dev.harden.report;

import dev.harden.model.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Makes identifiers that are the same in every run: of a finding by its check and place, of other things by their name. */
public final class Ids {
    /** The namespace of all names here; itself of RFC 4122's namespace for DNS names and {@code harden.dev}. */
    private static final UUID NAMESPACE = uuid(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "harden.dev");

    private Ids() {}

    /** Gives the identifier of a finding: equal in each run that judges the same subject by the same check. */
    public static String of(Finding finding) {
        String key = String.join(
                "\n",
                finding.check(),
                finding.account(),
                finding.region(),
                finding.resource().key());
        return HexFormat.of().formatHex(digest("SHA-256", key.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    /**
     * Gives a UUID of version 5.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc4122#section-4.3">RFC 4122, 4.3</a>
     */
    static UUID uuid(String name) {
        return uuid(NAMESPACE, name);
    }

    private static UUID uuid(UUID namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer both = ByteBuffer.allocate(16 + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text);
        ByteBuffer hash = ByteBuffer.wrap(digest("SHA-1", both.array()));
        long high = hash.getLong() & ~0xf000L | 0x5000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
