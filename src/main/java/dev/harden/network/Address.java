package dev.harden.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.nio.ByteBuffer;

/**
 * Is an address of IPv4 or IPv6.
 *
 * @param v6 whether it is of IPv6
 * @param high the first eight bytes; 0 in IPv4
 * @param low the last eight bytes
 */
public record Address(boolean v6, long high, long low) {
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .toParams();

    public Address {
        if (!v6 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("an address of IPv4 has 32 bits");
        }
    }

    /**
     * Reads an address in the usual form, as {@code 10.0.0.1} or {@code 2001:db8::1}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Address parse(String text) {
        IPAddress address = read(text);
        if (address.isPrefixed()) {
            throw new IllegalArgumentException("no address: " + text);
        }
        return of(address);
    }

    /** Reads an address that may carry a prefix length. */
    static IPAddress read(String text) {
        boolean plain = text.chars().noneMatch(one -> one == '%' || Character.isWhitespace(one));
        IPAddress address = !plain ? null : new IPAddressString(text, PLAIN).getAddress();
        if (address == null || address.isMultiple() && !address.isPrefixed()) {
            throw new IllegalArgumentException("no address or range of addresses: " + text);
        }
        return address;
    }

    static Address of(IPAddress address) {
        byte[] bytes = address.getLower().getBytes();
        if (bytes.length == 4) {
            return new Address(false, 0, ByteBuffer.wrap(bytes).getInt() & 0xffffffffL);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Address(true, buffer.getLong(), buffer.getLong());
    }

    /** Gives the number of bits of its family. */
    int bits() {
        return v6 ? 128 : 32;
    }

    /** Writes it in its usual form (RFC 5952 for IPv6). */
    @Override
    public String toString() {
        if (!v6) {
            return (low >> 24 & 255) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
        }
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return new inet.ipaddr.ipv6.IPv6Address(bytes).toCanonicalString();
    }
}
