package dev.harden.network;

import inet.ipaddr.IPAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Is a range of addresses as AWS writes them.
 *
 * @param first its first address
 * @param prefix the number of leading bits that its addresses share
 */
public record Block(Address first, int prefix) {
    /** Rules name a few ranges again and again. */
    private static final Map<String, Block> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 10_000;

    public Block {
        if (prefix < 0 || prefix > first.bits()) {
            throw new IllegalArgumentException("no prefix length: " + prefix);
        }
        first = new Address(first.v6(), first.high() & highMask(first, prefix), first.low() & lowMask(first, prefix));
    }

    /**
     * Reads a range as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; bits after the prefix are cut, as AWS does.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Block parse(String text) {
        Block known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        IPAddress read = Address.read(text);
        Integer prefix = read.getNetworkPrefixLength();
        if (prefix == null) {
            throw new IllegalArgumentException("no range of addresses: " + text);
        }
        Block block = new Block(Address.of(read), prefix);
        if (KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(text, block);
        }
        return block;
    }

    private static long highMask(Address address, int prefix) {
        return !address.v6() || prefix == 0 ? 0 : prefix >= 64 ? -1L : -1L << 64 - prefix;
    }

    private static long lowMask(Address address, int prefix) {
        int bits = address.v6() ? Math.max(0, prefix - 64) : 32 + prefix;
        return bits == 0 ? 0 : -1L << 64 - bits;
    }

    /** Gives its addresses. */
    public AddressSet addresses() {
        long lastHigh = first.v6() ? first.high() | ~highMask(first, prefix) : 0;
        long lastLow = first.low() | ~lowMask(first, prefix) & (first.v6() ? -1L : 0xffffffffL);
        Ranges ranges = Ranges.of(first.high(), first.low(), lastHigh, lastLow);
        return first.v6() ? new AddressSet(Ranges.EMPTY, ranges) : new AddressSet(ranges, Ranges.EMPTY);
    }

    public boolean contains(Address address) {
        return address.v6() == first.v6()
                && (address.high() & highMask(first, prefix)) == first.high()
                && (address.low() & lowMask(first, prefix)) == first.low();
    }

    /** Tells whether another range is a part of it. */
    public boolean contains(Block other) {
        return prefix <= other.prefix && contains(other.first);
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
