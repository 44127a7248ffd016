package dev.harden.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a network interface belongs to, as far as the interface itself shows it: people own instances and load balancers,
 * not interfaces. Descriptions count only where a service of AWS wrote them, since anyone may write those of others.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html">Requester-managed interfaces</a>
 */
public final class Belongings {
    private static final Pattern FUNCTION =
            Pattern.compile("AWS Lambda VPC ENI-(.+?)(?:-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?");
    private static final Pattern TASK = Pattern.compile("arn:[^:]+:ecs:[^:]*:[^:]*:attachment/(\\S+)");
    private static final Pattern NAMED = Pattern.compile("(?:Interface for NAT Gateway|VPC Endpoint Interface) (\\S+)");

    private Belongings() {}

    /** Returns what it belongs to, for example {@code instance i-0f9e}; empty where the interface does not show it. */
    public static Optional<String> of(NetworkInterface one) {
        if (!one.use().instance().isEmpty()) {
            return Optional.of("instance " + one.use().instance());
        }
        if (!one.loadBalancer().isEmpty()) {
            return Optional.of("load balancer " + one.loadBalancer());
        }
        return one.use().managed() ? service(one.use().description().strip()) : Optional.empty();
    }

    private static Optional<String> service(String description) {
        Matcher function = FUNCTION.matcher(description);
        if (function.matches()) {
            // Functions with the same subnet and groups share an interface, which is named after the first of them.
            return Optional.of("AWS Lambda, created for function " + function.group(1));
        }
        Matcher task = TASK.matcher(description);
        if (task.matches()) {
            return Optional.of("ECS task, attachment " + task.group(1));
        }
        Matcher named = NAMED.matcher(description);
        if (named.matches()) {
            return Optional.of((named.group(1).startsWith("nat-") ? "NAT gateway " : "VPC endpoint ") + named.group(1));
        }
        return switch (description) {
            case "" -> Optional.empty();
            case "RDSNetworkInterface" -> Optional.of("Amazon RDS database");
            case "RedshiftNetworkInterface" -> Optional.of("Amazon Redshift cluster");
            default -> Optional.of("AWS, described as \"" + description + "\"");
        };
    }
}
