package dev.harden.network;

/** Is something of a network that AWS gives an id. */
public interface Item {
    String id();

    /** Gives the account that owns it; empty where AWS shows only one's own. */
    String owner();

    /** Gives what people call it; its id where it has no name. */
    default String name() {
        return id();
    }

    Kind kind();

    /** Says how AWS names a kind of thing. */
    enum Kind {
        VPC("vpc", "AWS::EC2::VPC"),
        SUBNET("subnet", "AWS::EC2::Subnet"),
        ROUTE_TABLE("route-table", "AWS::EC2::RouteTable"),
        NETWORK_ACL("network-acl", "AWS::EC2::NetworkAcl"),
        SECURITY_GROUP("security-group", "AWS::EC2::SecurityGroup"),
        NETWORK_INTERFACE("network-interface", "AWS::EC2::NetworkInterface"),
        NAT_GATEWAY("natgateway", "AWS::EC2::NatGateway"),
        ENDPOINT("vpc-endpoint", "AWS::EC2::VPCEndpoint");

        private final String prefix;
        private final String type;

        Kind(String prefix, String type) {
            this.prefix = prefix;
            this.type = type;
        }

        /** Gives the word before the id in its ARN. */
        public String prefix() {
            return prefix;
        }

        /** Gives its type in CloudFormation. */
        public String type() {
            return type;
        }
    }
}
