package dev.harden.model.remedy;

import dev.harden.model.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what of the access of whoever reads the report hangs on a change: their user or role, or a port to come in by. */
final class OwnAccess {
    /** Is a port that people administer by. */
    private record Door(String protocol, int port, String name) {
        String text() {
            return protocol + " " + port + " (" + name + ")";
        }
    }

    /** Is what one rule of a group lets through: by its protocol and ports, for one other side. */
    private record Passage(String protocol, Object from, Object to, String peer) {
        boolean has(Door door) {
            boolean all = protocol.equals("-1");
            return all || PROTOCOLS.getOrDefault(protocol, protocol).equals(door.protocol) && isBetween(from, door, to);
        }
    }

    private static final Map<String, String> PROTOCOLS = Map.of("6", "tcp", "17", "udp");
    private static final List<Door> IN = List.of(
            new Door("tcp", 22, "SSH"),
            new Door("tcp", 3389, "RDP"),
            new Door("udp", 3389, "RDP"),
            new Door("tcp", 5985, "WinRM"),
            new Door("tcp", 5986, "WinRM"),
            new Door("udp", 500, "IPsec"),
            new Door("udp", 4500, "IPsec"),
            new Door("udp", 1194, "OpenVPN"),
            new Door("udp", 51820, "WireGuard"));
    /** Session Manager comes in by what goes out of the instance. */
    private static final List<Door> OUT = List.of(new Door("tcp", 443, "Session Manager"));

    /** What closes more than single ports. */
    private static final Map<String, String> WHOLE = Map.of(
            "ModifyVpcBlockPublicAccessOptions", "an Internet gateway",
            "DisableSerialConsoleAccess", "the serial console");

    private static final Set<String> PEERS = Set.of("CidrIp", "CidrIpv6", "PrefixListId", "GroupId");

    private OwnAccess() {}

    static Optional<String> of(Account account, Target target, List<Step> steps) {
        Optional<String> caller = caller(account).filter(name -> isAbout(name, account, target, steps));
        if (caller.isPresent()) {
            return Optional.of("the credentials that this was seen with are of " + caller.get()
                    + "; see first that you have other ones");
        }
        List<Step> cutting = steps.stream()
                .filter(step -> step.effects().containsKey(Effect.CUTS_OFF))
                .toList();
        Optional<String> group = isUser(account) ? groups(cutting).findFirst() : Optional.empty();
        if (group.isPresent()) {
            return Optional.of("whoever is in group " + group.get()
                    + ", as perhaps you, can do less; see first that you have what you need");
        }
        return cutting.stream()
                .flatMap(step -> closed(step, steps).stream())
                .findFirst()
                .map(way -> "whoever comes in by " + way
                        + ", as perhaps you, does not any more; see first that you have another way in");
    }

    /** Gives the name of the user or role whose credentials ask. */
    private static Optional<String> caller(Account account) {
        String[] path = path(account);
        return switch (path[0]) {
            case "user" -> Optional.of(path[path.length - 1]);
            case "assumed-role" -> path.length > 1 ? Optional.of(path[1]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isUser(Account account) {
        return path(account)[0].equals("user");
    }

    private static String[] path(Account account) {
        String[] parts = account.caller().split(":", 6);
        return parts[parts.length - 1].split("/");
    }

    private static boolean isAbout(String caller, Account account, Target target, List<Step> steps) {
        String id = target.id();
        boolean named = target.type().startsWith("AWS::IAM::")
                && (id.equals(caller)
                        || id.equals(account.caller())
                        || id.endsWith("/" + caller) && id.startsWith("arn:"));
        return named
                || Stream.of("UserName", "RoleName")
                        .flatMap(name -> values(steps, name))
                        .anyMatch(caller::equals);
    }

    private static Stream<String> groups(List<Step> steps) {
        return values(steps, "GroupName");
    }

    private static Stream<String> values(List<Step> steps, String parameter) {
        return steps.stream()
                .map(Step::call)
                .filter(call -> call.service().equals("iam"))
                .map(call -> call.input().get(parameter))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** Gives by which way nobody comes in any more after a step, one among others of the same change. */
    private static Optional<String> closed(Step step, List<Step> all) {
        Call call = step.call();
        if (!call.service().equals("ec2")) {
            return Optional.empty();
        }
        if (WHOLE.containsKey(call.operation())) {
            return Optional.of(WHOLE.get(call.operation()));
        }
        if (call.operation().contains("NetworkAclEntry")) {
            boolean out = Boolean.TRUE.equals(call.input().get("Egress"));
            Object ports = call.input().get("PortRange");
            Map<?, ?> range = ports instanceof Map<?, ?> map ? map : Map.of();
            Passage entry =
                    new Passage(String.valueOf(call.input().get("Protocol")), range.get("From"), range.get("To"), "");
            return (out ? OUT : IN).stream().filter(entry::has).findFirst().map(Door::text);
        }
        if (!call.operation().startsWith("RevokeSecurityGroup")) {
            return Optional.empty();
        }
        String direction = call.operation().substring("RevokeSecurityGroup".length());
        // A rule that is revoked by its id is whole in what brings it back.
        List<Passage> gone = Stream.concat(Stream.of(call), step.undo().stream())
                .flatMap(OwnAccess::passages)
                .toList();
        List<Passage> made = all.stream()
                .map(Step::call)
                .filter(one -> one.operation().equals("AuthorizeSecurityGroup" + direction))
                .flatMap(OwnAccess::passages)
                .toList();
        return (direction.equals("Egress") ? OUT : IN)
                .stream()
                        .filter(door -> gone.stream()
                                .anyMatch(one -> one.has(door)
                                        && made.stream()
                                                .noneMatch(other -> other.has(door) && other.peer.equals(one.peer))))
                        .findFirst()
                        .map(Door::text);
    }

    private static Stream<Passage> passages(Call call) {
        return call.input().get("IpPermissions") instanceof List<?> permissions
                ? permissions.stream()
                        .filter(Map.class::isInstance)
                        .flatMap(permission -> passages((Map<?, ?>) permission))
                : Stream.empty();
    }

    private static Stream<Passage> passages(Map<?, ?> permission) {
        return permission.values().stream()
                .filter(List.class::isInstance)
                .flatMap(peers -> ((List<?>) peers).stream())
                .filter(Map.class::isInstance)
                .flatMap(peer -> ((Map<?, ?>) peer).entrySet().stream())
                .filter(peer -> PEERS.contains(String.valueOf(peer.getKey())))
                .map(peer -> new Passage(
                        String.valueOf(permission.get("IpProtocol")),
                        permission.get("FromPort"),
                        permission.get("ToPort"),
                        String.valueOf(peer.getValue())));
    }

    private static boolean isBetween(Object from, Door door, Object to) {
        return from instanceof Number low
                && to instanceof Number high
                && low.intValue() <= door.port
                && door.port <= high.intValue();
    }
}
