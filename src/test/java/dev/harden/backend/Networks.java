package dev.harden.backend;

import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the accounts of the tests their networks, all in one region. */
final class Networks {
    static final String REGION = "eu-west-1";
    private static final String FULL =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String OWN = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\","
            + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-abcdefghij\"}}}]}";
    private static final String HALF = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\","
            + "\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:VpcSourceIp\":\"10.1.0.0/17\"}}}]}";
    static final String[] NO_ADMIN = {
        "10 in deny tcp 22-23 0.0.0.0/0",
        "20 in deny tcp 445 0.0.0.0/0",
        "30 in deny tcp 3389 0.0.0.0/0",
        "40 in deny udp 3389 0.0.0.0/0",
        "50 in deny tcp 5900 0.0.0.0/0",
        "60 in deny tcp 5985-5986 0.0.0.0/0",
        "100 in allow all 0.0.0.0/0",
        "100 out allow all 0.0.0.0/0"
    };

    private Networks() {}

    /** Lets a front answer for this network in its region, and for others that are empty. */
    private static void into(Front front, Net net, DataReplies data) {
        Net none = new Net(front.account());
        none.block = net.block;
        Ec2Xml here = new Ec2Xml(net);
        Ec2Xml elsewhere = new Ec2Xml(none);
        front.when(
                call -> answer(call, here, elsewhere, data).isPresent(),
                (call, behind) -> answer(call, here, elsewhere, data).orElseThrow());
    }

    private static Optional<Reply> answer(Call call, Ec2Xml here, Ec2Xml elsewhere, DataReplies data) {
        return call.service().equals("ec2")
                ? (call.region().equals(REGION) ? here : elsewhere).answer(call)
                : data.answer(call).or(() -> ForwarderReplies.none(call));
    }

    /** Gives a network to an account that has none in any region. */
    static void none(Front front) {
        into(front, new Net(front.account()), new DataReplies(REGION, front.account(), false, List.of(), Map.of()));
    }

    /** Gives a network that holds in every layer. */
    static void good(Front front, Fleet fleet) {
        lives(front, net(front.account()), fleet);
    }

    /** Draws a network that holds in every layer. */
    static Net net(String account) {
        return new Net(account)
                .blocked("block-ingress", "update-complete")
                .excluded("arn:aws:ec2:eu-west-1:1:subnet/subnet-public", "allow-bidirectional", "create-complete")
                .defaultVpc("vpc-default", "172.31.0.0/16")
                .flowLog("vpc-default", "REJECT", "ACTIVE", null)
                .vpc("vpc-good", "10.0.0.0/16")
                .flowLog("vpc-good", "ALL", "ACTIVE", "SUCCESS")
                .subnet("subnet-public", "vpc-good", "a", "Name=public-a")
                .subnet("subnet-app", "vpc-good", "a", "Name=private-a")
                .gateway("igw-1", "vpc-good")
                .main("rtb-main", "vpc-good")
                .table("rtb-public", "vpc-good", List.of("subnet-public"), "0.0.0.0/0>igw-1")
                .table(
                        "rtb-app",
                        "vpc-good",
                        List.of("subnet-app"),
                        "0.0.0.0/0>nat-1",
                        "pl-s3>vpce-s3",
                        "pl-dynamodb>vpce-dynamodb",
                        "10.9.1.0/24>pcx-1")
                .serviceList("pl-s3", "52.218.0.0/17")
                .serviceList("pl-dynamodb", "52.119.240.0/21")
                .peering("pcx-1", "vpc-good", "10.9.0.0/16")
                .acl("acl-good", "vpc-good", List.of("subnet-public", "subnet-app"), NO_ADMIN)
                .defaultAcl("acl-default", "vpc-good")
                .list("pl-office", "203.0.113.0/24")
                .list("pl-vpc", "10.0.0.0/16")
                .group("sg-default", "vpc-good", "default")
                .group(
                        "sg-web",
                        "vpc-good",
                        "web",
                        "in tcp 443 0.0.0.0/0 # the shop",
                        "in tcp 1-65535 pl-office # operators",
                        "out tcp 443 0.0.0.0/0 # updates",
                        "out all pl-office # calls back")
                .group("sg-app", "vpc-good", "app", "in tcp 8080 sg-web # from the shop")
                .group("sg-data", "vpc-good", "data", "in tcp 5432 sg-app # from the application")
                .group("sg-endpoints", "vpc-good", "endpoints", "in tcp 443 pl-vpc # whole VPC")
                .balancer("eni-lb", "subnet-public", "app/shop/1", List.of("sg-web"), "198.51.100.10")
                .eni("eni-bastion", "subnet-public", List.of("sg-data"), "198.51.100.11")
                .eni("eni-web", "subnet-app", List.of("sg-web"))
                .eni("eni-app", "subnet-app", List.of("sg-app"))
                .eni("eni-data", "subnet-app", List.of("sg-data"))
                .eni("eni-endpoint", "subnet-app", List.of("sg-endpoints"))
                .eni(
                        "eni-nat",
                        "subnet-public",
                        List.of(),
                        new NetworkInterface.Use("nat_gateway", "", true, "", false),
                        "198.51.100.12")
                .nat("nat-1", "subnet-public")
                .endpoint("vpce-s3", "vpc-good", "s3", "Gateway", OWN, List.of("rtb-app"))
                .endpoint("vpce-dynamodb", "vpc-good", "dynamodb", "Gateway", OWN, List.of("rtb-app"));
    }

