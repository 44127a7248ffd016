package dev.harden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the ids of accounts. */
final class AccountIds {
    private static final Pattern ID = Pattern.compile("\\d{12}");

    private AccountIds() {}

    static boolean is(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * Reads one of a YAML file. A number without quotes is taken where it can mean nothing else: one that begins with 0 may
     * have been read as octal, and has lost its zeros.
     *
     * @param where what it is of, as {@code expect-account in harden.yaml}
     * @throws UsageError when it is none
     */
    static String read(String where, JsonNode node) {
        String text = node.asText();
        if (!(node.isTextual() || node.isIntegralNumber()) || !is(text)) {
            throw new UsageError(where + " takes an account id of twelve digits, in quotes, not '" + text + "'");
        }
        return text;
    }

    /** Reads one or a list of them. */
    static List<String> list(String where, JsonNode node) {
        List<String> ids = new ArrayList<>();
        if (!node.isArray()) {
            ids.add(read(where, node));
        }
        node.forEach(one -> ids.add(read(where, one)));
        if (ids.isEmpty()) {
            throw new UsageError(where + " takes at least one account id");
        }
        return ids;
    }
}
