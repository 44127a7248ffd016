package dev.harden.backend;

import dev.harden.network.Net;
import java.util.List;

/** Gives the demo account its network. */
final class CompanyNetwork {
    private CompanyNetwork() {}

    /** Gives the network of the demo: one VPC that holds in every layer, and an old one that does not. */
    static void into(Front front, Fleet fleet) {
        Net net = Networks.net(front.account())
                .excluded("arn:aws:ec2:eu-west-1:1:vpc/vpc-old", "allow-bidirectional", "create-complete")
                .group("sg-reports", "vpc-good", "reports", "in tcp 5432 0.0.0.0/0 # migration")
                .eni("eni-reports", "subnet-app", List.of("sg-reports"))
                .vpc("vpc-old", "10.2.0.0/16")
                .gateway("igw-old", "vpc-old")
                .subnet("subnet-old-a", "vpc-old", "a", "Name=old-front")
                .subnet("subnet-old-b", "vpc-old", "b", "Name=private-old")
                .main("rtb-old", "vpc-old", "0.0.0.0/0>igw-old")
                .acl(
                        "acl-old-a",
                        "vpc-old",
                        List.of("subnet-old-a"),
                        "100 in allow all 0.0.0.0/0",
                        "100 out allow all 0.0.0.0/0")
                .acl("acl-old-b", "vpc-old", List.of("subnet-old-b"), Networks.NO_ADMIN)
                .group("sg-jump", "vpc-old", "jump", "in tcp 20-443 0.0.0.0/1", "in tcp 20-443 128.0.0.0/1")
                .group("sg-shop-db", "vpc-old", "shop-db", "in tcp 3306 0.0.0.0/0", "in tcp 22 0.0.0.0/0")
                .eni("eni-jump", "subnet-old-a", List.of("sg-jump"), "198.51.100.77")
                .eni("eni-shop-db", "subnet-old-b", List.of("sg-shop-db"), "198.51.100.78");
        Networks.lives(front, net, fleet);
    }
}
