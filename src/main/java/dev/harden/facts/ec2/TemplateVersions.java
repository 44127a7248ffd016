package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceMetadataOptions;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

/**
 * Gives the default and the latest versions of all launch templates, by the template's id and the version's number. What
 * a template hands to its instances as user data is not kept.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html">DescribeLaunchTemplateVersions</a>
 */
@Needs("ec2:DescribeLaunchTemplateVersions")
public record TemplateVersions(String region) implements Fact<Map<String, Map<Long, TemplateVersions.Version>>> {
    /**
     * Is what a version says of the metadata service and of addresses.
     *
     * @param tokens {@code required}, {@code optional}, or empty where it leaves that to the account and the image
     * @param endpoint {@code enabled}, {@code disabled}, or empty likewise
     * @param publicAddress whether an interface asks for an address of the Internet, or of a carrier
     * @param v6Subnets the ids of the subnets in which an interface asks for IPv6 addresses
     * @param v6Anywhere whether an interface asks for some in whatever subnet it is launched
     * @param metadata all that it sets for the metadata service, by AWS's names
     */
    public record Version(
            String tokens,
            String endpoint,
            boolean publicAddress,
            Set<String> v6Subnets,
            boolean v6Anywhere,
            Map<String, Object> metadata) {
        public Version {
            v6Subnets = Set.copyOf(v6Subnets);
            metadata = Map.copyOf(metadata);
        }

        public Version(
                String tokens, String endpoint, boolean publicAddress, Set<String> v6Subnets, boolean v6Anywhere) {
            this(tokens, endpoint, publicAddress, v6Subnets, v6Anywhere, Map.of());
        }

        /** Gives it as it is once it asks for tokens. */
        public Version withTokens() {
            return new Version("required", endpoint, publicAddress, v6Subnets, v6Anywhere, metadata);
        }
    }

    @Override
    public Map<String, Map<Long, Version>> load(Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client.class, Ec2Client::builder, region);
        Map<String, Map<Long, Version>> versions = new HashMap<>();
        ec2.describeLaunchTemplateVersionsPaginator(
                        request -> request.versions("$Default", "$Latest").maxResults(200))
                .forEach(page -> {
                    Answers.requireList(page.hasLaunchTemplateVersions(), "launchTemplateVersionSet");
                    page.launchTemplateVersions()
                            .forEach(one -> versions.computeIfAbsent(
                                            Answers.require(one.launchTemplateId(), "launchTemplateId"),
                                            unseen -> new HashMap<>())
                                    .put(Answers.require(one.versionNumber(), "versionNumber"), read(one)));
                });
        return versions;
    }

    private static Version read(LaunchTemplateVersion one) {
        var data = Answers.require(one.launchTemplateData(), "launchTemplateData");
        var metadata = data.metadataOptions();
        return new Version(
                metadata == null || metadata.httpTokens() == null ? "" : metadata.httpTokensAsString(),
                metadata == null || metadata.httpEndpoint() == null ? "" : metadata.httpEndpointAsString(),
                data.networkInterfaces().stream()
                        .anyMatch(nic -> Boolean.TRUE.equals(nic.associatePublicIpAddress())
                                || Boolean.TRUE.equals(nic.associateCarrierIpAddress())),
                data.networkInterfaces().stream()
                        .filter(nic -> asksForV6(nic) && nic.subnetId() != null)
                        .map(LaunchTemplateInstanceNetworkInterfaceSpecification::subnetId)
                        .collect(Collectors.toSet()),
                data.networkInterfaces().stream().anyMatch(nic -> asksForV6(nic) && nic.subnetId() == null),
                metadata == null ? Map.of() : settings(metadata));
    }

    private static Map<String, Object> settings(LaunchTemplateInstanceMetadataOptions metadata) {
        Map<String, Object> settings = new TreeMap<>();
        put(settings, "HttpEndpoint", metadata.httpEndpointAsString());
        put(settings, "HttpProtocolIpv6", metadata.httpProtocolIpv6AsString());
        put(settings, "HttpPutResponseHopLimit", metadata.httpPutResponseHopLimit());
        put(settings, "HttpTokens", metadata.httpTokensAsString());
        put(settings, "InstanceMetadataTags", metadata.instanceMetadataTagsAsString());
        return settings;
    }

    private static void put(Map<String, Object> settings, String name, Object value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    private static boolean asksForV6(LaunchTemplateInstanceNetworkInterfaceSpecification nic) {
        return nic.ipv6AddressCount() != null && nic.ipv6AddressCount() > 0
                || !nic.ipv6Addresses().isEmpty()
                || nic.ipv6PrefixCount() != null && nic.ipv6PrefixCount() > 0
                || !nic.ipv6Prefixes().isEmpty();
    }
}
