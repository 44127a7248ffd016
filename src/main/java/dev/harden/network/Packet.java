package dev.harden.network;

/**
 * Is a packet as rules see it.
 *
 * @param remote the address on the other side: the source of what comes in, the destination of what goes out
 * @param place its protocol and port, as {@link Traffic} counts
 */
public record Packet(Address remote, int place) {
    public int protocol() {
        return Traffic.protocolAt(place);
    }

    public int port() {
        return Traffic.portAt(place);
    }

    /** Tells what it is about, as {@code tcp 22}. */
    public String about() {
        return new Traffic(place, place).toString();
    }
}
