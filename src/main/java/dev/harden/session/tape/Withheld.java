package dev.harden.session.tape;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes out of an answer what no check reads and no recording may hold: the user data of launch templates, which people
 * put passwords into. The length stays, since headers tell it.
 */
final class Withheld {
    private static final Pattern USER_DATA = Pattern.compile("(?<=<userData>)[^<]+(?=</userData>)");

    private Withheld() {}

    static byte[] from(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return text.contains("<userData>")
                ? USER_DATA
                        .matcher(text)
                        .replaceAll(data -> "x".repeat(data.group().length()))
                        .getBytes(StandardCharsets.ISO_8859_1)
                : body;
    }
}
