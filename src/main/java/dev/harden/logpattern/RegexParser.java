package dev.harden.logpattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads the regular expressions of CloudWatch Logs, which know no groups. */
final class RegexParser {
    private static final String SYMBOLS = ":_#=@/;,-";
    private static final int CHARACTERS = Character.MAX_VALUE + 1;
    private static final int MOST_NODES = 10_000;

    private final String text;
    private final int offset;
    private final List<List<Regex.Node>> ways = new ArrayList<>();
    private List<Regex.Node> way = new ArrayList<>();
    private String doubt = "";
    private int at;
    private int nodes;

    RegexParser(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    Regex parse() {
        if (text.isEmpty()) {
            throw fail("an empty regular expression");
        }
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '|') {
                at++;
                ways.add(way);
                way = new ArrayList<>();
            } else {
                repeat(node(letter));
            }
        }
        ways.add(way);
        return new Regex(text, ways, doubt);
    }

    private Regex.Node node(char letter) {
        int start = at++;
        return switch (letter) {
            case '^' -> new Regex.Node(new BitSet(), Regex.Anchor.START, false, false);
            case '$' -> new Regex.Node(new BitSet(), Regex.Anchor.END, false, false);
            case '.' -> characters(not(new BitSet()));
            case '[' -> characters(list(start));
            case '\\' -> characters(escaped());
            case '?', '*', '+', '{', '}', ']' -> {
                at = start;
                throw fail(letter + " repeats nothing");
            }
            default -> {
                if (!isPlain(letter)) {
                    at = start;
                    throw fail("regular expressions do not take " + letter);
                }
                yield characters(one(letter));
            }
        };
    }

    private static boolean isPlain(char letter) {
        return letter < 128 && Character.isLetterOrDigit(letter) || SYMBOLS.indexOf(letter) >= 0;
    }

    private static Regex.Node characters(BitSet set) {
        return new Regex.Node(set, Regex.Anchor.NONE, false, false);
    }

    private void repeat(Regex.Node node) {
        int least = 1;
        int most = 1;
        boolean endless = false;
        while (at < text.length() && "?*+{".indexOf(text.charAt(at)) >= 0) {
            char sign = text.charAt(at);
            if (sign == '{') {
                int close = text.indexOf('}', at);
                String bounds = close < 0 ? "" : text.substring(at + 1, close).replace(" ", "");
                if (!bounds.matches("\\d{1,4}(,\\d{0,4})?")) {
                    throw fail("expected {m,n}");
                }
                String[] numbers = bounds.split(",", 2);
                least = Integer.parseInt(numbers[0]);
                endless = numbers.length == 2 && numbers[1].isEmpty();
                most = numbers.length == 2 && !endless ? Integer.parseInt(numbers[1]) : least;
                at = close;
            } else {
                least = sign == '+' ? 1 : 0;
                endless = sign != '?';
                most = 1;
            }
            at++;
            if (at < text.length() && "?*+{".indexOf(text.charAt(at)) >= 0) {
                doubt = "a repetition of a repetition";
            }
        }
        add(node, least, most, endless);
    }

    private void add(Regex.Node node, int least, int most, boolean endless) {
        nodes += Math.max(least, most) + 1;
        if (most < least && !endless || nodes > MOST_NODES) {
            throw fail("a repetition that is out of bounds");
        }
        for (int i = 0; i < least; i++) {
            way.add(node);
        }
        for (int i = least; i < most && !endless; i++) {
            way.add(node.with(true, false));
        }
        if (endless) {
            way.add(node.with(true, true));
        }
    }

    /** Reads a list of characters and ranges behind its bracket. */
    private BitSet list(int start) {
        boolean negated = at < text.length() && text.charAt(at) == '^';
        if (negated) {
            doubt = "a list that begins with ^";
            at++;
        }
        BitSet set = new BitSet();
        while (at < text.length() && text.charAt(at) != ']') {
            char letter = text.charAt(at++);
            BitSet item = letter == '\\' ? escaped() : one(letter);
            boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
            if (range && letter != '\\') {
                char last = text.charAt(at + 1);
                at += 2;
                if (last < letter) {
                    throw fail("a range that runs backwards");
                }
                item.set(letter, last + 1);
            }
            set.or(item);
        }
        if (at >= text.length()) {
            at = start;
            throw fail("a list is not closed");
        }
        at++;
        return negated ? not(set) : set;
    }

    private BitSet escaped() {
        if (at >= text.length()) {
            throw fail("a backslash before nothing");
        }
        char letter = text.charAt(at++);
        return switch (letter) {
            case 'd' -> digits();
            case 'D' -> not(digits());
            case 's' -> spaces();
            case 'S' -> not(spaces());
            case 'w' -> words();
            case 'W' -> not(words());
            case 'x' -> hexadecimal();
            default -> {
                if (letter < 128 && Character.isLetterOrDigit(letter)) {
                    doubt = "the escape \\" + letter;
                }
                yield one(letter);
            }
        };
    }

    private BitSet hexadecimal() {
        String digits = text.substring(at, Math.min(at + 2, text.length()));
        if (!digits.matches("[0-9a-fA-F]{2}")) {
            throw fail("expected two hexadecimal digits");
        }
        at += 2;
        return one((char) Integer.parseInt(digits, 16));
    }

    private static BitSet one(char letter) {
        BitSet set = new BitSet();
        set.set(letter);
        return set;
    }

    private static BitSet digits() {
        BitSet set = new BitSet();
        set.set('0', '9' + 1);
        return set;
    }

    private static BitSet words() {
        BitSet set = digits();
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('_');
        return set;
    }

    private static BitSet spaces() {
        BitSet set = one(' ');
        set.set('\t', '\r' + 1);
        return set;
    }

    private static BitSet not(BitSet set) {
        BitSet all = new BitSet(CHARACTERS);
        all.set(0, CHARACTERS);
        all.andNot(set);
        return all;
    }

    private PatternException fail(String problem) {
        return Cursor.fail(problem, offset + at);
    }
}
