# The role that harden assumes in each account.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "auditor_arn" {
  description = "The ARN of the role that runs harden audit --organization"
  type        = string
}

variable "external_id" {
  description = "What harden is given as --external-id"
  type        = string
  sensitive   = true
}

locals {
  harden_actions = [
    [
      "access-analyzer:ListAnalyzers",
      "account:GetAlternateContact",
      "amplify:GetWebACLForResource",
      "amplify:ListApps",
      "amplify:ListResourcesForWebACL",
      "apigateway:GET",
      "apprunner:DescribeService",
      "apprunner:DescribeWebAclForService",
      "apprunner:ListAssociatedServicesForWebAcl",
      "apprunner:ListServices",
      "appsync:ListApis",
      "appsync:ListGraphqlApis",
      "cloudformation:DescribeStacks",
      "cloudfront:GetVpcOrigin",
      "cloudfront:ListDistributionTenants",
      "cloudfront:ListDistributions",
      "cloudfront:ListVpcOrigins",
      "cloudtrail:DescribeTrails",
      "cloudtrail:GetEventSelectors",
      "cloudtrail:GetInsightSelectors",
      "cloudtrail:GetTrailStatus",
      "cloudwatch:DescribeAlarms",
      "cloudwatch:GetAlarmMuteRule",
      "cloudwatch:ListAlarmMuteRules",
      "cognito-idp:GetWebACLForResource",
      "cognito-idp:ListResourcesForWebACL",
      "cognito-idp:ListUserPools",
      "config:DescribeComplianceByConfigRule",
      "config:DescribeConfigRuleEvaluationStatus",
      "config:DescribeConfigRules",
      "config:DescribeConfigurationAggregators",
      "config:DescribeConfigurationRecorderStatus",
      "config:DescribeConfigurationRecorders",
      "config:DescribeDeliveryChannelStatus",
      "config:DescribeDeliveryChannels",
      "dax:DescribeClusters",
      "dax:DescribeSubnetGroups",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeFlowLogs",
      "ec2:DescribeInstanceImageMetadata",
      "ec2:DescribeInstances",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeLaunchTemplateVersions",
      "ec2:DescribeLaunchTemplates",
      "ec2:DescribeManagedPrefixLists",
      "ec2:DescribeNatGateways",
      "ec2:DescribeNetworkAcls",
      "ec2:DescribeNetworkInterfaceAttribute",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRegions",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVerifiedAccessInstanceWebAclAssociations",
      "ec2:DescribeVerifiedAccessInstances",
      "ec2:DescribeVpcBlockPublicAccessExclusions",
      "ec2:DescribeVpcBlockPublicAccessOptions",
      "ec2:DescribeVpcEndpointServices",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeVpcPeeringConnections",
      "ec2:DescribeVpcs",
      "ec2:GetEbsEncryptionByDefault",
      "ec2:GetInstanceMetadataDefaults",
      "ec2:GetManagedPrefixListEntries",
      "ec2:GetSerialConsoleAccessStatus",
      "ec2:GetVerifiedAccessInstanceWebAcl",
      "elasticache:DescribeCacheClusters",
      "elasticache:DescribeCacheSubnetGroups",
      "elasticache:DescribeServerlessCaches",
      "elasticloadbalancing:DescribeListeners",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeRules",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
      "es:DescribeDomains",
      "es:ListDomainNames",
      "events:DescribeApiDestination",
      "events:DescribeEventBus",
      "events:ListRules",
      "events:ListTargetsByRule",
      "globalaccelerator:ListAccelerators",
      "globalaccelerator:ListEndpointGroups",
      "globalaccelerator:ListListeners",
      "guardduty:GetDetector",
      "guardduty:ListDetectors",
      "iam:GenerateCredentialReport",
      "iam:GetAccessKeyLastUsed",
      "iam:GetAccountAuthorizationDetails",
      "iam:GetAccountPasswordPolicy",
      "iam:GetAccountSummary",
      "iam:GetCredentialReport",
      "iam:GetInstanceProfile",
      "iam:GetLoginProfile",
      "iam:ListAccessKeys",
      "iam:ListMFADevices",
      "iam:ListOrganizationsFeatures",
      "iam:ListRoles",
      "iam:ListSAMLProviders",
      "iam:ListServerCertificates",
      "iam:ListUsers",
      "iam:ListVirtualMFADevices",
      "kms:DescribeKey",
      "kms:GetKeyRotationStatus",
      "kms:ListKeys",
      "lambda:GetFunctionConfiguration",
      "lambda:ListFunctions",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:DescribeMetricFilters",
      "logs:DescribeSubscriptionFilters",
      "memorydb:DescribeClusters",
      "memorydb:DescribeSubnetGroups",
      "oam:ListLinks",
      "organizations:DescribeOrganization",
      "organizations:DescribePolicy",
      "organizations:ListAccounts",
      "organizations:ListAccountsForParent",
      "organizations:ListDelegatedAdministrators",
      "organizations:ListOrganizationalUnitsForParent",
      "organizations:ListPoliciesForTarget",
      "organizations:ListRoots",
      "rds:DescribeDBClusters",
      "rds:DescribeDBInstances",
      "rds:DescribeDBSubnetGroups",
      "redshift-serverless:ListWorkgroups",
      "redshift:DescribeClusterSubnetGroups",
      "redshift:DescribeClusters",
      "s3:GetAccountPublicAccessBlock",
      "s3:GetBucketAcl",
      "s3:GetBucketLogging",
      "s3:GetBucketObjectLockConfiguration",
      "s3:GetBucketOwnershipControls",
      "s3:GetBucketPolicy",
      "s3:GetBucketPolicyStatus",
      "s3:GetBucketPublicAccessBlock",
      "s3:GetBucketTagging",
      "s3:GetBucketVersioning",
      "s3:GetEncryptionConfiguration",
      "s3:GetReplicationConfiguration",
      "s3:ListAllMyBuckets",
      "s3:ListBucket",
      "securityhub:DescribeHub",
      "securityhub:DescribeSecurityHubV2",
      "sns:GetSubscriptionAttributes",
      "sns:GetTopicAttributes",
      "sns:ListSubscriptionsByTopic",
      "sqs:GetQueueAttributes",
      "ssm:DescribeAssociation",
      "ssm:DescribeDocumentPermission",
      "ssm:DescribeInstanceAssociationsStatus",
      "ssm:DescribeInstanceInformation",
      "ssm:DescribeInstancePatchStates",
      "ssm:DescribeParameters",
      "ssm:GetDocument",
      "ssm:GetServiceSetting",
      "ssm:ListDocuments",
      "ssm:ListInventoryEntries",
      "wafv2:DescribeManagedRuleGroup",
      "wafv2:GetIPSet",
      "wafv2:GetLoggingConfiguration",
      "wafv2:GetRegexPatternSet",
      "wafv2:GetRuleGroup",
      "wafv2:GetWebACL",
      "wafv2:GetWebACLForResource",
      "wafv2:ListResourcesForWebACL",
      "wafv2:ListWebACLs",
    ],
  ]
}

resource "aws_iam_policy" "harden" {
  count = length(local.harden_actions)
  name  = "harden-audit-${count.index + 1}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "HardenAudit"
      Effect   = "Allow"
      Action   = local.harden_actions[count.index]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role" "harden" {
  name        = "harden-audit"
  description = "Read by harden"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.auditor_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "harden" {
  count      = length(local.harden_actions)
  role       = aws_iam_role.harden.name
  policy_arn = aws_iam_policy.harden[count.index].arn
}

output "role_arn" {
  value = aws_iam_role.harden.arn
}
