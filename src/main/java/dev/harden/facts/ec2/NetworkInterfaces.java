package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Ipv6PrefixSpecification;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/**
 * Lists the network interfaces of the account, those that services manage too.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html">DescribeNetworkInterfaces</a>
 */
@Needs("ec2:DescribeNetworkInterfaces")
public record NetworkInterfaces(String region) implements Fact<List<NetworkInterface>> {
    @Override
    public List<NetworkInterface> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        List<NetworkInterface> interfaces = new ArrayList<>();
        ec2.describeNetworkInterfacesPaginator(request -> request.maxResults(1000))
                .forEach(page -> {
                    Answers.requireList(page.hasNetworkInterfaces(), "networkInterfaceSet");
                    page.networkInterfaces().forEach(one -> interfaces.add(read(one)));
                });
        return List.copyOf(interfaces);
    }

    private static NetworkInterface read(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        String status = Answers.require(one.statusAsString(), "status");
        var attachment = one.attachment();
        String instance = attachment == null ? null : attachment.instanceId();
        return new NetworkInterface(
                Answers.require(one.networkInterfaceId(), "networkInterfaceId"),
                Answers.require(one.ownerId(), "ownerId"),
                Answers.require(one.vpcId(), "vpcId"),
                Answers.require(one.subnetId(), "subnetId"),
                one.groups().stream().map(GroupIdentifier::groupId).toList(),
                new NetworkInterface.Use(
                        type(one),
                        one.description() == null ? "" : one.description(),
                        !status.equals("available"),
                        instance == null ? "" : instance,
                        Boolean.TRUE.equals(one.denyAllIgwTraffic()),
                        attachment == null || attachment.deviceIndex() == null || attachment.deviceIndex() == 0,
                        !Boolean.TRUE.equals(one.sourceDestCheck()),
                        Boolean.TRUE.equals(one.requesterManaged())),
                new NetworkInterface.Addresses(v4(one), v6(one), inside(one), customers(one)));
    }

    private static List<String> inside(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        return Stream.of(
                        Stream.ofNullable(one.privateIpAddress()),
                        one.privateIpAddresses().stream().map(NetworkInterfacePrivateIpAddress::privateIpAddress),
                        one.ipv6Addresses().stream().map(NetworkInterfaceIpv6Address::ipv6Address))
                .flatMap(all -> all)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> customers(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        return Stream.concat(
                        Stream.ofNullable(one.association()),
                        one.privateIpAddresses().stream()
                                .map(NetworkInterfacePrivateIpAddress::association)
                                .filter(Objects::nonNull))
                .map(NetworkInterfaceAssociation::customerOwnedIp)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Gives the type; descriptions are anybody's, so only what AWS manages may call itself a load balancer's. */
    private static String type(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        String type = one.interfaceTypeAsString() == null ? "interface" : one.interfaceTypeAsString();
        boolean balancer = Boolean.TRUE.equals(one.requesterManaged())
                && String.valueOf(one.description()).startsWith(NetworkInterface.OF_LOAD_BALANCER);
        return balancer && !type.endsWith(NetworkInterface.LOAD_BALANCER) ? NetworkInterface.LOAD_BALANCER : type;
    }

    private static List<NetworkInterface.Public> v4(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        List<NetworkInterface.Public> found = new ArrayList<>();
        one.privateIpAddresses().forEach(address -> add(found, address.privateIpAddress(), address.association()));
        if (found.isEmpty()) {
            add(found, one.privateIpAddress(), one.association());
        }
        return found;
    }

    /**
     * Takes addresses of the Internet alone: a carrier gateway lets nothing in from the Internet, and a customer-owned
     * address is one of the customer's own network.
     */
    private static void add(
            List<NetworkInterface.Public> found, String inside, NetworkInterfaceAssociation association) {
        if (association != null
                && association.publicIp() != null
                && !association.publicIp().equals(association.customerOwnedIp())
                && !association.publicIp().equals(association.carrierIp())) {
            found.add(new NetworkInterface.Public(
                    inside == null ? "" : inside,
                    association.publicIp(),
                    association.allocationId() == null ? "" : association.allocationId()));
        }
    }

    private static List<String> v6(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        return Stream.concat(
                        one.ipv6Addresses().stream()
                                .map(NetworkInterfaceIpv6Address::ipv6Address)
                                .map(address -> address + "/128"),
                        one.ipv6Prefixes().stream().map(Ipv6PrefixSpecification::ipv6Prefix))
                .filter(range -> !Read.block(range, "ipv6Address")
                        .addresses()
                        .intersect(AddressSet.PUBLIC)
                        .isEmpty())
                .map(range -> range.replace("/128", ""))
                .toList();
    }
}
