package dev.harden.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** Is the network of a region as tests write it down; facts and answers on the wire are made of it. */
public final class Net {
    public static final String OWNER = "111122223333";
    public final Map<String, List<String>> ranges = new LinkedHashMap<>();
    public final Map<String, Vpc> vpcs = new LinkedHashMap<>();
    public final Map<String, Subnet> subnets = new LinkedHashMap<>();
    public final Map<String, RouteTable> tables = new LinkedHashMap<>();
    public final Map<String, Set<String>> gateways = new LinkedHashMap<>();
    public final Map<String, NetworkAcl> acls = new LinkedHashMap<>();
    public final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
    public final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    public final Map<String, List<Block>> lists = new LinkedHashMap<>();
    public final Set<String> serviceLists = new LinkedHashSet<>();
    public final Map<String, String> instances = new LinkedHashMap<>();
    public final Map<String, Instance> machines = new LinkedHashMap<>();
    public final Map<String, ServiceDetail> services = new LinkedHashMap<>();
    public final List<NetworkInterface> interfaces = new ArrayList<>();
    public final List<NatGateway> nats = new ArrayList<>();
    public final List<FlowLog> flowLogs = new ArrayList<>();
    public final List<VpcPeeringConnection> peerings = new ArrayList<>();
    public final List<VpcBlockPublicAccessExclusion> exclusions = new ArrayList<>();
    public VpcBlockPublicAccessOptions block = block("off", "default-state");
    private final String owner;

    public Net(String owner) {
        this.owner = owner;
    }

    /** Begins with nothing, in the account of most tests. */
    public static Net empty() {
        return new Net(OWNER);
    }

    private static VpcBlockPublicAccessOptions block(String mode, String state) {
        return VpcBlockPublicAccessOptions.builder()
                .internetGatewayBlockMode(mode)
                .state(state)
                .build();
    }

    public Net blocked(String mode, String state) {
        block = block(mode, state);
        return this;
    }

    public Net excluded(String arn, String mode, String state) {
        exclusions.add(VpcBlockPublicAccessExclusion.builder()
                .exclusionId("vpcbpa-exclude-" + exclusions.size())
                .resourceArn(arn)
                .internetGatewayExclusionMode(mode)
                .state(state)
                .build());
        return this;
    }

    public Net vpc(String id, String... ranges) {
        return vpcOf(owner, id, false, ranges);
    }

    public Net defaultVpc(String id, String... ranges) {
        return vpcOf(owner, id, true, ranges);
    }

    public Net vpcOf(String account, String id, boolean isDefault, String... ranges) {
        AddressSet all = AddressSet.of(Arrays.stream(ranges).map(Block::parse).toList());
        vpcs.put(id, new Vpc(id, account, isDefault, all));
        this.ranges.put(id, List.of(ranges));
        return this;
    }

    /** Adds a subnet of a VPC in zone {@code a}, {@code b} ...; tags as {@code Name=web}. */
    public Net subnet(String id, String vpc, String zone, String... tags) {
        return subnet(id, vpc, zone, new Subnet.Addresses(true, false, false, false), tags);
    }

    public Net subnet(String id, String vpc, String zone, Subnet.Addresses addresses, String... tags) {
        Map<String, String> all =
                Arrays.stream(tags).collect(Collectors.toMap(tag -> tag.split("=")[0], tag -> tag.split("=")[1]));
        Subnet.Zone place = new Subnet.Zone("eu-west-1" + zone, "euw1-az" + (zone.charAt(0) - 'a' + 1));
        String of = vpcs.containsKey(vpc) ? vpcs.get(vpc).owner() : owner;
        subnets.put(id, new Subnet(id, of, vpc, place, all, addresses, "off"));
        return this;
    }

    /** Adds the main table of a VPC; routes as {@code 0.0.0.0/0>igw-1}, blackholes with {@code >!}. */
    public Net main(String id, String vpc, String... routes) {
        return table(id, vpc, true, Set.of(), Set.of(), routes);
    }

    /** Adds a table of subnets. */
    public Net table(String id, String vpc, List<String> subnets, String... routes) {
        return table(id, vpc, false, Set.copyOf(subnets), Set.of(), routes);
    }

    public Net table(String id, String vpc, boolean main, Set<String> subnets, Set<String> gateways, String... routes) {
        List<Route> all = new ArrayList<>();
        all.add(Route.to("10.0.0.0/8", "local"));
        for (String route : routes) {
            String[] parts = route.split(">");
            boolean list = parts[0].startsWith("pl-");
            boolean dead = parts[1].startsWith("!");
            all.add(new Route(
                    list ? Optional.empty() : Optional.of(Block.parse(parts[0])),
                    list ? parts[0] : "",
                    parts[1].replace("!", ""),
                    !dead,
                    false));
        }
        String of = vpcs.containsKey(vpc) ? vpcs.get(vpc).owner() : owner;
        tables.put(id, new RouteTable(id, of, vpc, main, subnets, gateways, all));
        return this;
    }

    public Net gateway(String id, String... vpcs) {
        gateways.put(id, Set.of(vpcs));
        return this;
    }

    /** Adds a network ACL; rules as {@code 100 in allow tcp 22 0.0.0.0/0} or {@code 100 out allow all 0.0.0.0/0}. */
    public Net acl(String id, String vpc, List<String> subnets, String... rules) {
        return acl(id, vpc, false, subnets, rules);
    }

    /** Adds a default network ACL, which allows everything of IPv4. */
    public Net defaultAcl(String id, String vpc, String... subnets) {
        return acl(id, vpc, true, List.of(subnets), "100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0");
    }

