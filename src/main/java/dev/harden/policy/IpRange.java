package dev.harden.policy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.ArrayList;
import java.util.List;

/** Reads the address ranges of conditions. */
final class IpRange {
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private IpRange() {}

    static Truth contains(String range, String address) {
        IPAddress wide = read(range);
        IPAddress one = read(address);
        if (wide == null || one == null) {
            return Truth.DEPENDS;
        }
        return Truth.of(wide.toPrefixBlock().contains(one));
    }

    /** Gives an address in a range and those right before and behind it; of IPv4 one that hardly any policy names. */
    static List<String> samples(String range) {
        IPAddress wide = read(range);
        if (wide == null) {
            return List.of("192.0.2.99");
        }
        IPAddress block = wide.toPrefixBlock();
        List<String> samples = new ArrayList<>(List.of("192.0.2.99", plain(block.getLower())));
        if (!block.getLower().isZero()) {
            samples.add(plain(block.getLower().increment(-1)));
        }
        if (!block.getUpper().isMax()) {
            samples.add(plain(block.getUpper().increment(1)));
        }
        return samples;
    }

    private static String plain(IPAddress address) {
        return address.withoutPrefixLength().toCanonicalString();
    }

    /** Tells whether it is every address of IPv4. */
    static boolean isEverything(String range) {
        IPAddress wide = read(range);
        return wide != null
                && wide.isIPv4()
                && wide.getNetworkPrefixLength() != null
                && wide.getNetworkPrefixLength() == 0;
    }

    private static IPAddress read(String text) {
        return new IPAddressString(text, PLAIN).getAddress();
    }
}
