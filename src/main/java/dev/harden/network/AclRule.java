package dev.harden.network;

/**
 * Is a rule of a network ACL.
 *
 * @param number its number; the smallest is asked first
 * @param egress whether it is for what goes out
 * @param allow whether it lets through what it matches, or drops it
 * @param traffic the traffic that it matches
 * @param range the addresses on the other side that it matches
 */
public record AclRule(int number, boolean egress, boolean allow, Traffic traffic, Block range) {
    /** The number of the rule that ends each list of IPv4; people see an asterisk. The one of IPv6 has the next. */
    public static final int LAST = 32767;

    public PacketSet packets() {
        return PacketSet.of(traffic, range.addresses());
    }

    /** Tells whether it is the one that AWS puts at the end, which denies the rest and cannot be removed. */
    public boolean isLast() {
        return number >= LAST;
    }

    @Override
    public String toString() {
        return (isLast() ? "*" : String.valueOf(number)) + " " + (allow ? "allow " : "deny ") + traffic
                + (egress ? " to " : " from ") + range;
    }
}
