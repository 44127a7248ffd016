package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;

import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Gives an account one VPC whose ways in are forwarders: load balancers, an accelerator, VPC origins, a VPC link, and an
 * instance that gets its address when it starts.
 *
 * @see <a href="https://docs.aws.amazon.com/global-accelerator/latest/api/API_Operations.html">Global Accelerator</a>
 */
final class Forwarders {
    private static final String[] OPEN = {"in tcp 22 0.0.0.0/0", "in tcp 3306 0.0.0.0/0", "in tcp 8080 0.0.0.0/0"};
    private static final List<Integer> PORTS = List.of(22, 3306, 8080);

    private final String account;
    private final Ec2Xml here;
    private final Ec2Xml elsewhere;

    private Forwarders(String account) {
        this.account = account;
        this.here = new Ec2Xml(net());
        this.elsewhere = new Ec2Xml(new Net(account));
    }

    static void into(Front front) {
        Forwarders all = new Forwarders(front.account());
        front.when(
                call -> all.answer(call).isPresent(),
                (call, behind) -> all.answer(call).orElseThrow());
    }

    private Net net() {
        Net net = new Net(account)
                .vpc("vpc-front", "10.0.0.0/16")
                .gateway("igw-front", "vpc-front")
                .subnet("subnet-pub", "vpc-front", "a")
                .subnet("subnet-priv", "vpc-front", "a")
                .subnet("subnet-ga", "vpc-front", "a")
                .main("rtb-front", "vpc-front", "0.0.0.0/0>igw-front")
                .table("rtb-priv", "vpc-front", List.of("subnet-priv", "subnet-ga"))
                .defaultAcl("acl-front", "vpc-front", "subnet-pub", "subnet-priv", "subnet-ga")
                .group("sg-service", "vpc-front", "CloudFront-VPCOrigins-Service-SG")
                .group("sg-inner", "vpc-front", "inner", "in tcp 443 0.0.0.0/0", "out all 0.0.0.0/0");
        for (String name : List.of("a", "rule", "ga", "link", "stop")) {
            net.group("sg-" + name, "vpc-front", name, OPEN);
        }
        net.group("sg-cf", "vpc-front", "cf", "in tcp 5985 0.0.0.0/0", "in tcp 3306 0.0.0.0/0", "in tcp 8080 0.0.0.0/0")
                .machine(Instance.builder()
                        .instanceId("i-stopped")
                        .state(state -> state.name("stopped"))
                        .build());
        add(net, "eni-net", "subnet-pub", "", "ELB net/front/1", "10.0.1.20/54.1.2.3");
        add(net, "eni-rules", "subnet-pub", "sg-inner", "ELB app/rules/1", "10.0.1.21/54.1.2.4");
        add(net, "eni-inner", "subnet-ga", "sg-inner", "ELB app/inner/1", "10.0.3.20");
        add(net, "eni-linked", "subnet-priv", "", "ELB net/linked/1", "10.0.2.20");
        add(net, "eni-a", "subnet-priv", "sg-a", "", "10.0.2.10");
        add(net, "eni-rule", "subnet-priv", "sg-rule", "", "10.0.2.11");
        add(net, "eni-behind", "subnet-ga", "sg-ga", "", "10.0.3.10");
        add(net, "eni-other", "subnet-ga", "sg-inner", "ELB app/other/1", "10.0.3.21");
        add(net, "eni-origin", "subnet-priv", "sg-inner", "ELB app/origin/1", "10.0.2.21");
        add(net, "eni-second", "subnet-priv", "sg-inner", "ELB app/second/1", "10.0.2.22");
        add(net, "eni-link", "subnet-priv", "sg-link", "", "10.0.2.30");
        add(net, "eni-cf", "subnet-priv", "sg-cf", "i-cf", "10.0.2.40");
        add(net, "eni-stop", "subnet-pub", "sg-stop", "i-stopped", "10.0.1.50");
        add(net, "eni-managed", "subnet-ga", "sg-inner", "accelerator", "10.0.3.77");
        return net;
    }

    private void add(Net net, String id, String subnet, String group, String of, String address) {
        String[] parts = address.split("/");
        boolean balancer = of.startsWith("ELB ");
        String type =
                balancer ? "load_balancer" : of.equals("accelerator") ? "global_accelerator_managed" : "interface";
        net.interfaces.add(new NetworkInterface(
                id,
                account,
                "vpc-front",
                subnet,
                group.isEmpty() ? List.of() : List.of(group),
                new NetworkInterface.Use(type, balancer ? of : "", true, of.startsWith("i-") ? of : "", false),
                new NetworkInterface.Addresses(
                        parts.length > 1 ? List.of(new NetworkInterface.Public(parts[0], parts[1])) : List.of(),
                        List.of(),
                        List.of(parts[0]),
                        List.of())));
    }

