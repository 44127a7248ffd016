package dev.harden.policy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;

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
