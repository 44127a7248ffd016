package dev.harden.webacl;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Is a regular set of strings of bytes, which can be held against another. */
sealed interface Language {
    Language NONE = new Chars(new BitSet());
    Language EMPTY = new Empty();
    Language BYTE = chars(byteSet -> byteSet.set(0, 256));
    Language ANY = new Star(BYTE);
    int MOST = 2000;

    /** Says that the sets are too large to be decided. */
    final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Holds the empty string alone. */
    record Empty() implements Language {}

    /** Holds the strings of one byte of a set. */
    record Chars(BitSet bytes) implements Language {}

    record Seq(Language first, Language second) implements Language {}

    record Alt(Set<Language> some) implements Language {}

    record Star(Language of) implements Language {}

    record Both(Language one, Language other) implements Language {}

    record Not(Language of) implements Language {}

    static Language chars(Consumer<BitSet> fill) {
        BitSet bytes = new BitSet(256);
        fill.accept(bytes);
        return new Chars(bytes);
    }

    static Language literal(byte[] text) {
        Language all = EMPTY;
        for (int i = text.length - 1; i >= 0; i--) {
            int one = text[i] & 255;
            all = seq(chars(bytes -> bytes.set(one)), all);
        }
        return all;
    }

    static Language seq(Language first, Language second) {
        if (first.equals(NONE) || second.equals(NONE)) {
            return NONE;
        }
        if (first instanceof Empty) {
            return second;
        }
        if (first instanceof Seq seq) {
            return seq(seq.first, seq(seq.second, second));
        }
        return second instanceof Empty ? first : new Seq(first, second);
    }

    static Language seq(Language... parts) {
        Language all = EMPTY;
        for (int i = parts.length - 1; i >= 0; i--) {
            all = seq(parts[i], all);
        }
        return all;
    }

    static Language alt(Language... some) {
        Set<Language> all = new HashSet<>();
        for (Language one : some) {
            if (one instanceof Alt alt) {
                all.addAll(alt.some);
            } else if (!one.equals(NONE)) {
                all.add(one);
            }
        }
        return all.contains(ANY)
                ? ANY
                : all.isEmpty() ? NONE : all.size() == 1 ? all.iterator().next() : new Alt(Set.copyOf(all));
    }

    static Language both(Language one, Language other) {
        return one.equals(NONE) || other.equals(NONE)
                ? NONE
                : one.equals(ANY) ? other : other.equals(ANY) || one.equals(other) ? one : new Both(one, other);
    }

    static Language star(Language of) {
        return of instanceof Star || of instanceof Empty ? of : of.equals(NONE) ? EMPTY : new Star(of);
    }

    /** Tells whether it holds the empty string. */
    default boolean isNullable() {
        return switch (kind()) {
            case 0, 4 -> true;
            case 1 -> false;
            case 2 -> ((Seq) this).first.isNullable() && ((Seq) this).second.isNullable();
            case 3 -> ((Alt) this).some.stream().anyMatch(Language::isNullable);
            case 5 -> ((Both) this).one.isNullable() && ((Both) this).other.isNullable();
            default -> !((Not) this).of.isNullable();
        };
    }

    private int kind() {
        return List.of(Empty.class, Chars.class, Seq.class, Alt.class, Star.class, Both.class, Not.class)
                .indexOf(getClass());
    }

    /** Gives what may follow a byte. */
    default Language after(int one) {
        if (this instanceof Chars chars) {
            return chars.bytes.get(one) ? EMPTY : NONE;
        }
        if (this instanceof Seq seq) {
            Language through = seq(seq.first.after(one), seq.second);
            return seq.first.isNullable() ? alt(through, seq.second.after(one)) : through;
        }
        if (this instanceof Alt alt) {
            return alt(alt.some.stream().map(some -> some.after(one)).toArray(Language[]::new));
        }
        if (this instanceof Star star) {
            return seq(star.of.after(one), star);
        }
        if (this instanceof Both both) {
            return both(both.one.after(one), both.other.after(one));
        }
        return this instanceof Not not ? not.of.after(one).complement() : NONE;
    }

    default Language complement() {
        return this instanceof Not not ? not.of : equals(ANY) ? NONE : equals(NONE) ? ANY : new Not(this);
    }

    /** Gives it with each byte turned into another. */
    default Language mapped(IntUnaryOperator to) {
        if (this instanceof Chars chars) {
            return chars(bytes -> chars.bytes.stream().map(to).forEach(bytes::set));
        }
        if (this instanceof Seq seq) {
            return seq(seq.first.mapped(to), seq.second.mapped(to));
        }
        if (this instanceof Alt alt) {
            return alt(alt.some.stream().map(one -> one.mapped(to)).toArray(Language[]::new));
        }
        return this instanceof Star star ? star(star.of.mapped(to)) : this;
    }

    private void sets(Set<BitSet> found) {
        if (this instanceof Chars chars) {
            found.add(chars.bytes);
        } else if (this instanceof Seq seq) {
            seq.first.sets(found);
            seq.second.sets(found);
        } else if (this instanceof Alt alt) {
            alt.some.forEach(one -> one.sets(found));
        } else if (this instanceof Star star) {
            star.of.sets(found);
        } else if (this instanceof Both both) {
            both.one.sets(found);
            both.other.sets(found);
        } else if (this instanceof Not not) {
            not.of.sets(found);
        }
    }

    /** Gives one byte of each kind that it tells from the others. */
    private Set<Integer> alphabet() {
        Set<BitSet> sets = new HashSet<>();
        sets(sets);
        Set<List<Boolean>> kinds = new HashSet<>();
        Set<Integer> alphabet = new TreeSet<>();
        List<BitSet> ordered = List.copyOf(sets);
        for (int one = 0; one < 256; one++) {
            int each = one;
            if (kinds.add(ordered.stream().map(set -> set.get(each)).toList())) {
                alphabet.add(one);
            }
        }
        return alphabet;
    }

    /**
     * Tells whether it holds no string.
     *
     * @throws TooLarge when that would take too long to find out
     */
    default boolean isNone() {
        Set<Integer> alphabet = alphabet();
        Set<Language> seen = new HashSet<>(Set.of(this));
        Deque<Language> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            Language one = next.remove();
            if (one.isNullable()) {
                return false;
            }
            for (int each : alphabet) {
                Language after = one.after(each);
                if (!after.equals(NONE) && seen.add(after)) {
                    next.add(after);
                }
            }
            if (seen.size() > MOST) {
                throw new TooLarge();
            }
        }
        return true;
    }

    default boolean isIn(Language other) {
        return both(this, other.complement()).isNone();
    }

    default boolean isApartFrom(Language other) {
        return both(this, other).isNone();
    }
}
