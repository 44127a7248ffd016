package dev.harden.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CSV with a header: values in double quotes may hold the delimiter, line ends and, doubled, quotes. The delimiter is
 * the comma, or the semicolon where the header has no comma.
 */
final class CsvFile {
    /** Is a row, by the names of the header, and the line that it begins on. */
    record Row(int line, Map<String, String> values) {}

    private final String name;
    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    private CsvFile(String name, String text) {
        this.name = name;
        this.text = text;
        String head = text.lines().findFirst().orElse("");
        this.delimiter = head.indexOf(',') < 0 && head.indexOf(';') >= 0 ? ';' : ',';
    }

    /**
     * Reads the rows; empty lines are none.
     *
     * @param name what the file is called, for errors
     * @throws UsageError when it is no CSV, or a row has more or fewer values than the header
     */
    static List<Row> read(String name, String text) {
        CsvFile file = new CsvFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<String> header = List.of();
        List<Row> rows = new ArrayList<>();
        while (file.at < file.text.length()) {
            int begin = file.line;
            List<String> values = file.row();
            if (values.stream().allMatch(String::isBlank) && values.size() == 1) {
                continue;
            }
            if (header.isEmpty()) {
                header = values.stream().map(String::strip).toList();
                file.requireUnlike(header);
            } else if (values.size() != header.size()) {
                throw new UsageError(name + ", line " + begin + " has " + values.size() + " values, and the header "
                        + header.size());
            } else {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), values.get(i).strip());
                }
                rows.add(new Row(begin, row));
            }
        }
        return rows;
    }

    private void requireUnlike(List<String> header) {
        if (header.stream().distinct().count() < header.size()) {
            throw new UsageError(name + ", line 1 names a column twice");
        }
    }

    private List<String> row() {
        List<String> values = new ArrayList<>();
        values.add(value());
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            values.add(value());
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
            line++;
        }
        return values;
    }

    private String value() {
        if (at >= text.length() || text.charAt(at) != '"') {
            int begin = at;
            while (at < text.length() && text.charAt(at) != delimiter && "\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at);
        }
        int begin = line;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else if (next == '"') {
                requireEnd(begin);
                return value.toString();
            } else {
                line += next == '\n' ? 1 : 0;
                value.append(next);
            }
        }
        throw new UsageError(name + ", line " + begin + " opens a quote that nothing closes");
    }

    private void requireEnd(int begin) {
        if (at < text.length() && text.charAt(at) != delimiter && "\r\n".indexOf(text.charAt(at)) < 0) {
            throw new UsageError(name + ", line " + begin + " goes on after a closing quote");
        }
    }
}
