package dev.harden.backend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Writes failures as each protocol of AWS writes them.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">query</a>
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html">EC2 query</a>
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">JSON 1.1</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3's error responses</a>
 */
public final class Wire {
    private static final Set<String> QUERY = Set.of(
            "cloudformation",
            "cloudwatch",
            "elasticache",
            "elasticloadbalancing",
            "iam",
            "rds",
            "redshift",
            "sns",
            "sts");
    private static final Set<String> XML = Set.of("cloudfront", "s3");

    private Wire() {}

    public static Reply denied(Call call) {
        String code = switch (call.service()) {
            case "ec2" -> "UnauthorizedOperation";
            case "sns" -> "AuthorizationError";
            default ->
                QUERY.contains(call.service()) || XML.contains(call.service())
                        ? "AccessDenied"
                        : "AccessDeniedException";
        };
        return error(call, 403, code, "User: someone is not authorized to perform: " + call.name());
    }

    public static Reply deniedByScp(Call call) {
        String code = call.service().equals("ec2") ? "UnauthorizedOperation" : "AccessDeniedException";
        return error(
                call,
                403,
                code,
                "User: someone is not authorized to perform: " + call.name()
                        + " with an explicit deny in a service control policy");
    }

    public static Reply throttled(Call call) {
        return switch (call.service()) {
            case "ec2" -> error(call, 503, "RequestLimitExceeded", "Request limit exceeded.");
            case "s3" -> error(call, 503, "SlowDown", "Please reduce your request rate.");
            default ->
                error(
                        call,
                        400,
                        QUERY.contains(call.service()) ? "Throttling" : "ThrottlingException",
                        "Rate exceeded");
        };
    }

    public static Reply broken(Call call) {
        return error(call, 500, "InternalError", "An internal error has occurred");
    }

    /** Writes an answer that is well formed and has nothing in it. */
    public static Reply empty(Call call) {
        if (QUERY.contains(call.service())) {
            String name = call.operation();
            return Reply.xml("<" + name + "Response><" + name + "Result/></" + name + "Response>");
        }
        return switch (call.service()) {
            case "ec2" -> Reply.xml("<" + call.operation() + "Response/>");
            case "s3" -> Reply.xml(call.operation().equals("ListBuckets") ? "<ListAllMyBucketsResult/>" : "<Nothing/>");
            case "cloudfront" -> Reply.xml("<Nothing/>");
            default -> Reply.json("{}");
        };
    }

    /** Writes what STS gives who may assume a role. */
    public static Reply credentials(String key, Instant end) {
        return Reply.xml("<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + key
                + "</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>"
                + end + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");
    }

    public static Reply error(Call call, int status, String code, String message) {
        if (call.method().equals("HEAD")) {
            return Reply.status(status, Map.of());
        }
        String inside = "<Code>" + code + "</Code><Message>" + message + "</Message>";
        String wrapped = "<ErrorResponse><Error><Type>Sender</Type>" + inside + "</Error></ErrorResponse>";
        if (QUERY.contains(call.service())) {
            return Reply.xml(wrapped).with(status);
        }
        return switch (call.service()) {
            case "ec2" ->
                Reply.xml("<Response><Errors><Error>" + inside + "</Error></Errors></Response>")
                        .with(status);
            case "s3" ->
                Reply.xml(isOfControl(call) ? wrapped : "<Error>" + inside + "</Error>")
                        .with(status);
            case "cloudfront" -> Reply.xml(wrapped).with(status);
            default ->
                new Reply(
                        status,
                        Map.of("Content-Type", "application/x-amz-json-1.1", "x-amzn-ErrorType", code),
                        ("{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}")
                                .getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Tells whether a call is of S3 Control, which signs as S3 does but writes its errors as the query protocol does. */
    static boolean isOfControl(Call call) {
        return call.service().equals("s3") && call.path().startsWith("/v20180820/");
    }
}
