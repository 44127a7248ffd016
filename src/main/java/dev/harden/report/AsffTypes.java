package dev.harden.report;

import java.util.Map;

/**
 * Gives resource types the names that AWS lists for findings.
 *
 * @see <a href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ResourceDetails.html">ResourceDetails</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/asff-required-attributes.html#Resources">Resources</a>
 */
final class AsffTypes {
    static final String OTHER = "Other";

    /** By the names of CloudFormation; accounts have a type, and no details of their own. */
    static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("AWS::::Account", "AwsAccount"),
            Map.entry("AWS::ApiGateway::RestApi", "AwsApiGatewayRestApi"),
            Map.entry("AWS::ApiGateway::Stage", "AwsApiGatewayStage"),
            Map.entry("AWS::AppSync::GraphQLApi", "AwsAppSyncGraphQlApi"),
            Map.entry("AWS::CloudFormation::Stack", "AwsCloudFormationStack"),
            Map.entry("AWS::CloudFront::Distribution", "AwsCloudFrontDistribution"),
            Map.entry("AWS::CloudTrail::Trail", "AwsCloudTrailTrail"),
            Map.entry("AWS::CloudWatch::Alarm", "AwsCloudWatchAlarm"),
            Map.entry("AWS::EC2::Instance", "AwsEc2Instance"),
            Map.entry("AWS::EC2::LaunchTemplate", "AwsEc2LaunchTemplate"),
            Map.entry("AWS::EC2::NetworkAcl", "AwsEc2NetworkAcl"),
            Map.entry("AWS::EC2::NetworkInterface", "AwsEc2NetworkInterface"),
            Map.entry("AWS::EC2::RouteTable", "AwsEc2RouteTable"),
            Map.entry("AWS::EC2::SecurityGroup", "AwsEc2SecurityGroup"),
            Map.entry("AWS::EC2::Subnet", "AwsEc2Subnet"),
            Map.entry("AWS::EC2::VPC", "AwsEc2Vpc"),
            Map.entry("AWS::EC2::Volume", "AwsEc2Volume"),
            Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "AwsElbv2LoadBalancer"),
            Map.entry("AWS::IAM::AccessKey", "AwsIamAccessKey"),
            Map.entry("AWS::IAM::Group", "AwsIamGroup"),
            Map.entry("AWS::IAM::ManagedPolicy", "AwsIamPolicy"),
            Map.entry("AWS::IAM::Role", "AwsIamRole"),
            Map.entry("AWS::IAM::User", "AwsIamUser"),
            Map.entry("AWS::KMS::Key", "AwsKmsKey"),
            Map.entry("AWS::OpenSearchService::Domain", "AwsOpenSearchServiceDomain"),
            Map.entry("AWS::Organizations::Account", "AwsAccount"),
            Map.entry("AWS::RDS::DBCluster", "AwsRdsDbCluster"),
            Map.entry("AWS::RDS::DBInstance", "AwsRdsDbInstance"),
            Map.entry("AWS::Redshift::Cluster", "AwsRedshiftCluster"),
            Map.entry("AWS::S3::Bucket", "AwsS3Bucket"),
            Map.entry("AWS::S3::Object", "AwsS3Object"),
            Map.entry("AWS::WAFv2::WebACL", "AwsWafv2WebAcl"));

    private AsffTypes() {}

    /** Returns AWS's type, and Other for what it lists none for. */
    static String of(String cloudFormation) {
        return TYPES.getOrDefault(cloudFormation, OTHER);
    }
}
