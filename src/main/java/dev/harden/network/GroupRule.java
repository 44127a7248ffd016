package dev.harden.network;

import java.util.List;
import java.util.Map;

/**
 * Is a rule of a security group with one source, or one destination.
 *
 * @param egress whether it is for what goes out
 * @param traffic the traffic that it lets through
 * @param peer who is on the other side
 * @param description what people wrote about it; may be empty
 */
public record GroupRule(boolean egress, Traffic traffic, Peer peer, String description) {
    /** Is the other side of a rule. */
    public sealed interface Peer {
        /** Is a range of addresses. */
        record Range(Block block) implements Peer {
            @Override
            public String toString() {
                return block.toString();
            }
        }

        /** Is a prefix list, by its id. */
        record PrefixList(String id) implements Peer {
            @Override
            public String toString() {
                return id;
            }
        }

        /** Is a security group, by its id: the private addresses of the interfaces that it is on. */
        record Group(String id) implements Peer {
            @Override
            public String toString() {
                return id;
            }
        }
    }

    public static GroupRule from(String range, Traffic traffic) {
        return new GroupRule(false, traffic, new Peer.Range(Block.parse(range)), "");
    }

    /**
     * Gives the addresses on the other side. Those of a group are none of the Internet, and not among them.
     *
     * @param lists the entries of prefix lists by id; one that is not among them gives no addresses
     */
    public AddressSet addresses(Map<String, List<Block>> lists) {
        if (peer instanceof Peer.Range range) {
            return range.block().addresses();
        }
        return peer instanceof Peer.PrefixList list
                ? AddressSet.of(lists.getOrDefault(list.id(), List.of()))
                : AddressSet.NONE;
    }

    /** Gives what it is known by among the rules of all groups. */
    public String key(String group) {
        return group + " " + this;
    }

    /** Writes it as {@code tcp 22 from 0.0.0.0/0}; different rules of a group differ in it. */
    @Override
    public String toString() {
        return traffic + (egress ? " to " : " from ") + peer;
    }
}
