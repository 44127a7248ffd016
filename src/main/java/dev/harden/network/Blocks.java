package dev.harden.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Divides sets of addresses into ranges as AWS writes them, as few as there can be. */
final class Blocks {
    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(64);

    private Blocks() {}

    static List<Block> of(AddressSet set) {
        List<Block> blocks = new ArrayList<>();
        set.v4().spans().forEach(span -> add(blocks, span, false));
        set.v6().spans().forEach(span -> add(blocks, span, true));
        return blocks;
    }

    private static void add(List<Block> blocks, Ranges.Span span, boolean six) {
        int bits = six ? 128 : 32;
        BigInteger first = span.first();
        while (first.compareTo(span.end()) < 0) {
            int aligned = first.signum() == 0 ? bits : Math.min(bits, first.getLowestSetBit());
            int fits = span.end().subtract(first).bitLength() - 1;
            int size = Math.min(aligned, fits);
            blocks.add(new Block(
                    new Address(
                            six,
                            six ? first.shiftRight(64).longValue() : 0,
                            first.mod(HALF).longValue()),
                    bits - size));
            first = first.add(BigInteger.ONE.shiftLeft(size));
        }
    }
}
