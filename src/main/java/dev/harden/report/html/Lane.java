package dev.harden.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out what stands between the Internet and what it reaches: the Internet above, what forwards below it, and a line for each
 * way, from port to port.
 *
 * @param nodes the Internet and what forwards
 * @param lines the ways between them, and to what is reached
 * @param height how far down it goes
 */
public record Lane(List<Node> nodes, List<Line> lines, int height) {
    static final int WIDTH = 384;

    private static final String INTERNET = "Internet";
    private static final Pattern PORT = Pattern.compile("(.*) on ((?:tcp|udp) \\d.*)");
    private static final int LEFT = 52;
    private static final int BOX = 264;
    private static final int HEAD = 24;
    private static final int ROW = 16;
    private static final int GAP = 14;

    /**
     * Is a box.
     *
     * @param name what it is called
     * @param y where it begins
     * @param height how high it is
     * @param rows the ports that it takes; empty for what is not told of by port
     */
    public record Node(String name, int y, int height, List<Row> rows) {
        public int x() {
            return LEFT;
        }

        public int width() {
            return BOX;
        }
    }

    /**
     * Is a port of a box.
     *
     * @param takes as {@code tcp 443}
     * @param y where its text stands
     */
    public record Row(String takes, int y) {}

    /**
     * Is a line.
     *
     * @param path how it runs, as SVG has it
     * @param x where it ends
     * @param y where it ends
     * @param means what it means, from where to where
     */
    public record Line(String path, int x, int y, String means) {}

    /**
     * Is a way to what is reached.
     *
     * @param through what forwards, from outside in; each with the port that it takes behind {@code " on "}, where it has one
     * @param means what is reached, as {@code tcp 22 of i-1}
     * @param x where that stands
     * @param y where that stands
     */
    record Way(List<String> through, String means, int x, int y) {}

    static Lane of(List<Way> ways, int top) {
        Map<String, Set<String>> ports = new LinkedHashMap<>();
        Map<String, Integer> depths = new LinkedHashMap<>();
        ports.put(INTERNET, Set.of());
        depths.put(INTERNET, 0);
        for (Way way : ways) {
            for (int i = 0; i < way.through().size(); i++) {
                String hop = way.through().get(i);
                Set<String> takes = ports.computeIfAbsent(name(hop), unseen -> new LinkedHashSet<>());
                if (!port(hop).isEmpty()) {
                    takes.add(port(hop));
                }
                depths.merge(name(hop), i + 1, Math::max);
            }
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        int y = top;
        for (String name : ports.keySet().stream()
                .sorted(Comparator.comparing(depths::get))
                .toList()) {
            List<Row> rows = new ArrayList<>();
            for (String takes : ports.get(name)) {
                rows.add(new Row(takes, y + HEAD + ROW * (rows.size() + 1) - 5));
            }
            int height = HEAD + ROW * rows.size() + 4;
            nodes.put(name, new Node(name, y, height, rows));
            y += height + GAP;
        }
        Set<Line> lines = new LinkedHashSet<>();
        ways.forEach(way -> lines(way, nodes, lines));
        return new Lane(List.copyOf(nodes.values()), List.copyOf(lines), y);
    }

    /** A line runs beside the boxes from one to the next, and across the zones to what is reached. */
    private static void lines(Way way, Map<String, Node> nodes, Set<Line> lines) {
        String from = INTERNET;
        for (String hop : way.through()) {
            int start = at(nodes, from);
            int end = at(nodes, hop);
            int out = Math.max(6, LEFT - 14 - Math.abs(end - start) / 8);
            String path = "M" + LEFT + " " + start + "C" + out + " " + start + " " + out + " " + end + " " + (LEFT - 6)
                    + " " + end;
            lines.add(new Line(path, LEFT - 1, end, from + " → " + hop));
            from = hop;
        }
        int right = LEFT + BOX;
        int start = at(nodes, from);
        String path = "M" + right + " " + start + "C" + (right + 60) + " " + start + " " + (way.x() - 70) + " "
                + way.y() + " " + (way.x() - 6) + " " + way.y();
        lines.add(new Line(path, way.x() - 1, way.y(), from + " → " + way.means()));
    }

    private static int at(Map<String, Node> nodes, String hop) {
        Node node = nodes.get(name(hop));
        return node.rows().stream()
                .filter(row -> row.takes().equals(port(hop)))
                .map(row -> row.y() - 4)
                .findFirst()
                .orElse(node.y() + HEAD / 2);
    }

    private static String name(String hop) {
        Matcher parts = PORT.matcher(hop);
        return parts.matches() ? parts.group(1) : hop;
    }

    private static String port(String hop) {
        Matcher parts = PORT.matcher(hop);
        return parts.matches() ? parts.group(2) : "";
    }
}
