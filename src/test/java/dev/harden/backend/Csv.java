package dev.harden.backend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes moto's credential report: puts root's row in, and sets columns of users' rows.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">credential report</a>
 */
final class Csv {
    private Csv() {}

    static String report(String account, String csv, Map<String, String> root, Map<String, Map<String, String>> users) {
        List<String> lines = csv.lines().toList();
        String[] columns = lines.get(0).split(",");
        Map<String, String> row = new HashMap<>(Map.of(
                "user", "<root_account>",
                "arn", "arn:aws:iam::" + account + ":root",
                "user_creation_time", "2020-01-01T00:00:00Z",
                "password_enabled", "not_supported",
                "password_last_used", "no_information",
                "password_last_changed", "not_supported",
                "password_next_rotation", "not_supported",
                "mfa_active", "true"));
        row.putAll(root);
        List<String> out = new ArrayList<>();
        out.add(lines.get(0));
        out.add(line(columns, row));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Map<String, String> changed = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                changed.put(columns[i], cells[i]);
            }
            changed.putAll(users.getOrDefault(cells[0], Map.of()));
            out.add(line(columns, changed));
        }
        return String.join("\n", out) + "\n";
    }

    private static String line(String[] columns, Map<String, String> row) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(row.getOrDefault(column, column.endsWith("_active") ? "false" : "N/A"));
        }
        return String.join(",", cells);
    }
}
