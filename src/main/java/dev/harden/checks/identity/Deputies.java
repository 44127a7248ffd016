package dev.harden.checks.identity;

import java.util.Set;

/**
 * Names the services that take roles of their customers to act for them, and of which AWS's pages about the confused deputy
 * tell to narrow that by the source's account or ARN. EC2 and Lambda are not among them: a role is passed to these within
 * one account alone, by iam:PassRole.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention">
 *     Cross-service confused deputy prevention</a>
 */
final class Deputies {
    private static final Set<String> SERVICES = Set.of(
            "amplify",
            "appflow",
            "apprunner",
            "bedrock",
            "bedrock-agentcore",
            "cloudtrail",
            "codebuild",
            "cognito-idp",
            "comprehend",
            "config",
            "databrew",
            "datasync",
            "delivery.logs",
            "ecs-tasks",
            "elasticmapreduce",
            "events",
            "export.rds",
            "firehose",
            "fis",
            "forecast",
            "grafana",
            "iot",
            "iotsitewise",
            "kendra",
            "kinesisanalytics",
            "lexv2",
            "logs",
            "mediaconvert",
            "monitoring.rds",
            "personalize",
            "pipes",
            "redshift",
            "s3",
            "sagemaker",
            "scheduler",
            "ses",
            "sns",
            "ssm",
            "states",
            "transcribe",
            "transfer",
            "translate",
            "vpc-flow-logs");

    private Deputies() {}

    /** Tells whether AWS documents it of a service's principal, as {@code sns.amazonaws.com}. */
    static boolean isDocumented(String service) {
        return SERVICES.contains(service.replaceFirst("\\.amazonaws\\.com(\\.cn)?$", ""));
    }
}