    /** Lets a front answer for a network with the fleet that lives in it. */
    static void lives(Front front, Net net, Fleet fleet) {
        Machines.into(net, fleet);
        for (String service : List.of("ssm", "ssmmessages", "logs", "kms", "sts")) {
            net.service(service, true, "a", "b")
                    .endpoint(
                            "vpce-" + service,
                            "vpc-good",
                            service,
                            "Interface",
                            OWN,
                            List.of("subnet-app"),
                            "sg-endpoints");
        }
        into(
                front,
                net,
                new DataReplies(
                        REGION, front.account(), false, List.of("subnet-app"), Map.of("app/shop/1", List.of(443))));
    }

    /** Gives a network in which everything is wrong. */
    static void bad(Front front, Fleet fleet) {
        Net net = new Net(front.account())
                .defaultVpc("vpc-default", "172.31.0.0/16")
                .subnet("subnet-default", "vpc-default", "a", new Subnet.Addresses(true, false, true, false))
                .main("rtb-default", "vpc-default")
                .group("sg-default", "vpc-default", "default", "in all sg-default", "out all 0.0.0.0/0")
                .eni("eni-default", "subnet-default", List.of("sg-default"))
                .vpc("vpc-bad", "10.0.0.0/16")
                .subnet("subnet-open", "vpc-bad", "a", "Name=private-a")
                .subnet("subnet-open-b", "vpc-bad", "b")
                .gateway("igw-1", "vpc-bad")
                .main("rtb-main", "vpc-bad", "0.0.0.0/0>igw-1", "192.0.2.0/24>!nat-gone")
                .table(
                        "rtb-peer",
                        "vpc-bad",
                        List.of("subnet-open-b"),
                        "0.0.0.0/0>igw-1",
                        "10.9.0.0/17>pcx-1",
                        "10.9.128.0/17>pcx-1")
                .peering("pcx-1", "vpc-bad", "10.9.0.0/16")
                .vpc("vpc-two", "10.2.0.0/16")
                .subnet("subnet-one", "vpc-two", "a")
                .subnet("subnet-two", "vpc-two", "b")
                .main("rtb-two", "vpc-two", "0.0.0.0/0>eni-forward")
                .table("rtb-far", "vpc-two", List.of("subnet-two"), "0.0.0.0/0>nat-far")
                .nat("nat-far", "subnet-one")
                .nat("nat-idle", "subnet-open")
                .defaultAcl("acl-default", "vpc-bad", "subnet-open", "subnet-open-b", "subnet-default", "subnet-two")
                .acl(
                        "acl-half",
                        "vpc-two",
                        List.of("subnet-one"),
                        "100 in allow tcp 443 0.0.0.0/0",
                        "110 in allow tcp 443 10.0.0.0/8",
                        "100 out allow tcp 443 0.0.0.0/0")
                .acl("acl-idle", "vpc-two", List.of())
                .group(
                        "sg-open",
                        "vpc-bad",
                        "open",
                        "in tcp 20-443 0.0.0.0/1",
                        "in tcp 20-443 128.0.0.0/1",
                        "in tcp 3306 ::/0",
                        "in tcp 3306 0.0.0.0/0",
                        "in tcp 8443 3.0.0.0/12",
                        "out all 0.0.0.0/0")
                .group("sg-all", "vpc-bad", "all", "in all 0.0.0.0/0")
                .group("sg-net", "vpc-bad", "net", "in all 0.0.0.0/0")
                .group("sg-idle", "vpc-bad", "idle", "in tcp 22 sg-idle")
                .eni(
                        "eni-open",
                        "subnet-open",
                        List.of("sg-open"),
                        new NetworkInterface.Use("interface", "", true, "i-1", false),
                        "198.51.100.20")
                .eni("eni-open-b", "subnet-open-b", List.of("sg-idle-not-there"))
                .eni("eni-forward", "subnet-one", List.of("sg-open"))
                .eni("eni-two", "subnet-two", List.of("sg-open"))
                .balancer("eni-network", "subnet-open", "net/admin/1", List.of("sg-net"), "198.51.100.21")
                .balancer("eni-classic", "subnet-open", "old", List.of("sg-all"), "198.51.100.22")
                .service("logs", true, "a", "b")
                .endpoint("vpce-logs", "vpc-two", "logs", "Interface", FULL, List.of("subnet-one"), "sg-open");
        Machines.into(net, fleet);
        into(
                front,
                net,
                new DataReplies(
                        REGION,
                        front.account(),
                        true,
                        List.of("subnet-open"),
                        Map.of("net/admin/1", List.of(22, 3306), "old", List.of(22, 3306))));
    }

