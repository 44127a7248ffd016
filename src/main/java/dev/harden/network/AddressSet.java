package dev.harden.network;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Is a set of addresses of both families.
 *
 * @param v4 those of IPv4
 * @param v6 those of IPv6
 */
public record AddressSet(Ranges v4, Ranges v6) {
    public static final AddressSet NONE = new AddressSet(Ranges.EMPTY, Ranges.EMPTY);
    public static final AddressSet ALL = of(List.of(Block.parse("0.0.0.0/0"), Block.parse("::/0")));

    /**
     * Holds what the Internet routes: all but private, shared, link-local, loopback, multicast and reserved addresses.
     * Ranges for documentation and benchmarks stay in: nobody has them, and who lets them in means the Internet.
     *
     * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4 special-purpose addresses</a>
     * @see <a href="https://www.iana.org/assignments/ipv6-address-space/">IPv6 address space</a>
     */
    public static final AddressSet PUBLIC = of(List.of(Block.parse("0.0.0.0/0"), Block.parse("2000::/3")))
            .minus(of(List.of(
                    Block.parse("0.0.0.0/8"),
                    Block.parse("10.0.0.0/8"),
                    Block.parse("100.64.0.0/10"),
                    Block.parse("127.0.0.0/8"),
                    Block.parse("169.254.0.0/16"),
                    Block.parse("172.16.0.0/12"),
                    Block.parse("192.168.0.0/16"),
                    Block.parse("224.0.0.0/3"))));

    /**
     * Holds the networks that people build inside: closing something to the Internet leaves them as they are.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1918">RFC 1918</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6598">RFC 6598</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc4193">RFC 4193</a>
     */
    static final AddressSet INSIDE = of(List.of(
            Block.parse("10.0.0.0/8"),
            Block.parse("100.64.0.0/10"),
            Block.parse("172.16.0.0/12"),
            Block.parse("192.168.0.0/16"),
            Block.parse("fc00::/7")));

    /** Holds all that is not inside: the Internet, and what no host has. */
    public static final AddressSet OUTSIDE = ALL.minus(INSIDE);

    /** Holds what is of the Internet by its range, and yet no host's: what begins the space of IPv6, kept for protocols. */
    private static final AddressSet FIRST =
            of(List.of(Block.parse("2000::/16"), Block.parse("2001::/23"), Block.parse("2001:200::/128")));

    /** Holds what no host has: "this network", groups and the unspecified address. */
    private static final AddressSet NO_HOST = of(List.of(
            Block.parse("0.0.0.0/8"), Block.parse("224.0.0.0/3"), Block.parse("::/127"), Block.parse("ff00::/8")));

    /** Joins ranges. */
    public static AddressSet of(Collection<Block> blocks) {
        AddressSet all = NONE;
        for (Block block : blocks) {
            all = all.union(block.addresses());
        }
        return all;
    }

    public boolean isEmpty() {
        return v4.isEmpty() && v6.isEmpty();
    }

    public AddressSet union(AddressSet other) {
        return isEmpty() || this == other
                ? other
                : other.isEmpty() ? this : new AddressSet(v4.union(other.v4), v6.union(other.v6));
    }

    public AddressSet intersect(AddressSet other) {
        return isEmpty() || this == other
                ? this
                : other.isEmpty() ? NONE : new AddressSet(v4.intersect(other.v4), v6.intersect(other.v6));
    }

    public AddressSet minus(AddressSet other) {
        return isEmpty() || other.isEmpty() ? this : new AddressSet(v4.minus(other.v4), v6.minus(other.v6));
    }

    public boolean contains(Address address) {
        return (address.v6() ? v6 : v4).contains(address.high(), address.low());
    }

    public boolean containsAll(AddressSet other) {
        return other.minus(this).isEmpty();
    }

    /** Divides it into ranges as AWS writes them, as few as there can be. */
    public List<Block> blocks() {
        return Blocks.of(this);
    }

    /** Keeps one family. */
    public AddressSet family(boolean six) {
        return six ? new AddressSet(Ranges.EMPTY, v6) : new AddressSet(v4, Ranges.EMPTY);
    }

    /** Gives its smallest address, of IPv4 where there is one. */
    public Optional<Address> first() {
        if (!v4.isEmpty()) {
            return Optional.of(new Address(false, v4.firstHigh(), v4.firstLow()));
        }
        return v6.isEmpty() ? Optional.empty() : Optional.of(new Address(true, v6.firstHigh(), v6.firstLow()));
    }

    /**
     * Tells whether its public part is wider than a range of IPv4 or a range of IPv6.
     *
     * @param prefix the prefix length of that range of IPv4
     * @param prefix6 the prefix length of that range of IPv6
     */
    public boolean isWiderThan(int prefix, int prefix6) {
        AddressSet outside = intersect(PUBLIC);
        return outside.v4.isMoreThan(32 - prefix) || outside.v6.isMoreThan(128 - prefix6);
    }

    /**
     * Gives an address that a host can have, of IPv4 where there is one: not the first of the ranges that begin the space of
     * a family, which stand for no host. The smallest where there is no other.
     */
    public Optional<Address> host() {
        AddressSet hosts = intersect(PUBLIC).minus(FIRST);
        if (hosts.isEmpty()) {
            hosts = minus(NO_HOST);
        }
        return hosts.isEmpty() ? first() : hosts.first();
    }

    /** Gives an address of the Internet, of a family that it is open to; none when it is not open. */
    Optional<Address> firstOpen() {
        AddressSet outside = intersect(PUBLIC);
        AddressSet family = outside.family(!outside.family(false).isOpen());
        return family.isOpen() ? family.host() : Optional.empty();
    }

    /** Says how much of the Internet it holds, of the family that it holds more of. */
    BigInteger breadth() {
        AddressSet outside = intersect(PUBLIC);
        return outside.v4.size().shiftLeft(96).max(outside.v6.size());
    }

    /** Tells whether it is open: its public part is wider than a /8 of IPv4 or a /16 of IPv6. */
    public boolean isOpen() {
        return isWiderThan(8, 16);
    }
}
