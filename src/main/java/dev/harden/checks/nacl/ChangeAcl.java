package dev.harden.checks.nacl;

import dev.harden.checks.Ports;
import dev.harden.facts.Fact;
import dev.harden.facts.Foresees;
import dev.harden.facts.ec2.NetworkAcls;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import dev.harden.network.AclChange;
import dev.harden.network.AclPlan;
import dev.harden.network.AclRule;
import dev.harden.network.NetworkAcl;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the rules of a network ACL for all that its failures want of it, in one numbering.
 *
 * @param region the region's code
 * @param acl the ACL
 * @param closed what must not come in any more
 * @param answering how answers are let back to what is left; none where that is not wanted
 * @param tidy whether rules go that never decided anything
 */
record ChangeAcl(String region, NetworkAcl acl, PacketSet closed, Optional<Answering> answering, boolean tidy)
        implements Intent, Foresees {
    static ChangeAcl closing(String region, NetworkAcl acl, PacketSet closed) {
        return new ChangeAcl(region, acl, closed, Optional.empty(), false);
    }

    static ChangeAcl answering(String region, NetworkAcl acl, Answering answering) {
        return new ChangeAcl(region, acl, PacketSet.NONE, Optional.of(answering), false);
    }

    static ChangeAcl tidying(String region, NetworkAcl acl) {
        return new ChangeAcl(region, acl, PacketSet.NONE, Optional.empty(), true);
    }

    /** Plans for all that is wanted: what is closed needs no answers, so these are looked for last. */
    private AclPlan whole() {
        AclPlan closing = new AclPlan(acl, closed, List.of(), tidy);
        List<AclRule> answers =
                answering.map(one -> one.find(closing.after()).answers()).orElse(List.of());
        return answers.isEmpty() ? closing : new AclPlan(acl, closed, answers, tidy);
    }

    /** Plans for what has room: closing comes before answers. */
    private AclPlan plan() {
        AclPlan whole = whole();
        return whole.fits() ? whole : new AclPlan(acl, closed, List.of(), tidy);
    }

    @Override
    public Target target() {
        return new Target("AWS::EC2::NetworkAcl", region, acl.id());
    }

    @Override
    public String about() {
        List<String> ends = new ArrayList<>();
        String id = acl.id();
        PacketSet lost = lost(acl, plan().after(), false);
        if (!lost.isEmpty()) {
            ends.add(id + " lets " + Ports.text(lost.traffic()) + " in from the Internet no more");
        }
        if (answering.isPresent()) {
            ends.add(id + " lets answers back");
        }
        if (tidy) {
            ends.add("each rule of " + id + " decides something");
        }
        return String.join("; ", ends);
    }

    @Override
    public Optional<Intent> with(Intent other) {
        return other instanceof ChangeAcl more && more.target().equals(target())
                ? Optional.of(new ChangeAcl(
                        region, acl, closed.union(more.closed), answering.or(more::answering), tidy || more.tidy))
                : Optional.empty();
    }

    /** Tells whether its rules have room in the ACL. */
    boolean fits() {
        return whole().fits();
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        NetworkAcl now = acl;
        for (AclChange change : plan().changes()) {
            NetworkAcl next = change.of(now);
            Step step = Step.of(call(change)).guarded(guard(change)).undoneBy(undo(change));
            for (boolean egress : new boolean[] {false, true}) {
                PacketSet lost = lost(now, next, egress);
                if (!lost.isEmpty()) {
                    step = step.but(Effect.CUTS_OFF, text(lost, egress));
                }
            }
            steps.add(step);
            now = next;
        }
        return steps;
    }

    private static PacketSet lost(NetworkAcl before, NetworkAcl after, boolean egress) {
        return before.allowed(egress).minus(after.allowed(egress));
    }

    private static String text(PacketSet lost, boolean egress) {
        String to = egress ? " to " : " from ";
        String as = lost.first().map(packet -> packet.remote().toString()).orElse("");
        return Ports.text(lost.traffic()) + to + (lost.isOpen() ? "the Internet, as" + to + as : as);
    }

    private Call call(AclChange change) {
        return change.after().isEmpty()
                ? delete(change.rule())
                : put(change.before().isEmpty() ? "CreateNetworkAclEntry" : "ReplaceNetworkAclEntry", change.rule());
    }

    private Call undo(AclChange change) {
        return change.before()
                .map(rule -> put(change.after().isEmpty() ? "CreateNetworkAclEntry" : "ReplaceNetworkAclEntry", rule))
                .orElseGet(() -> delete(change.rule()));
    }

    private Call delete(AclRule rule) {
        return Call.of(
                "ec2",
                "DeleteNetworkAclEntry",
                region,
                "NetworkAclId",
                acl.id(),
                "Egress",
                rule.egress(),
                "RuleNumber",
                rule.number());
    }

    private Call put(String operation, AclRule rule) {
        Traffic traffic = rule.traffic();
        Map<String, Object> input = Call.map(
                "NetworkAclId",
                acl.id(),
                "Egress",
                rule.egress(),
                "RuleNumber",
                rule.number(),
                "Protocol",
                protocol(traffic),
                "RuleAction",
                rule.allow() ? "allow" : "deny",
                cidr(rule),
                rule.range().toString());
        if (traffic.hasPorts()) {
            input.put("PortRange", Call.map("From", traffic.from(), "To", traffic.to()));
        } else if (traffic.hasTypes()) {
            input.put("IcmpTypeCode", Call.map("Type", traffic.from(), "Code", traffic.to()));
        }
        return new Call("ec2", operation, region, input);
    }

    private static String protocol(Traffic traffic) {
        return traffic.equals(Traffic.ALL) ? "-1" : String.valueOf(Traffic.protocolAt(traffic.first()));
    }

    private static String cidr(AclRule rule) {
        return rule.range().first().v6() ? "Ipv6CidrBlock" : "CidrBlock";
    }

    /** Asks whether the rule is there as it was judged, or its number is free. */
    private Guard guard(AclChange change) {
        String number = "length(NetworkAcls[0].Entries[?Egress==`"
                + change.rule().egress() + "` && RuleNumber==`" + change.rule().number() + "`";
        return Guard.of(
                Call.of("ec2", "DescribeNetworkAcls", region, "NetworkAclIds", List.of(acl.id())),
                change.before()
                        .map(rule -> number + " && " + is(rule) + "]) == `1`")
                        .orElseGet(() -> number + "]) == `0`"));
    }

    private static String is(AclRule rule) {
        Traffic traffic = rule.traffic();
        String ends = traffic.hasPorts()
                ? " && PortRange.From==`" + traffic.from() + "` && PortRange.To==`" + traffic.to() + "`"
                : "";
        return "Protocol=='" + protocol(traffic) + "' && RuleAction=='" + (rule.allow() ? "allow" : "deny") + "' && "
                + cidr(rule) + "=='" + rule.range() + "'" + ends;
    }

    @Override
    public boolean isForeseen() {
        return true;
    }

    @Override
    public boolean touches(Fact<?> question) {
        return question.equals(new NetworkAcls(region));
    }

    @Override
    @SuppressWarnings("unchecked") // a question has one type of answer
    public <T> T after(Fact<T> question, T before) {
        if (!touches(question)) {
            return before;
        }
        Map<String, NetworkAcl> acls = new LinkedHashMap<>((Map<String, NetworkAcl>) before);
        acls.computeIfPresent(acl.id(), (same, judged) -> plan().after());
        return (T) acls;
    }
}