    private Optional<Reply> answer(Call call) {
        boolean region = call.region().equals(Networks.REGION);
        if (call.service().equals("ec2")) {
            return (region ? here : elsewhere).answer(call);
        }
        return Optional.ofNullable(
                switch (call.service()) {
                    case "elasticloadbalancing" -> balancers(call, region);
                    case "globalaccelerator" -> accelerator(call);
                    case "cloudfront" -> cloudFront(call);
                    case "apigateway" -> gateway(call, region);
                    default -> null;
                });
    }

    private String arn(String service, String name) {
        return "arn:aws:" + service + ":" + Networks.REGION + ":" + account + ":" + name;
    }

    private String elb(String name) {
        return arn("elasticloadbalancing", name);
    }

    private Reply balancers(Call call, boolean region) {
        if (call.parameters().getOrDefault("Version", "").equals("2012-06-01")) {
            return members(call, "LoadBalancerDescriptions", Stream.of());
        }
        String asked = Stream.of("LoadBalancerArn", "TargetGroupArn", "ListenerArn")
                .map(name -> call.parameters().getOrDefault(name, ""))
                .collect(Collectors.joining());
        return switch (call.operation()) {
            case "DescribeLoadBalancers" ->
                members(
                        call,
                        "LoadBalancers",
                        Stream.of(
                                        "net/front/1",
                                        "app/rules/1",
                                        "app/inner/1",
                                        "app/other/1",
                                        "app/origin/1",
                                        "app/second/1",
                                        "net/linked/1")
                                .filter(name -> region)
                                .map(this::balancer));
            case "DescribeListeners" ->
                members(
                        call,
                        "Listeners",
                        asked.contains("net/")
                                ? Stream.concat(PORTS.stream(), asked.contains("front") ? Stream.of(443) : Stream.of())
                                        .map(port -> listener(asked, port, "TCP"))
                                : Stream.of(listener(asked, 443, "HTTPS")));
            case "DescribeRules" -> members(call, "Rules", Stream.of());
            case "DescribeTargetGroups" ->
                members(
                        call,
                        "TargetGroups",
                        Stream.of("front", "rules", "inner", "linked", "second")
                                .flatMap(name -> Stream.of(22, 443, 3306, 8080).map(port -> group(name, port))));
            case "DescribeTargetHealth" ->
                members(
                        call,
                        "TargetHealthDescriptions",
                        Stream.of(element("Target", element("Id", target(asked)))
                                + element("TargetHealth", element("State", "healthy"))));
            case "DescribeTargetGroupAttributes" ->
                members(
                        call,
                        "Attributes",
                        Stream.of(element("Key", "preserve_client_ip.enabled") + element("Value", "true")));
            default -> null;
        };
    }

    private String target(String group) {
        return group.contains("/front443")
                ? elb("loadbalancer/app/second/1")
                : group.contains("/front") ? "10.0.2.10" : group.contains("/linked") ? "10.0.2.30" : "10.0.9.9";
    }

    private String balancer(String name) {
        boolean inside = List.of("app/inner/1", "app/other/1", "app/origin/1", "app/second/1", "net/linked/1")
                .contains(name);
        return element("LoadBalancerArn", elb("loadbalancer/" + name))
                + element("LoadBalancerName", name.split("/")[1])
                + element("Scheme", inside ? "internal" : "internet-facing")
                + element("Type", name.startsWith("app/") ? "application" : "network");
    }

    private String listener(String balancer, int port, String protocol) {
        String name = balancer.replaceFirst("^.*:loadbalancer/(app|net)/", "").replaceFirst("/.*", "");
        return element("ListenerArn", elb("listener/" + name + "/" + port))
                + element("Port", port)
                + element("Protocol", protocol)
                + element(
                        "DefaultActions",
                        element(
                                "member",
                                element("Type", "forward")
                                        + element("TargetGroupArn", elb("targetgroup/" + name + port + "/1"))));
    }

    private String group(String name, int port) {
        return element("TargetGroupArn", elb("targetgroup/" + name + port + "/1"))
                + element("TargetGroupName", name + port)
                + element("TargetType", (name + port).equals("front443") ? "alb" : "ip")
                + element("Protocol", "TCP")
                + element("VpcId", "vpc-front")
                + element("Port", port);
    }

