package dev.harden.report.html;

import dev.harden.model.NetworkMap;
import dev.harden.model.NetworkMap.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lays a VPC out: a column a zone, a box a subnet, gateways above and endpoints below, and beside it the ways in. Lengths are in
 * pixels.
 *
 * @param map what is drawn
 * @param columns the zones
 * @param lane the ways in; empty where the Internet reaches nothing
 * @param left where the VPC begins
 * @param width the picture's width
 * @param height the picture's height
 */
public record Picture(NetworkMap map, List<Column> columns, Optional<Lane> lane, int left, int width, int height) {
    private static final int COLUMN = 260;
    private static final int GAP = 16;
    private static final int TOP = 96;
    private static final int HEAD = 28;
    private static final int BOX = 66;
    private static final int LINE = 16;
    private static final int FOOT = 44;
    private static final int MOST_LINES = 5;
    private static final int LONGEST = 33;

    /**
     * Is a zone.
     *
     * @param zone its name
     * @param x where it begins
     * @param height how high it is
     * @param boxes its subnets
     */
    public record Column(String zone, int x, int height, List<Box> boxes) {}

    /**
     * Is a subnet.
     *
     * @param subnet the subnet
     * @param y where it begins
     * @param height how high it is
     * @param lines what the Internet reaches, a line each
     */
    public record Box(Subnet subnet, int y, int height, List<String> lines) {
        /** Gives the name of its colours. */
        public String kind() {
            return switch (subnet.kind()) {
                case PUBLIC -> "public";
                case PRIVATE -> "private";
                case NOT_SEEN -> "unseen";
            };
        }

        /** Gives where a line of text stands. */
        public int lineAt(int index) {
            return y + 70 + index * LINE;
        }

        /** Gives what is said of it in words. */
        public String facts() {
            String count = subnet.interfaces() < 0 ? "interfaces not seen" : subnet.interfaces() + " interfaces";
            String leads = subnet.leadsTo().isEmpty() ? "no way out" : "to " + String.join(", ", subnet.leadsTo());
            String kind = subnet.kind() == NetworkMap.Kind.NOT_SEEN ? "routes not seen" : leads;
            return count + "; " + kind;
        }
    }

    static Picture of(NetworkMap map) {
        Map<String, List<Subnet>> zones = map.subnets().stream()
                .collect(Collectors.groupingBy(Subnet::zone, LinkedHashMap::new, Collectors.toList()));
        List<Column> columns = new ArrayList<>();
        boolean reached =
                map.subnets().stream().anyMatch(subnet -> !subnet.reached().isEmpty());
        int left = reached ? Lane.WIDTH : 0;
        int x = left + GAP;
        int highest = 0;
        for (Map.Entry<String, List<Subnet>> zone : zones.entrySet()) {
            List<Box> boxes = new ArrayList<>();
            int y = TOP + HEAD;
            for (Subnet subnet : zone.getValue()) {
                List<String> lines = lines(subnet);
                int height = BOX + lines.size() * LINE;
                boxes.add(new Box(subnet, y, height, lines));
                y += height + GAP;
            }
            columns.add(new Column(zone.getKey(), x, y - TOP, boxes));
            highest = Math.max(highest, y);
            x += COLUMN + GAP;
        }
        int width = Math.max(x, left + 2 * COLUMN);
        Optional<Lane> lane = reached ? Optional.of(Lane.of(ways(columns), TOP)) : Optional.empty();
        int lowest = Math.max(Math.max(highest, TOP), lane.map(Lane::height).orElse(0));
        return new Picture(map, columns, lane, left, width, lowest + FOOT);
    }

    /** Gives the ways to the lines of the boxes; those that have no line of their own lead to the last. */
    private static List<Lane.Way> ways(List<Column> columns) {
        List<Lane.Way> ways = new ArrayList<>();
        for (Column column : columns) {
            for (Box box : column.boxes()) {
                List<NetworkMap.Reached> all = box.subnet().reached();
                for (int i = 0; i < all.size(); i++) {
                    NetworkMap.Reached one = all.get(i);
                    List<String> through = one.through().isEmpty()
                            ? List.of()
                            : List.of(one.through().split(" > "));
                    int y = box.lineAt(Math.min(i, MOST_LINES)) - 4;
                    ways.add(new Lane.Way(through, one.traffic() + " of " + one.what(), column.x() + 8, y));
                }
            }
        }
        return ways;
    }

    private static List<String> lines(Subnet subnet) {
        List<String> lines = new ArrayList<>();
        subnet.reached().stream()
                .limit(MOST_LINES)
                .forEach(one -> lines.add(
                        shortened((one.count() > 1 ? one.count() + " × " : "") + one.traffic() + " → " + one.what())));
        if (subnet.reached().size() > MOST_LINES) {
            lines.add((subnet.reached().size() - MOST_LINES) + " more");
        }
        return lines;
    }

    /** Shortens a text to what a box has room for; the whole stands in the table. */
    public static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    public int columnWidth() {
        return COLUMN;
    }

    /** Gives where the zones begin. */
    public int top() {
        return TOP;
    }

    /** Says who leads out of the VPC. */
    public String gateways() {
        return map.gateways().isEmpty()
                ? "no Internet gateway"
                : "Internet gateway " + String.join(", ", map.gateways());
    }

    /** Says which NAT gateways there are. */
    public String nats() {
        return map.nats().isEmpty()
                ? "no NAT gateway"
                : "NAT: "
                        + map.nats().stream()
                                .map(one ->
                                        one.id() + (one.state().equals("available") ? "" : " (" + one.state() + ")"))
                                .collect(Collectors.joining(", "));
    }

    /** Says which endpoints there are. */
    public String endpoints() {
        return map.endpoints().isEmpty()
                ? "no VPC endpoints"
                : "endpoints: "
                        + map.endpoints().stream()
                                .map(one -> one.service() + (one.type().equals("Gateway") ? " (gateway)" : ""))
                                .collect(Collectors.joining(", "));
    }

    /** Says which forwarders bring the Internet to what, port by port. */
    public List<String> ways() {
        return map.subnets().stream()
                .flatMap(subnet -> subnet.reached().stream())
                .filter(one -> !one.through().isEmpty())
                .map(one -> "Internet → " + one.through().replace(" > ", " → ") + " → " + one.what()
                        + (one.count() > 1 ? " (" + one.count() + " of them)" : "") + ": " + one.traffic())
                .distinct()
                .toList();
    }

    /** Says in words what the picture shows. */
    public String description() {
        long open = map.subnets().stream()
                .filter(subnet -> subnet.kind() == NetworkMap.Kind.PUBLIC)
                .count();
        long reached = map.subnets().stream()
                .mapToLong(subnet -> subnet.reached().size())
                .sum();
        return map.vpc() + " in " + map.region() + ": " + map.subnets().size() + " subnets, " + open
                + " of them public; "
                + gateways() + "; " + nats() + "; " + endpoints() + "; the Internet reaches " + reached
                + " kinds of things in it.";
    }
}
