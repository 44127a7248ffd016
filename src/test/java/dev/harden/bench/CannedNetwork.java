package dev.harden.bench;

import dev.harden.backend.Call;
import dev.harden.backend.DataReplies;
import dev.harden.backend.Ec2Xml;
import dev.harden.backend.ForwarderReplies;
import dev.harden.backend.Reply;
import dev.harden.network.Net;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as an account would whose VPCs are in four regions, each with three subnets and three instances; each region has
 * a load balancer, and the first one databases of every kind.
 */
final class CannedNetwork {
    static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2");
    private static final String POLICY = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\","
            + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-abcdefghij\"}}}]}";

    private final String account;
    private final Ec2Xml elsewhere;
    private final Map<String, Ec2Xml> networks = new HashMap<>();

    CannedNetwork(String account, int vpcs) {
        this.account = account;
        this.elsewhere = new Ec2Xml(new Net(account));
        Map<String, Net> nets = new HashMap<>();
        for (int i = 0; i < vpcs; i++) {
            String region = REGIONS.get(i % REGIONS.size());
            add(nets.computeIfAbsent(region, unseen -> begin()), i, region);
        }
        nets.forEach((region, net) -> networks.put(region, new Ec2Xml(net)));
    }

    private Net begin() {
        return new Net(account)
                .list("pl-office", "203.0.113.0/24")
                .serviceList("pl-s3", "52.218.0.0/17")
                .defaultVpc("vpc-default", "172.31.0.0/16")
                .group("sg-default", "vpc-default", "default");
    }

    private void add(Net net, int number, String region) {
        boolean first = number < REGIONS.size();
        String n = String.valueOf(number);
        String vpc = "vpc-" + n;
        String open = "subnet-open" + n;
        List<String> closed = List.of("subnet-app" + n, "subnet-data" + n);
        net.vpc(vpc, "10.0.0.0/16")
                .gateway("igw-" + n, vpc)
                .subnet(open, vpc, "a")
                .subnet(closed.get(0), vpc, "a", "Name=private-app")
                .subnet(closed.get(1), vpc, "b", "Name=private-data")
                .main("rtb-main" + n, vpc)
                .table("rtb-open" + n, vpc, List.of(open), "0.0.0.0/0>igw-" + n)
                .table("rtb-app" + n, vpc, closed, "0.0.0.0/0>nat-" + n, "pl-s3>vpce-s3" + n)
                .nat("nat-" + n, open)
                .flowLog(vpc, "ALL", "ACTIVE", "SUCCESS")
                .defaultAcl("acl-" + n, vpc, open, closed.get(0), closed.get(1))
                .group("sg-default" + n, vpc, "default")
                .group("sg-web" + n, vpc, "web", "in tcp 443 0.0.0.0/0 # the shop", "in tcp 22 pl-office # operators")
                .group("sg-app" + n, vpc, "app", "in tcp 8080 sg-web" + n + " # from the shop")
                .endpoint("vpce-s3" + n, vpc, "s3", "Gateway", POLICY, List.of("rtb-app" + n))
                .eni("eni-web" + n, closed.get(0), List.of("sg-web" + n))
                .eni("eni-app" + n, closed.get(0), List.of("sg-app" + n))
                .eni("eni-data" + n, closed.get(1), List.of("sg-app" + n));
        for (String role : List.of("web", "app", "data")) {
            net.instances.put("i-" + role + n, "running");
        }
        if (first) {
            net.balancer("eni-lb" + n, open, "app/shop/1", List.of("sg-web" + n), "198.51.100.10");
        }
        if (region.equals(REGIONS.get(0))) {
            net.group("sg-bastion" + n, vpc, "bastion", "in tcp 22 0.0.0.0/0 # to be closed");
        }
    }

    /** Answers a call about networks, databases or load balancers; nothing for others. */
    Optional<Reply> answer(Call call) {
        if (call.service().equals("ec2")) {
            return networks.getOrDefault(call.region(), elsewhere).answer(call);
        }
        boolean here = networks.containsKey(call.region());
        boolean databases =
                call.region().equals(REGIONS.get(0)) && !call.service().equals("elasticloadbalancing");
        return new DataReplies(
                        here ? call.region() : "",
                        account,
                        false,
                        databases ? List.of("subnet-data0") : List.of(),
                        Map.of("app/shop/1", List.of(443)))
                .answer(call)
                .or(() -> ForwarderReplies.none(call));
    }
}
