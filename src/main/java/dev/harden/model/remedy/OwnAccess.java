package dev.harden.model.remedy;

import dev.harden.model.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what of the access of whoever reads the report hangs on a change: their user or role, or a port to come in by. */
final class OwnAccess {
    private static final Map<Integer, String> PORTS = Map.of(22, "SSH", 3389, "RDP", 5985, "WinRM", 5986, "WinRM");
    private static final Set<String> LISTING = Set.of("RevokeSecurityGroupIngress", "ModifySecurityGroupRules");

    private OwnAccess() {}

    static Optional<String> of(Account account, Target target, List<Step> steps) {
        Optional<String> caller = caller(account).filter(name -> isAbout(name, account, target, steps));
        if (caller.isPresent()) {
            return Optional.of("the credentials that this was seen with are of " + caller.get()
                    + "; see first that you have other ones");
        }
        return steps.stream()
                .filter(step -> step.effects().containsKey(Effect.CUTS_OFF))
                .flatMap(step -> closed(step.call()).stream())
                .findFirst()
                .map(port -> "whoever comes in by " + port
                        + ", as perhaps you, does not any more; see first that you have another way in");
    }

    /** Gives the name of the user or role whose credentials ask. */
    private static Optional<String> caller(Account account) {
        String[] parts = account.caller().split(":", 6);
        if (parts.length < 6) {
            return Optional.empty();
        }
        String[] path = parts[5].split("/");
        return switch (path[0]) {
            case "user" -> Optional.of(path[path.length - 1]);
            case "assumed-role" -> path.length > 1 ? Optional.of(path[1]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isAbout(String caller, Account account, Target target, List<Step> steps) {
        String id = target.id();
        boolean named = target.type().startsWith("AWS::IAM::")
                && (id.equals(caller)
                        || id.equals(account.caller())
                        || id.endsWith("/" + caller) && id.startsWith("arn:"));
        return named
                || steps.stream()
                        .filter(step -> step.call().service().equals("iam"))
                        .flatMap(step -> step.call().input().entrySet().stream())
                        .anyMatch(one ->
                                (one.getKey().equals("UserName") || one.getKey().equals("RoleName"))
                                        && one.getValue().equals(caller));
    }

    private static Optional<String> closed(Call call) {
        boolean network = call.service().equals("ec2")
                && (LISTING.contains(call.operation()) || call.operation().contains("NetworkAclEntry"));
        return network
                ? PORTS.keySet().stream()
                        .sorted()
                        .filter(port -> covers(call.input(), port))
                        .findFirst()
                        .map(port -> "tcp " + port + " (" + PORTS.get(port) + ")")
                : Optional.empty();
    }

    private static boolean covers(Object value, int port) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(item -> covers(item, port));
        }
        if (!(value instanceof Map<?, ?> map)) {
            return false;
        }
        boolean all = "-1".equals(map.get("IpProtocol")) || "-1".equals(map.get("Protocol"));
        return all
                || isBetween(map.get("FromPort"), port, map.get("ToPort"))
                || isBetween(map.get("From"), port, map.get("To"))
                || map.values().stream().anyMatch(part -> covers(part, port));
    }

    private static boolean isBetween(Object from, int port, Object to) {
        return from instanceof Number low
                && to instanceof Number high
                && low.intValue() <= port
                && port <= high.intValue();
    }
}
