package dev.harden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.checks.Registry;
import dev.harden.organization.Listed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the accounts file: YAML, a list or a list below {@code accounts}, or CSV with a header. Its errors name the line, and
 * show no value: in a row that has slipped by a column it may be an external id.
 */
final class AccountsFile {
    private static final String ACCOUNTS = "accounts";

    private AccountsFile() {}

    /**
     * Reads the accounts, in the order of the file.
     *
     * @throws UsageError when the file or a line of it is not right
     */
    static List<Listed> read(Path file, Registry registry) {
        String name = "the accounts file " + file;
        List<CsvFile.Row> rows =
                file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? csv(name, file) : yaml(name, file);
        if (rows.isEmpty()) {
            throw new UsageError(name + " has no accounts");
        }
        AccountLine reader = new AccountLine(file, registry);
        List<Listed> accounts = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (CsvFile.Row row : rows) {
            Listed one = reader.read(name + ", line " + row.line(), row.values());
            Integer before = seen.putIfAbsent(one.account(), row.line());
            if (before != null) {
                throw new UsageError(name + ", line " + row.line() + ": account " + one.account() + " is on line "
                        + before + " already");
            }
            accounts.add(one);
        }
        return accounts;
    }

    private static List<CsvFile.Row> csv(String name, Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(YamlFile.bytes(name, file)))
                    .toString();
            return CsvFile.read(name, text);
        } catch (IOException unreadable) {
            throw new UsageError(name + " cannot be read as UTF-8: " + unreadable.getMessage());
        }
    }

    private static List<CsvFile.Row> yaml(String name, Path file) {
        YamlFile yaml = YamlFile.read("the accounts file", file);
        JsonNode tree = yaml.tree();
        if (tree.isObject()) {
            tree.fieldNames().forEachRemaining(key -> {
                if (!key.equals(ACCOUNTS)) {
                    throw new UsageError(name + " takes a list, or the key accounts with one, not " + key);
                }
            });
            tree = tree.get(ACCOUNTS);
        }
        if (tree == null
                || tree.isMissingNode()
                || tree.isNull()
                || tree.asText("x").isBlank() && tree.isTextual()) {
            return List.of();
        }
        if (!tree.isArray()) {
            throw new UsageError(name + " takes a list of accounts");
        }
        List<CsvFile.Row> rows = new ArrayList<>();
        for (JsonNode one : tree) {
            int line = yaml.lines().get(rows.size());
            rows.add(new CsvFile.Row(line, values(name + ", line " + line, one)));
        }
        return rows;
    }

    private static Map<String, String> values(String where, JsonNode one) {
        if (!one.isObject()) {
            throw new UsageError(where + " takes keys and values");
        }
        Map<String, String> values = new LinkedHashMap<>();
        one.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                List<String> items = new ArrayList<>();
                value.forEach(item -> items.add(text(where, entry.getKey(), item)));
                if (!entry.getKey().equals(AccountLine.REGIONS)) {
                    throw new UsageError(where + ": " + entry.getKey() + " takes a text, not a list");
                }
                values.put(entry.getKey(), String.join(",", items));
            } else {
                values.put(
                        entry.getKey(),
                        value.isNull() ? "" : text(where, entry.getKey(), value).strip());
            }
        });
        return values;
    }

    private static String text(String where, String key, JsonNode value) {
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new UsageError(where + ": " + key + " takes a text");
        }
        return value.asText();
    }
}
