package dev.harden.facts.iam;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values: a cell in quotes may hold commas, newlines and doubled quotes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** Gives the lines, each as its cells; empty lines are none. */
    static List<List<String>> read(String text) {
        Csv csv = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<List<String>> lines = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            List<String> line = csv.line();
            if (!line.equals(List.of(""))) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        at += text.startsWith("\r\n", at) ? 2 : 1;
        return cells;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
                at += text.charAt(at) == '"' ? 1 : 0;
                cell.append(text.charAt(at++));
            }
            at++;
        }
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            cell.append(text.charAt(at++));
        }
        return cell.toString();
    }
}
