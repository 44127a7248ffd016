package dev.harden.session.setup;

import java.util.List;
import java.util.function.Consumer;

/**
 * Holds the settings that AWS's tools read to what they may be, before anything is asked: one that cannot be read would end
 * the run in its midst.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html">the settings</a>
 */
public final class KnownSettings {
    private record Known(String key, String variable, String property, Consumer<Setting> reading) {}

    private static final List<Known> KNOWN = List.of(
            flag("use_fips_endpoint", "AWS_USE_FIPS_ENDPOINT", "aws.useFipsEndpoint"),
            flag("use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT", "aws.useDualstackEndpoint"),
            flag(
                    "ignore_configured_endpoint_urls",
                    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                    "aws.ignoreConfiguredEndpointUrls"),
            flag("ec2_metadata_v1_disabled", "AWS_EC2_METADATA_V1_DISABLED", "aws.disableEc2MetadataV1"),
            flag("", "AWS_EC2_METADATA_DISABLED", "aws.disableEc2Metadata"),
            flag("s3_use_arn_region", "AWS_S3_USE_ARN_REGION", "aws.s3UseArnRegion"),
            flag(
                    "s3_disable_multiregion_access_points",
                    "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
                    "aws.s3DisableMultiRegionAccessPoints"),
            flag("s3_disable_express_session_auth", "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "aws.disableS3ExpressAuth"),
            flag("disable_request_compression", "AWS_DISABLE_REQUEST_COMPRESSION", "aws.disableRequestCompression"),
            flag("endpoint_discovery_enabled", "AWS_ENABLE_ENDPOINT_DISCOVERY", "aws.endpointDiscoveryEnabled"),
            new Known("max_attempts", "AWS_MAX_ATTEMPTS", "aws.maxAttempts", Setting::number),
            new Known(
                    "request_min_compression_size_bytes",
                    "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
                    "aws.requestMinCompressionSizeBytes",
                    Setting::number),
            new Known(
                    "metadata_service_timeout",
                    "AWS_METADATA_SERVICE_TIMEOUT",
                    "aws.ec2MetadataServiceTimeout",
                    Setting::seconds),
            new Known("metadata_service_num_attempts", "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "", Setting::number),
            choice("s3.addressing_style", "", "", "auto", "path", "virtual"),
            choice("retry_mode", "AWS_RETRY_MODE", "aws.retryMode", "legacy", "standard", "adaptive"),
            choice(
                    "defaults_mode",
                    "AWS_DEFAULTS_MODE",
                    "aws.defaultsMode",
                    "legacy",
                    "standard",
                    "in-region",
                    "cross-region",
                    "mobile",
                    "auto"),
            choice(
                    "account_id_endpoint_mode",
                    "AWS_ACCOUNT_ID_ENDPOINT_MODE",
                    "aws.accountIdEndpointMode",
                    "preferred",
                    "disabled",
                    "required"),
            choice(
                    "ec2_metadata_service_endpoint_mode",
                    "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
                    "aws.ec2MetadataServiceEndpointMode",
                    "ipv4",
                    "ipv6"),
            choice(
                    "request_checksum_calculation",
                    "AWS_REQUEST_CHECKSUM_CALCULATION",
                    "aws.requestChecksumCalculation",
                    "when_supported",
                    "when_required"),
            choice(
                    "response_checksum_validation",
                    "AWS_RESPONSE_CHECKSUM_VALIDATION",
                    "aws.responseChecksumValidation",
                    "when_supported",
                    "when_required"),
            new Known(
                    "ec2_metadata_service_endpoint",
                    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                    "aws.ec2MetadataServiceEndpoint",
                    Setting::url),
            new Known("", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri", Setting::url));

    private KnownSettings() {}

    /** @throws dev.harden.session.WrongSetting at the first that cannot be */
    public static void check(Chosen chosen) {
        for (Known known : KNOWN) {
            chosen.everywhere(known.key, known.variable, known.property).forEach(known.reading);
        }
    }

    private static Known flag(String key, String variable, String property) {
        return new Known(key, variable, property, Setting::flag);
    }

    private static Known choice(String key, String variable, String property, String... choices) {
        return new Known(key, variable, property, setting -> setting.oneOf(List.of(choices)));
    }
}