    /** Gives a network whose ways lead through firewall endpoints and prefix lists. */
    static void odd(Front front, Fleet fleet) {
        Subnet.Addresses six = new Subnet.Addresses(true, true, false, true);
        Net net = new Net(front.account())
                .blocked("block-bidirectional", "update-complete")
                .excluded("arn:aws:ec2:eu-west-1:1:vpc/vpc-odd", "allow-bidirectional", "update-complete")
                .excluded("arn:aws:ec2:eu-west-1:1:vpc/vpc-deep", "allow-bidirectional", "update-complete")
                .vpc("vpc-odd", "10.0.0.0/16")
                .gateway("igw-1", "vpc-odd")
                .gateway("igw-2", "vpc-deep")
                .gateway("igw-loose")
                .subnet("subnet-wall", "vpc-odd", "a")
                .subnet("subnet-in", "vpc-odd", "b", six, "Name=private-in")
                .subnet("subnet-list", "vpc-odd", "a", six, "Tier=Internal")
                .main("rtb-odd", "vpc-odd", "0.0.0.0/0>igw-1", "::/0>igw-1")
                .table(
                        "rtb-in",
                        "vpc-odd",
                        List.of("subnet-in"),
                        "0.0.0.0/0>vpce-wall",
                        "::/0>vpce-wall",
                        "pl-s3>vpce-near")
                .table("rtb-list", "vpc-odd", List.of("subnet-list"), "pl-world>igw-1", "pl-s3>vpce-near")
                .serviceList("pl-s3", "52.218.0.0/17")
                .endpoint("vpce-near", "vpc-odd", "s3", "Gateway", OWN, List.of("rtb-in", "rtb-list"))
                .endpoint("vpce-wall", "vpc-odd", "vpce-svc-1", "GatewayLoadBalancer", "", List.of("subnet-wall"))
                .list("pl-world", "0.0.0.0/1", "128.0.0.0/1", "::/0")
                .list("pl-some", "198.18.0.0/15")
                .defaultAcl("acl-odd", "vpc-odd", "subnet-wall", "subnet-in", "subnet-list")
                .defaultAcl("acl-deep", "vpc-deep", "subnet-front", "subnet-mid", "subnet-deep", "subnet-loose")
                .nat("nat-in", "subnet-in")
                .nat("nat-list", "subnet-list")
                .vpc("vpc-deep", "10.1.0.0/16")
                .subnet("subnet-front", "vpc-deep", "a")
                .subnet("subnet-mid", "vpc-deep", "a")
                .subnet("subnet-deep", "vpc-deep", "a")
                .main("rtb-front", "vpc-deep", "0.0.0.0/0>igw-2")
                .table("rtb-mid", "vpc-deep", List.of("subnet-mid"), "0.0.0.0/0>nat-deep")
                .table("rtb-deep", "vpc-deep", List.of("subnet-deep"), "0.0.0.0/0>vpce-deep", "pl-some>nat-deep")
                .nat("nat-deep", "subnet-front")
                .endpoint("vpce-deep", "vpc-deep", "vpce-svc-2", "GatewayLoadBalancer", "", List.of("subnet-mid"))
                .endpoint("vpce-s3", "vpc-deep", "s3", "Gateway", HALF, List.of("rtb-mid", "rtb-deep"))
                .endpoint("vpce-dynamodb", "vpc-deep", "dynamodb", "Gateway", OWN, List.of("rtb-mid", "rtb-deep"))
                .vpc("vpc-solo", "10.2.0.0/16")
                .subnet("subnet-solo", "vpc-solo", "a")
                .main("rtb-solo", "vpc-solo", "pl-some>tgw-1")
                .acl("acl-solo", "vpc-solo", List.of("subnet-solo"), NO_ADMIN)
                .subnet("subnet-half", "vpc-solo", "b")
                .acl("acl-half", "vpc-solo", List.of("subnet-half"), "100 in allow tcp 443 198.18.0.0/15")
                .vpc("vpc-loose", "10.3.0.0/16")
                .subnet("subnet-loose", "vpc-loose", "a")
                .main("rtb-loose", "vpc-loose", "0.0.0.0/0>igw-loose")
                .peering("pcx-1", "vpc-solo", "10.9.0.0/16")
                .table("rtb-peer", "vpc-solo", List.of(), "pl-peer>pcx-1")
                .list("pl-peer", "10.9.1.0/24")
                .group("sg-any", "vpc-odd", "any", "in all 0.0.0.0/0")
                .group("sg-list", "vpc-odd", "list", "in all pl-some")
                .eni("eni-wall", "subnet-wall", List.of("sg-list"), "198.51.100.30")
                .eni("eni-list", "subnet-list", List.of("sg-any"), "198.51.100.31")
                .eni("eni-in", "subnet-in", List.of("sg-list"))
                .group("sg-deep", "vpc-deep", "deep", "in all 0.0.0.0/0")
                .eni("eni-deep", "subnet-deep", List.of("sg-deep"), "198.51.100.32")
                .eni("eni-loose", "subnet-loose", List.of())
                .eni("eni-mid", "subnet-mid", List.of("sg-list"))
                .eni("eni-solo", "subnet-solo", List.of("sg-list"))
                .group("sg-self", "vpc-solo", "self", "in tcp 443 sg-self")
                .eni("eni-self", "subnet-solo", List.of("sg-self"))
                .service("logs", true, "a", "b")
                .endpoint("vpce-self", "vpc-solo", "logs", "Interface", OWN, List.of("subnet-solo"), "sg-self");
        Machines.into(net, fleet);
        into(
                front,
                net,
                new DataReplies(REGION, front.account(), false, List.of("subnet-in", "subnet-list"), Map.of()));
    }
}
