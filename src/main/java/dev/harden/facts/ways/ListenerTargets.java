package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.elbv2.ListenerRules;
import dev.harden.facts.elbv2.TargetGroupAttributes;
import dev.harden.facts.elbv2.TargetGroups;
import dev.harden.facts.elbv2.TargetHealth;
import dev.harden.facts.ways.Forwarding.Lost;
import dev.harden.facts.ways.Forwarding.Target;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * Tells where a listener sends on what it takes: by its default action, and by its rules where it has some.
 *
 * @param region the region's code
 * @param listener the listener
 * @param rules whether it may have rules, as those of application load balancers do
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">Target
 *     group attributes</a>
 */
@RestsOn({ListenerRules.class, TargetGroupAttributes.class, TargetGroups.class, TargetHealth.class})
public record ListenerTargets(String region, Listener listener, boolean rules)
        implements Derived<ListenerTargets.Found> {
    private static final String KEEPS = "preserve_client_ip.enabled";

    /** Protocols whose targets see the client's address whatever the attribute says. */
    private static final Set<String> KEPT = Set.of("UDP", "TCP_UDP", "QUIC", "TCP_QUIC");

    /**
     * Is what was found.
     *
     * @param targets the targets
     * @param lost why there may be more
     */
    public record Found(List<Target> targets, List<Lost> lost) {
        public Found {
            targets = List.copyOf(targets);
            lost = List.copyOf(lost);
        }
    }

    /** Says for which clients a target group is chosen, and what may keep them from it. */
    private record Choice(AddressSet clients, List<FactUnavailable> doubt) {
        Choice or(Choice other) {
            return new Choice(
                    clients.union(other.clients), doubt.isEmpty() || other.doubt.isEmpty() ? List.of() : doubt);
        }
    }

    @Override
    public Found derive(Facts facts) {
        List<Target> targets = new ArrayList<>();
        List<Lost> lost = new ArrayList<>();
        Map<String, Choice> groups = new LinkedHashMap<>();
        actions(groups, listener.defaultActions(), AddressSet.ALL);
        if (rules) {
            Seen<List<Rule>> seen = facts.attempt(new ListenerRules(region, listener.listenerArn()));
            seen.missing().forEach(why -> lost.add(new Lost("", why)));
            seen.items().stream()
                    .flatMap(List::stream)
                    .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
                    .forEach(rule -> actions(groups, rule.actions(), clients(rule)));
        }
        if (!groups.isEmpty()) {
            Seen<List<TargetGroup>> known = facts.attempt(new TargetGroups(region));
            known.missing().forEach(why -> lost.add(new Lost("", why)));
            for (List<TargetGroup> all : known.items()) {
                groups.forEach((arn, choice) -> group(facts, arn, choice, all, targets, lost));
            }
        }
        return new Found(targets, lost);
    }

    /** Takes what actions forward to; what asks who somebody is before that may let nobody by. */
    private void actions(Map<String, Choice> groups, List<Action> actions, AddressSet clients) {
        boolean asks = listener.mutualAuthentication() != null
                        && "verify".equals(listener.mutualAuthentication().mode())
                || actions.stream()
                        .anyMatch(one -> one.typeAsString().startsWith("authenticate-")
                                || one.typeAsString().equals("jwt-validation"));
        List<FactUnavailable> doubt = asks
                ? List.of(FactUnavailable.notSettled("the listener on port " + listener.port()
                        + " asks who somebody is before it forwards, and whom that lets by is not read here"))
                : List.of();
        for (Action action : actions) {
            if (action.type() == ActionTypeEnum.FORWARD) {
                Choice choice = new Choice(clients, doubt);
                if (action.forwardConfig() != null && action.forwardConfig().hasTargetGroups()) {
                    action.forwardConfig().targetGroups().stream()
                            .filter(one -> one.weight() == null || one.weight() > 0)
                            .forEach(one -> groups.merge(one.targetGroupArn(), choice, Choice::or));
                } else if (action.targetGroupArn() != null) {
                    groups.merge(action.targetGroupArn(), choice, Choice::or);
                }
            }
        }
    }

    /** Gives the clients that a rule may be for. Anybody can send any path, host name or header, but not any address. */
    private static AddressSet clients(Rule rule) {
        AddressSet clients = AddressSet.ALL;
        for (RuleCondition condition : rule.conditions()) {
            if ("source-ip".equals(condition.field())) {
                List<String> ranges = condition.sourceIpConfig() == null
                        ? condition.values()
                        : condition.sourceIpConfig().values();
                clients = clients.intersect(
                        AddressSet.of(ranges.stream().map(Block::parse).toList()));
            }
        }
        return clients;
    }

    private void group(
            Facts facts, String arn, Choice choice, List<TargetGroup> all, List<Target> targets, List<Lost> lost) {
        Optional<TargetGroup> known =
                all.stream().filter(one -> one.targetGroupArn().equals(arn)).findFirst();
        if (known.isEmpty()) {
            lost.add(new Lost(
                    "",
                    FactUnavailable.notVisibleFromHere(
                            "target group " + arn + " is not among those that this account sees")));
            return;
        }
        TargetGroup group = known.get();
        String kind = group.targetTypeAsString();
        if (kind.equals("lambda")) {
            return;
        }
        String vpc = group.vpcId() == null ? "" : group.vpcId();
        Seen<List<TargetHealthDescription>> registered = facts.attempt(new TargetHealth(region, arn));
        registered.missing().forEach(why -> lost.add(new Lost(kind.equals("ip") ? "" : vpc, why)));
        boolean any = registered.items().stream().anyMatch(one -> !one.isEmpty());
        List<FactUnavailable> doubt = new ArrayList<>(choice.doubt());
        boolean kept = any && kept(facts, group, doubt);
        registered.items().stream()
                .flatMap(List::stream)
                .filter(ListenerTargets::isServed)
                .map(one -> new Target(
                        kind,
                        kind.equals("alb")
                                ? one.target().id().replaceFirst("^.*:loadbalancer/", "")
                                : one.target().id(),
                        one.target().port() == null ? port(group) : one.target().port(),
                        kept,
                        "ipv6".equals(group.ipAddressTypeAsString())
                                || kind.equals("ip") && one.target().id().contains(":"),
                        group.targetGroupName() == null ? arn : group.targetGroupName(),
                        vpc,
                        choice.clients(),
                        doubt))
                .forEach(targets::add);
    }

    private int port(TargetGroup group) {
        return group.port() == null ? listener.port() : group.port();
    }

    /** A target that is being taken out gets nothing new; one that is not in use has no zone in common with the listener. */
    private static boolean isServed(TargetHealthDescription one) {
        var health = one.targetHealth();
        return health == null
                || !"draining".equals(health.stateAsString()) && !"Target.NotInUse".equals(health.reasonAsString());
    }

    /** Tells whether targets see the client's address; application load balancers never show it to them. */
    private boolean kept(Facts facts, TargetGroup group, List<FactUnavailable> doubt) {
        String kind = group.targetTypeAsString();
        String protocol = String.valueOf(group.protocolAsString());
        if (rules || kind.equals("alb") || KEPT.contains(protocol)) {
            return !rules;
        }
        Seen<Map<String, String>> attributes = facts.attempt(new TargetGroupAttributes(region, group.targetGroupArn()));
        doubt.addAll(attributes.missing());
        return attributes.items().stream()
                .map(all -> all.get(KEEPS))
                .filter(value -> value != null)
                .findFirst()
                .map(Boolean::parseBoolean)
                .orElse(kind.equals("instance"));
    }
}
