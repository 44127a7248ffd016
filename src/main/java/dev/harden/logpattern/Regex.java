package dev.harden.logpattern;

import java.util.BitSet;
import java.util.List;

/**
 * Is a regular expression of CloudWatch Logs: without groups, so that it can be matched in steps that grow with the
 * product of its length and the text's.
 *
 * @param text as the pattern writes it, without the percent signs
 * @param ways what may be found, each a row of nodes
 * @param doubt what AWS's documents do not describe in it; empty when nothing
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html">Supported regular
 *     expressions</a>
 */
record Regex(String text, List<List<Regex.Node>> ways, String doubt) {
    /** Is where a node must stand. */
    enum Anchor {
        NONE,
        START,
        END
    }

    /**
     * Is one place of a way: a character, or the start or the end.
     *
     * @param characters those that it takes
     * @param anchor where it stands, when it takes none
     * @param optional whether it may be left out
     * @param again whether it may follow itself
     */
    record Node(BitSet characters, Anchor anchor, boolean optional, boolean again) {
        Node with(boolean mayMiss, boolean mayRepeat) {
            return new Node(characters, anchor, mayMiss, mayRepeat);
        }
    }

    Regex {
        ways = List.copyOf(ways);
    }

    static Regex parse(String text, int at) {
        return new RegexParser(text, at).parse();
    }

    Match find(String event) {
        boolean found = ways.stream().anyMatch(way -> find(way, event));
        return doubt.isEmpty() ? Match.of(found) : Match.open(doubt + " in " + this);
    }

    private static boolean find(List<Node> way, String event) {
        BitSet active = new BitSet(way.size() + 1);
        for (int in = 0; in <= event.length(); in++) {
            active.set(0);
            if (reach(way, active, in, event.length())) {
                return true;
            }
            if (in < event.length()) {
                active = step(way, active, event.charAt(in));
            }
        }
        return false;
    }

    /** Adds the places that are reached without a character; tells whether the end of the way is. */
    private static boolean reach(List<Node> way, BitSet active, int in, int length) {
        for (int at = active.nextSetBit(0); at >= 0 && at < way.size(); at = active.nextSetBit(at + 1)) {
            Node node = way.get(at);
            boolean anchored = node.anchor == Anchor.START && in == 0 || node.anchor == Anchor.END && in == length;
            if (node.optional || anchored) {
                active.set(at + 1);
            }
        }
        return active.get(way.size());
    }

    private static BitSet step(List<Node> way, BitSet active, char letter) {
        BitSet next = new BitSet(way.size() + 1);
        for (int at = active.nextSetBit(0); at >= 0 && at < way.size(); at = active.nextSetBit(at + 1)) {
            Node node = way.get(at);
            if (node.anchor == Anchor.NONE && node.characters.get(letter)) {
                next.set(at + 1);
                if (node.again) {
                    next.set(at);
                }
            }
        }
        return next;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "%" + text + "%";
    }
}