    private Reply accelerator(Call call) {
        String arn = "arn:aws:globalaccelerator::" + account + ":accelerator/1";
        return switch (call.operation()) {
            case "ListAccelerators" ->
                Reply.json(
                        "{\"Accelerators\":[{\"AcceleratorArn\":\"" + arn
                                + "\",\"Name\":\"shop\",\"IpAddressType\":\"IPV4\",\"Enabled\":true,\"Status\":\"DEPLOYED\"}]}");
            case "ListListeners" ->
                Reply.json("{\"Listeners\":[{\"ListenerArn\":\"" + arn
                        + "/listener/1\",\"Protocol\":\"TCP\",\"PortRanges\":[{\"FromPort\":9,\"ToPort\":9}]}]}");
            case "ListEndpointGroups" ->
                Reply.json("{\"EndpointGroups\":[{\"EndpointGroupArn\":\"" + arn
                        + "/listener/1/endpoint-group/1\",\"EndpointGroupRegion\":\"" + Networks.REGION
                        + "\",\"TrafficDialPercentage\":100,\"EndpointDescriptions\":[{\"EndpointId\":\""
                        + elb("loadbalancer/app/inner/1")
                        + "\",\"Weight\":128,\"ClientIPPreservationEnabled\":true}]}]}");
            default -> null;
        };
    }

    private Reply cloudFront(Call call) {
        Map<String, String> endpoints =
                Map.of("vo_1", arn("ec2", "instance/i-cf"), "vo_2", elb("loadbalancer/app/origin/1"));
        return switch (call.operation()) {
            case "ListVpcOrigins" ->
                ForwarderReplies.origins(endpoints.entrySet().stream()
                        .map(one -> element(
                                "VpcOriginSummary",
                                element("Id", one.getKey())
                                        + element("Name", one.getKey())
                                        + element("Status", "Deployed")
                                        + element("OriginEndpointArn", one.getValue())))
                        .collect(Collectors.joining()));
            case "GetVpcOrigin" ->
                Reply.xml(element(
                        "VpcOrigin",
                        element("Id", "vo")
                                + element(
                                        "VpcOriginEndpointConfig",
                                        element("HTTPPort", 5985)
                                                + element("HTTPSPort", 3306)
                                                + element("OriginProtocolPolicy", "match-viewer"))));
            case "ListDistributions" ->
                Reply.xml(element(
                        "DistributionList",
                        element("MaxItems", 100)
                                + element("IsTruncated", false)
                                + element("Quantity", 1)
                                + element("Items", ForwarderReplies.distribution(account, endpoints))));
            default -> null;
        };
    }

    /** Answers for APIs of which none sends anything through the one VPC link that there is. */
    private Reply gateway(Call call, boolean region) {
        boolean second = ForwarderReplies.isSecond(call);
        String link = "{\"id\":\"l1\",\"name\":\"inner\",\"status\":\"AVAILABLE\",\"targetArns\":[\""
                + elb("loadbalancer/net/linked/1") + "\"]}";
        String apis = "{\"id\":\"a9\",\"name\":\"inner\",\"endpointConfiguration\":{\"types\":[\"PRIVATE\"]}},"
                + "{\"id\":\"a10\",\"name\":\"outer\",\"endpointConfiguration\":{\"types\":[\"REGIONAL\"]}}";
        return switch (call.operation()) {
            case "GetVpcLinks" -> second ? items("items", "") : items("item", region ? link : "");
            case "GetRestApis" -> items("item", region ? apis : "");
            case "GetApis" ->
                items("items", region ? "{\"apiId\":\"h1\",\"name\":\"web\",\"protocolType\":\"HTTP\"}" : "");
            case "GetStages" ->
                second ? items("items", "{\"stageName\":\"web\"}") : items("item", "{\"stageName\":\"prod\"}");
            case "GetExport", "ExportApi" -> Reply.json("{\"openapi\":\"3.0.1\",\"paths\":{}}");
            default -> null;
        };
    }

    private static Reply items(String name, String items) {
        return Reply.json("{\"" + name + "\":[" + items + "]}");
    }

    private static Reply members(Call call, String name, Stream<String> members) {
        String operation = call.operation();
        return Reply.xml(element(
                operation + "Response",
                element(
                        operation + "Result",
                        element(name, members.map(one -> element("member", one)).collect(Collectors.joining())))));
    }
}
