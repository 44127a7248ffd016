package dev.harden.model;

import java.util.Locale;
import java.util.Map;

/** Names resources as people do: what it is, its id, and its name in brackets. */
public final class Named {
    /** Kinds whose words do not follow from CloudFormation's name. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("AWS::CloudTrail::Trail", "trail"),
            Map.entry("AWS::EC2::VPCEndpoint", "VPC endpoint"),
            Map.entry("AWS::EC2::NatGateway", "NAT gateway"),
            Map.entry("AWS::EC2::NetworkAcl", "network ACL"),
            Map.entry("AWS::ApiGateway::RestApi", "REST API"),
            Map.entry("AWS::ApiGateway::Stage", "REST API stage"),
            Map.entry("AWS::AppSync::GraphQLApi", "GraphQL API"),
            Map.entry("AWS::IAM::ManagedPolicy", "policy"),
            Map.entry("AWS::IAM::Policy", "inline policy"),
            Map.entry("AWS::S3::Bucket", "bucket"),
            Map.entry("AWS::SSM::Document", "document"),
            Map.entry("AWS::WAFv2::WebACL", "web ACL"),
            Map.entry("AWS::KMS::Key", "KMS key"),
            Map.entry("AWS::Config::ConfigRule", "AWS Config rule"),
            Map.entry("AWS::RDS::DBInstance", "database instance"),
            Map.entry("AWS::RDS::DBCluster", "database cluster"),
            Map.entry("AWS::DAX::Cluster", "DAX cluster"),
            Map.entry("AWS::MemoryDB::Cluster", "MemoryDB cluster"),
            Map.entry("AWS::Redshift::Cluster", "Redshift cluster"));

    private Named() {}

    /** Returns the resource with its place, for example {@code security group sg-0a1b (web) in eu-west-1}. */
    public static String placed(Finding finding) {
        String region = finding.region().equals(Scope.GLOBAL) ? "" : " in " + finding.region();
        return of(finding) + region;
    }

    /** Returns the resource, for example {@code security group sg-0a1b (web)}. */
    public static String of(Finding finding) {
        Resource resource = finding.resource();
        String kind = kind(resource.type());
        if (resource.type().equals("AWS::EC2::NetworkInterface")
                && !resource.name().equals(resource.id())) {
            return kind + " " + resource.id() + " of " + resource.name();
        }
        // Some services know their things by ARN alone, which nobody reads: the name and what tells it from namesakes.
        return Arn.of(resource.id())
                .map(arn -> kind + " " + resource.name() + apart(arn, finding))
                .orElseGet(() -> kind + " " + resource.id() + named(resource));
    }

    private static String apart(Arn arn, Finding finding) {
        String account =
                arn.account().isEmpty() || arn.account().equals(finding.account()) ? "" : "account " + arn.account();
        String region = arn.region().equals(finding.region()) ? "" : arn.region();
        String both = region + (region.isEmpty() || account.isEmpty() ? "" : ", ") + account;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static String named(Resource resource) {
        String name = resource.name();
        if (name.endsWith("/" + resource.id())) {
            name = name.substring(0, name.length() - resource.id().length() - 1);
        }
        return name.isEmpty() || resource.id().equals(name) ? "" : " (" + name + ")";
    }

    /** Returns what a type is called in a sentence, for example {@code security group}. */
    static String kind(String type) {
        String known = KINDS.get(type);
        if (known != null) {
            return known;
        }
        String last = type.substring(type.lastIndexOf(':') + 1);
        String words = last.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
        StringBuilder kind = new StringBuilder();
        for (String word : words.split(" ")) {
            boolean shorthand = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            kind.append(kind.isEmpty() ? "" : " ").append(shorthand ? word : word.toLowerCase(Locale.ROOT));
        }
        return kind.toString();
    }
}