    private Net acl(String id, String vpc, boolean isDefault, List<String> subnets, String... rules) {
        List<AclRule> all = new ArrayList<>();
        for (String rule : rules) {
            String[] parts = rule.split(" ");
            all.add(new AclRule(
                    Integer.parseInt(parts[0]),
                    parts[1].equals("out"),
                    parts[2].equals("allow"),
                    traffic(Arrays.copyOfRange(parts, 3, parts.length - 1)),
                    Block.parse(parts[parts.length - 1])));
        }
        for (boolean egress : new boolean[] {false, true}) {
            all.add(new AclRule(AclRule.LAST, egress, false, Traffic.ALL, Block.parse("0.0.0.0/0")));
        }
        acls.put(id, new NetworkAcl(id, owner, vpc, isDefault, Set.copyOf(subnets), all));
        return this;
    }

    private static Traffic traffic(String... parts) {
        if (parts.length == 1) {
            return Traffic.of(parts[0], null, null);
        }
        String[] ports = parts[1].split("-");
        return Traffic.of(parts[0], Integer.valueOf(ports[0]), Integer.valueOf(ports[ports.length - 1]));
    }

    /** Adds a group; rules as {@code in tcp 22 0.0.0.0/0}, with a description behind {@code #}. */
    public Net group(String id, String vpc, String name, String... rules) {
        return groupOf(owner, id, vpc, name, rules);
    }

    public Net groupOf(String account, String id, String vpc, String name, String... rules) {
        List<GroupRule> all = new ArrayList<>();
        for (String rule : rules) {
            String[] halves = rule.split(" # ");
            String[] parts = halves[0].split(" ");
            String peer = parts[parts.length - 1];
            GroupRule.Peer side = peer.startsWith("pl-")
                    ? new GroupRule.Peer.PrefixList(peer)
                    : peer.startsWith("sg-")
                            ? new GroupRule.Peer.Group(peer)
                            : new GroupRule.Peer.Range(Block.parse(peer));
            all.add(new GroupRule(
                    parts[0].equals("out"),
                    traffic(Arrays.copyOfRange(parts, 1, parts.length - 1)),
                    side,
                    halves.length > 1 ? halves[1] : ""));
        }
        groups.put(id, new SecurityGroup(id, account, vpc, name, all));
        return this;
    }

    /** Adds an instance with all that AWS tells of it. */
    public Net machine(Instance instance) {
        machines.put(instance.instanceId(), instance);
        instances.put(instance.instanceId(), instance.state().nameAsString());
        return this;
    }

    public Net list(String id, String... ranges) {
        lists.put(id, Arrays.stream(ranges).map(Block::parse).toList());
        return this;
    }

    /** Adds a list of AWS's own, of S3 or DynamoDB, which routes to gateway endpoints are for. */
    public Net serviceList(String id, String... ranges) {
        serviceLists.add(id);
        return list(id, ranges);
    }

    /** Adds an interface that is attached; addresses of the Internet as they are. */
    public Net eni(String id, String subnet, List<String> groups, String... addresses) {
        return eni(id, subnet, groups, new NetworkInterface.Use("interface", "", true, "", false), addresses);
    }

    public Net eni(String id, String subnet, List<String> groups, NetworkInterface.Use use, String... addresses) {
        List<NetworkInterface.Public> v4 = Arrays.stream(addresses)
                .filter(address -> !address.contains(":"))
                .map(address -> new NetworkInterface.Public("10.0.0.5", address))
                .toList();
        List<String> v6 = Arrays.stream(addresses)
                .filter(address -> address.contains(":"))
                .toList();
        String vpc = subnets.get(subnet).vpc();
        interfaces.add(
                new NetworkInterface(id, owner, vpc, subnet, groups, use, new NetworkInterface.Addresses(v4, v6)));
        return this;
    }

    /** Adds an interface of a load balancer. */
    public Net balancer(String id, String subnet, String name, List<String> groups, String address) {
        return eni(
                id, subnet, groups, new NetworkInterface.Use("load_balancer", "ELB " + name, true, "", false), address);
    }

    public Net nat(String id, String subnet) {
        nats.add(new NatGateway(id, subnets.get(subnet).vpc(), subnet, "", "available", true, Set.of()));
        return this;
    }

    public Net endpoint(
            String id, String vpc, String service, String type, String policy, List<String> where, String... groups) {
        boolean gateway = type.equals("Gateway");
        endpoints.put(
                id,
                new Endpoint(
                        id,
                        owner,
                        vpc,
                        "com.amazonaws.eu-west-1." + service,
                        "available",
                        new Endpoint.Way(
                                type,
                                gateway ? Set.copyOf(where) : Set.of(),
                                gateway ? Set.of() : Set.copyOf(where),
                                Set.of(groups),
                                type.equals("Interface"),
                                false),
                        policy));
        return this;
    }

    public Net service(String name, boolean policy, String... zones) {
        String whole = "com.amazonaws.eu-west-1." + name;
        services.put(whole, SdkItems.service(whole, policy, zones));
        return this;
    }

    public Net flowLog(String of, String traffic, String status, String delivery) {
        flowLogs.add(SdkItems.flowLog("fl-" + flowLogs.size(), of, traffic, status, delivery));
        return this;
    }

    /** Adds a peering connection from a VPC of the account to one with these ranges. */
    public Net peering(String id, String vpc, String... ranges) {
        peerings.add(SdkItems.peering(id, vpc, ranges));
        return this;
    }
}
