package dev.harden.webacl;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;

/**
 * Reads a regular expression, as far as it is one of plain characters, classes, groups, repetitions, and anchors at the ends.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-regex-pattern-support.html">Supported syntax</a>
 */
final class Regex {
    private static final int MOST_COPIES = 100;
    private static final String CLOSING = "|)";

    /** Says that an expression has something else in it. */
    private static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final String text;
    private final boolean anyCase;
    private int at;

    private Regex(String text, boolean anyCase) {
        this.text = text;
        this.anyCase = anyCase;
    }

    /** Gives the strings in which it finds something; none where it cannot be read. */
    static Optional<Language> found(String expression) {
        boolean anyCase = expression.startsWith("(?i)");
        String bytes = new String(
                (anyCase ? expression.substring(4) : expression).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        try {
            Regex regex = new Regex(unwrapped(bytes), anyCase);
            Language all = Language.NONE;
            do {
                all = Language.alt(all, regex.alternative());
            } while (regex.take('|'));
            return regex.at == regex.text.length() ? Optional.of(all) : Optional.empty();
        } catch (Unread | NumberFormatException unread) {
            return Optional.empty();
        }
    }

    /** Takes the parentheses off that are around all of it. */
    private static String unwrapped(String text) {
        int start = text.startsWith("(?:") ? 3 : text.startsWith("(") && !text.startsWith("(?") ? 1 : 0;
        int depth = 0;
        for (int i = 0; start > 0 && i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '\\' || one == '[') {
                return text;
            }
            depth += one == '(' ? 1 : one == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1 ? unwrapped(text.substring(start, i)) : text;
            }
        }
        return text;
    }

    /** Reads an alternative of the whole expression, which may be held to the ends of the text. */
    private Language alternative() {
        boolean begins = take('^') || take("\\A");
        while (begins && take('^')) {
            // More of them say the same.
        }
        Language inner = sequence();
        boolean ends = take('$') || take("\\z") || take("\\Z");
        while (ends && take('$')) {
            // More of them say the same.
        }
        if (at < text.length() && text.charAt(at) != '|') {
            throw new Unread();
        }
        Language newline = Language.alt(Language.EMPTY, Language.literal(new byte[] {'\n'}));
        return Language.seq(begins ? Language.EMPTY : Language.ANY, inner, ends ? newline : Language.ANY);
    }

    private Language sequence() {
        Language all = Language.EMPTY;
        while (at < text.length() && CLOSING.indexOf(text.charAt(at)) < 0 && !isEnd()) {
            Language item = item();
            all = Language.seq(all, repeated(item));
        }
        return all;
    }

    private boolean isEnd() {
        return text.startsWith("$", at) || text.startsWith("\\z", at) || text.startsWith("\\Z", at);
    }

    private Language item() {
        if (take("(?!)")) {
            return Language.NONE;
        }
        if (take("(?:") || text.startsWith("(", at) && !text.startsWith("(?", at) && take('(')) {
            Language inner = Language.NONE;
            do {
                inner = Language.alt(inner, sequence());
            } while (take('|'));
            expect(')');
            return inner;
        }
        if (take('.')) {
            return Language.chars(bytes -> {
                bytes.set(0, 256);
                bytes.clear('\n');
            });
        }
        return new Language.Chars(take('[') ? bracketed() : folded(single("^$*+?{(")));
    }

    /** Reads a character, or an escape that stands for one or for a class. */
    private BitSet single(String special) {
        char one = next();
        if (special.indexOf(one) >= 0) {
            throw new Unread();
        }
        return one == '\\' ? escaped() : set(one);
    }

    private static BitSet set(int one) {
        BitSet set = new BitSet(256);
        set.set(one);
        return set;
    }

    private BitSet escaped() {
        char one = next();
        return switch (one) {
            case 'd' -> ascii("09");
            case 'w' -> ascii("09azAZ__");
            case 's' -> ascii("\t\r  ");
            case 'D' -> inverted(ascii("09"));
            case 'W' -> inverted(ascii("09azAZ__"));
            case 'S' -> inverted(ascii("\t\r  "));
            case 'n' -> set('\n');
            case 'r' -> set('\r');
            case 't' -> set('\t');
            case 'f' -> set('\f');
            case 'x' -> set(Integer.parseInt("" + next() + next(), 16));
            default -> {
                if (Character.isLetterOrDigit(one)) {
                    throw new Unread();
                }
                yield set(one);
            }
        };
    }

    private static BitSet ascii(String pairs) {
        BitSet set = new BitSet(256);
        for (int i = 0; i < pairs.length(); i += 2) {
            set.set(pairs.charAt(i), pairs.charAt(i + 1) + 1);
        }
        return set;
    }

    private static BitSet inverted(BitSet set) {
        set.flip(0, 256);
        return set;
    }

    private BitSet bracketed() {
        boolean not = take('^');
        BitSet all = new BitSet(256);
        boolean first = true;
        while (first || !text.startsWith("]", at)) {
            first = false;
            if (text.startsWith("[:", at)) {
                throw new Unread();
            }
            BitSet one = single("");
            if (text.startsWith("-", at) && !text.startsWith("-]", at)) {
                at++;
                BitSet last = single("");
                if (one.cardinality() != 1 || last.cardinality() != 1 || one.nextSetBit(0) > last.nextSetBit(0)) {
                    throw new Unread();
                }
                one.set(one.nextSetBit(0), last.nextSetBit(0) + 1);
            }
            all.or(one);
        }
        expect(']');
        BitSet folded = folded(all);
        return not ? inverted(folded) : folded;
    }

    private BitSet folded(BitSet set) {
        if (anyCase) {
            for (int one = 'a'; one <= 'z'; one++) {
                int upper = one - 32;
                if (set.get(one) || set.get(upper)) {
                    set.set(one);
                    set.set(upper);
                }
            }
        }
        return set;
    }

    private Language repeated(Language item) {
        Language all = item;
        if (take('*')) {
            all = Language.star(item);
        } else if (take('+')) {
            all = Language.seq(item, Language.star(item));
        } else if (take('?')) {
            all = Language.alt(item, Language.EMPTY);
        } else if (text.startsWith("{", at)) {
            all = counted(item);
        } else {
            return all;
        }
        take('?'); // which takes as little as it can: the same strings
        if (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw new Unread();
        }
        return all;
    }

    private Language counted(Language item) {
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw new Unread();
        }
        String[] parts = text.substring(at + 1, end).split(",", -1);
        at = end + 1;
        int least = Integer.parseInt(parts[0]);
        boolean open = parts.length == 2 && parts[1].isEmpty();
        int most = open ? least : Integer.parseInt(parts[parts.length - 1]);
        if (parts.length > 2 || least < 0 || most < least || most > MOST_COPIES) {
            throw new Unread();
        }
        Language all = open ? Language.star(item) : Language.EMPTY;
        for (int i = 0; i < most; i++) {
            Language more = Language.seq(item, all);
            all = i < most - least ? Language.alt(more, Language.EMPTY) : more;
        }
        return all;
    }

    private char next() {
        if (at >= text.length()) {
            throw new Unread();
        }
        return text.charAt(at++);
    }

    private boolean take(char wanted) {
        return take(String.valueOf(wanted));
    }

    private boolean take(String wanted) {
        boolean there = text.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw new Unread();
        }
    }
}
