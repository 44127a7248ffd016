package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers as the services of databases and load balancers do, for one region.
 *
 * @param region the region's code
 * @param account the account's id
 * @param isPublic whether the databases say that they are reachable from the Internet
 * @param subnets the ids of the databases' subnets: the first for those with a subnet group, the last for others; without
 *     any there are no databases
 * @param balancers the ports that load balancers listen on, by what their interfaces call them
 */
public record DataReplies(
        String region, String account, boolean isPublic, List<String> subnets, Map<String, List<Integer>> balancers) {
    /** Answers a call of these services; nothing for others. */
    public Optional<Reply> answer(Call call) {
        boolean here = call.region().equals(region) && !subnets.isEmpty();
        return Optional.ofNullable(
                switch (call.service()) {
                    case "rds" -> rds(call, here);
                    case "elasticache" -> elasticache(call, here);
                    case "memorydb" -> memory(call, here);
                    case "dax" -> accelerators(call, here);
                    case "redshift" -> redshift(call, here);
                    case "redshift-serverless" -> Reply.json("{\"workgroups\":[" + (here ? workgroup() : "") + "]}");
                    case "es" -> opensearch(call, here);
                    case "elasticloadbalancing" -> balancers(call);
                    default -> null;
                });
    }

    private Reply rds(Call call, boolean here) {
        String group = element("DBSubnetGroupName", "data");
        return switch (call.operation()) {
            case "DescribeDBInstances" ->
                list(
                        call,
                        "DBInstances",
                        here,
                        "DBInstance",
                        element("DBInstanceIdentifier", "shop")
                                + element("DBInstanceArn", arn("rds", "db:shop"))
                                + element("PubliclyAccessible", isPublic)
                                + element("DBSubnetGroup", group));
            case "DescribeDBClusters" ->
                list(
                        call,
                        "DBClusters",
                        here,
                        "DBCluster",
                        element("DBClusterIdentifier", "orders")
                                + element("DBClusterArn", arn("rds", "cluster:orders"))
                                + element("DBSubnetGroup", "data"));
            case "DescribeDBSubnetGroups" -> list(call, "DBSubnetGroups", here, "DBSubnetGroup", group + places());
            default -> null;
        };
    }

    private Reply elasticache(Call call, boolean here) {
        String group = element("CacheSubnetGroupName", "data");
        return switch (call.operation()) {
            case "DescribeCacheClusters" ->
                list(call, "CacheClusters", here, "CacheCluster", element("CacheClusterId", "sessions") + group);
            case "DescribeServerlessCaches" ->
                list(
                        call,
                        "ServerlessCaches",
                        here,
                        "member",
                        element("ServerlessCacheName", "carts")
                                + element("ARN", arn("elasticache", "serverlesscache:carts"))
                                + element(
                                        "SubnetIds",
                                        subnets.stream()
                                                .map(id -> element("SubnetId", id))
                                                .collect(Collectors.joining())));
            case "DescribeCacheSubnetGroups" ->
                list(call, "CacheSubnetGroups", here, "CacheSubnetGroup", group + places());
            default -> null;
        };
    }

    private Reply memory(Call call, boolean here) {
        return switch (call.operation()) {
            case "DescribeClusters" ->
                Reply.json("{\"Clusters\":["
                        + (here
                                ? "{\"Name\":\"scores\",\"ARN\":\"" + arn("memorydb", "cluster/scores")
                                        + "\",\"SubnetGroupName\":\"data\"}"
                                : "")
                        + "]}");
            case "DescribeSubnetGroups" ->
                Reply.json("{\"SubnetGroups\":["
                        + (here ? "{\"Name\":\"data\",\"Subnets\":[{\"Identifier\":\"" + subnets.get(0) + "\"}]}" : "")
                        + "]}");
            default -> null;
        };
    }

    private Reply accelerators(Call call, boolean here) {
        return switch (call.operation()) {
            case "DescribeClusters" ->
                Reply.json("{\"Clusters\":["
                        + (here
                                ? "{\"ClusterName\":\"quick\",\"ClusterArn\":\"" + arn("dax", "cache/quick")
                                        + "\",\"SubnetGroup\":\"data\"}"
                                : "")
                        + "]}");
            case "DescribeSubnetGroups" ->
                Reply.json("{\"SubnetGroups\":["
                        + (here
                                ? "{\"SubnetGroupName\":\"data\",\"Subnets\":[{\"SubnetIdentifier\":\"" + subnets.get(0)
                                        + "\"}]}"
                                : "")
                        + "]}");
            default -> null;
        };
    }

    private Reply redshift(Call call, boolean here) {
        String group = element("ClusterSubnetGroupName", "data");
        return switch (call.operation()) {
            case "DescribeClusters" ->
                list(
                        call,
                        "Clusters",
                        here,
                        "Cluster",
                        element("ClusterIdentifier", "reports") + element("PubliclyAccessible", isPublic) + group);
            case "DescribeClusterSubnetGroups" ->
                list(call, "ClusterSubnetGroups", here, "ClusterSubnetGroup", group + places());
            default -> null;
        };
    }

    private String places() {
        return element("Subnets", element("Subnet", element("SubnetIdentifier", subnets.get(0))));
    }

    private String workgroup() {
        return "{\"workgroupName\":\"adhoc\",\"workgroupArn\":\"" + arn("redshift-serverless", "workgroup/1")
                + "\",\"publiclyAccessible\":" + isPublic + ",\"subnetIds\":" + json() + "}";
    }

    private Reply opensearch(Call call, boolean here) {
        if (call.operation().equals("ListDomainNames")) {
            return Reply.json("{\"DomainNames\":[" + (here ? "{\"DomainName\":\"search\"}" : "") + "]}");
        }
        String vpc = isPublic ? "" : ",\"VPCOptions\":{\"SubnetIds\":" + json() + "}";
        return Reply.json("{\"DomainStatusList\":[{\"DomainId\":\"1/search\",\"DomainName\":\"search\",\"ARN\":\""
                + arn("es", "domain/search") + "\",\"ClusterConfig\":{}" + vpc + "}]}");
    }

    private String json() {
        return "[\"" + last() + "\"]";
    }

    private String last() {
        return subnets.get(subnets.size() - 1);
    }

    private Reply balancers(Call call) {
        boolean classic = call.parameters().getOrDefault("Version", "").equals("2012-06-01");
        if (call.operation().equals("DescribeListeners")) {
            String name = call.parameters().get("LoadBalancerArn").replaceFirst("^.*:loadbalancer/", "");
            return members(
                    call,
                    "Listeners",
                    balancers.get(name).stream()
                            .map(port -> listener(name, port))
                            .toList());
        }
        Reply targets = targets(call);
        if (targets != null) {
            return targets;
        }
        List<String> names = balancers.keySet().stream()
                .filter(name -> call.region().equals(region) && name.contains("/") != classic)
                .toList();
        return classic
                ? members(
                        call,
                        "LoadBalancerDescriptions",
                        names.stream()
                                .map(name -> element("LoadBalancerName", name) + listeners(name))
                                .toList())
                : members(
                        call,
                        "LoadBalancers",
                        names.stream().map(this::balancer).toList());
    }

    private String listener(String name, int port) {
        return element("ListenerArn", arn("elasticloadbalancing", "listener/" + name + "/" + port))
                + element("Port", port)
                + element("Protocol", name.startsWith("app/") ? "HTTP" : "TCP")
                + element(
                        "DefaultActions",
                        element("member", element("Type", "forward") + element("TargetGroupArn", group(port))));
    }

    private String group(int port) {
        return arn("elasticloadbalancing", "targetgroup/tg" + port + "/1");
    }

    /** Has a target group for each port that a load balancer of the second generation listens on, with one instance. */
    private Reply targets(Call call) {
        return switch (call.operation()) {
            case "DescribeRules" -> members(call, "Rules", List.of());
            case "DescribeTargetGroups" ->
                members(
                        call,
                        "TargetGroups",
                        balancers.entrySet().stream()
                                .filter(one -> call.region().equals(region)
                                        && one.getKey().contains("/"))
                                .flatMap(one -> one.getValue().stream())
                                .distinct()
                                .map(port -> element("TargetGroupArn", group(port))
                                        + element("TargetGroupName", "tg" + port)
                                        + element("TargetType", "instance")
                                        + element("Protocol", "TCP")
                                        + element("Port", port))
                                .toList());
            case "DescribeTargetHealth" ->
                members(
                        call,
                        "TargetHealthDescriptions",
                        List.of(element("Target", element("Id", "i-1"))
                                + element("TargetHealth", element("State", "healthy"))));
            case "DescribeTargetGroupAttributes" ->
                members(
                        call,
                        "Attributes",
                        List.of(element("Key", "preserve_client_ip.enabled") + element("Value", "true")));
            default -> null;
        };
    }

    private String balancer(String name) {
        return element("LoadBalancerArn", arn("elasticloadbalancing", "loadbalancer/" + name))
                + element("LoadBalancerName", name.split("/")[1])
                + element("Scheme", "internet-facing")
                + element("Type", name.startsWith("app/") ? "application" : "network");
    }

    private String listeners(String name) {
        return element(
                "ListenerDescriptions",
                balancers.get(name).stream()
                        .map(port -> element(
                                "member",
                                element(
                                        "Listener",
                                        element("Protocol", "TCP")
                                                + element("LoadBalancerPort", port)
                                                + element("InstancePort", port))))
                        .collect(Collectors.joining()));
    }

    private String arn(String service, String name) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + name;
    }

    private static Reply members(Call call, String name, List<String> members) {
        return result(
                call,
                element(
                        name,
                        members.stream().map(one -> element("member", one)).collect(Collectors.joining())));
    }

    private static Reply list(Call call, String name, boolean any, String item, String one) {
        return result(call, element(name, any ? element(item, one) : ""));
    }

    private static Reply result(Call call, String body) {
        String name = call.operation();
        return Reply.xml(element(name + "Response", element(name + "Result", body)));
    }
}
