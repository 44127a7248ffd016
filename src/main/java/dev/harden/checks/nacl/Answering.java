package dev.harden.checks.nacl;

import dev.harden.network.AclPlan;
import dev.harden.network.AclRule;
import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.NetworkAcl;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the rules that let the answers back to what a network ACL lets through.
 *
 * @param outside the addresses that flows are with
 * @param first the first of the ports that answers go to
 * @param spared the ports that need not be answered to
 * @param admin the traffic that no answer is, as nobody waits for one there
 */
record Answering(AddressSet outside, int first, Set<Integer> spared, List<Traffic> admin) {
    /** Is one direction of one protocol. */
    record Way(boolean egress, Flows flows) {
        Packets packets(Address address) {
            return new Packets(flows, egress, address);
        }
    }

    /** Is a flow with an address. */
    record Packets(Flows flows, boolean egress, Address address) {
        AclRule lets(NetworkAcl acl) {
            return acl.decides(flows.request(address), egress).orElseThrow();
        }

        Optional<AclRule> drops(NetworkAcl acl) {
            return acl.decides(flows.answer(address), !egress);
        }
    }

    /**
     * Is what was found.
     *
     * @param answers the rules, which belong behind all others; their numbers mean nothing
     * @param dropping a rule that somebody made and that drops answers nevertheless
     */
    record Found(List<AclRule> answers, Optional<AclRule> dropping) {}

    List<Way> ways(PacketSet in, PacketSet out) {
        List<Way> ways = new ArrayList<>();
        for (int protocol : new int[] {Traffic.TCP, Traffic.UDP}) {
            ways.add(new Way(false, new Flows(in, out, protocol, first, spared)));
            ways.add(new Way(true, new Flows(out, in, protocol, first, spared)));
        }
        return ways;
    }

    /** Allows answers, range by range, until all that is let through is answered. */
    Found find(NetworkAcl acl) {
        List<AclRule> answers = new ArrayList<>();
        NetworkAcl now = acl;
        while (true) {
            Optional<Packets> broken = broken(now);
            Optional<AclRule> dropping = broken.flatMap(one -> one.drops(acl)).filter(rule -> !rule.isLast());
            if (broken.isEmpty() || dropping.isPresent()) {
                return new Found(answers, dropping);
            }
            List<AclRule> more = answers(broken.get(), now);
            if (answers.containsAll(more)) {
                return new Found(answers, broken.get().drops(now));
            }
            answers.addAll(more);
            now = new AclPlan(acl, PacketSet.NONE, answers, false).behind();
        }
    }

    private Optional<Packets> broken(NetworkAcl acl) {
        return ways(acl.allowed(false), acl.allowed(true)).stream()
                .flatMap(way -> way.flows().unanswered(outside).host().map(way::packets).stream())
                .findFirst();
    }

    private List<AclRule> answers(Packets broken, NetworkAcl acl) {
        Block range = broken.lets(acl).range();
        boolean egress = !broken.egress();
        PacketSet none = egress ? PacketSet.NONE : PacketSet.of(admin, AddressSet.ALL);
        return PacketSet.of(Traffic.ports(broken.flows().protocol(), first, Flows.LAST), range.addresses())
                .minus(none)
                .traffic()
                .stream()
                .map(traffic -> new AclRule(0, egress, true, traffic, range))
                .toList();
    }
}
