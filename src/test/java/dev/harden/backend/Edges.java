package dev.harden.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the accounts of the tests their web ACLs and what these protect: in one region, and in us-east-1 for CloudFront.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_Operations.html">AWS WAF</a>
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html">CloudFront</a>
 */
final class Edges {
    private static final String PATHS = "{\"RegexPatternSetReferenceStatement\":{\"ARN\":"
            + "\"arn:aws:wafv2:eu-west-1:111122223333:regional/regexpatternset/public/p1\","
            + "\"FieldToMatch\":{\"UriPath\":{}},\"TextTransformations\":[]}}";
    private static final String REGION = Networks.REGION;
    private static final String EAST = "us-east-1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OFFICE = rule(0, "office", "Allow", set("office"));
    private static final String COMMON = managed(10, "AWSManagedRulesCommonRuleSet", "");
    private static final String SQLI = managed(20, "AWSManagedRulesSQLiRuleSet", "");
    private static final String RATE =
            rule(30, "rate", "Block", "{\"RateBasedStatement\":{\"Limit\":2000,\"AggregateKeyType\":\"IP\"}}");

    /** Limits the rate of what the common rule set, where it counts, labels so. */
    private static final String FLOOD = rule(
            40,
            "flood",
            "Block",
            "{\"RateBasedStatement\":{\"Limit\":100,\"AggregateKeyType\":\"IP\",\"ScopeDownStatement\":"
                    + "{\"LabelMatchStatement\":{\"Scope\":\"LABEL\",\"Key\":\"awswaf:managed:aws:core-rule-set:First\"}}}}");

    private static final String ALL_COUNTED =
            "\"RuleActionOverrides\":[" + override("First") + "," + override("Second") + "],";

    private final String account;
    private final boolean any;
    private final boolean covered;
    private final boolean logs;
    private final Map<String, List<String>> acls;

    private Edges(String account, boolean any, boolean covered, boolean logs, Map<String, List<String>> acls) {
        this.account = account;
        this.any = any;
        this.covered = covered;
        this.logs = logs;
        this.acls = acls;
    }

    private void into(Front front) {
        front.when(
                call -> answer(call).isPresent(), (call, behind) -> answer(call).orElseThrow());
    }

    /** Puts a web ACL that holds before everything. */
    static void good(Front front) {
        new Edges(
                        front.account(),
                        true,
                        true,
                        true,
                        Map.of(
                                "regional/shop",
                                List.of(rule(1, "public", "Allow", PATHS), group(5), OFFICE, COMMON, SQLI, RATE),
                                "global/edge",
                                List.of(OFFICE, COMMON, SQLI, RATE)))
                .into(front);
    }

    /** Puts a web ACL before nothing, and lets that do nothing. */
    static void bad(Front front) {
        new Edges(
                        front.account(),
                        true,
                        false,
                        false,
                        Map.of(
                                "regional/open",
                                List.of(
                                        group(0),
                                        managed(1, "AWSManagedRulesCommonRuleSet", ALL_COUNTED),
                                        rule(2, "world", "Allow", set("world")),
                                        rule(
                                                3,
                                                "late",
                                                "Block",
                                                "{\"NotStatement\":{\"Statement\":{\"SqliMatchStatement\":{}}}}")),
                                "regional/bare",
                                List.of(),
                                "global/idle",
                                List.of(rule(0, "listed", "Block", set("nobody")))))
                .into(front);
    }

    /** Lets a distribution's tenants have web ACLs that the distribution has not. */
    static void odd(Front front) {
        new Edges(
                        front.account(),
                        true,
                        true,
                        false,
                        Map.of("global/edge", List.of(managed(10, "AWSManagedRulesCommonRuleSet", ALL_COUNTED), FLOOD)))
                .into(front);
    }

    /** Gives an account that serves nothing to the Web. */
    static void none(Front front) {
        new Edges(front.account(), false, false, false, Map.of()).into(front);
    }

    /** Puts a web ACL before the shop whose rules have been on trial for long, and none before the rest. */
    static void mixed(Front front) {
        new Edges(
                        front.account(),
                        true,
                        true,
                        false,
                        Map.of(
                                "regional/shop",
                                List.of(
                                        OFFICE,
                                        managed(10, "AWSManagedRulesCommonRuleSet", ALL_COUNTED),
                                        RATE.replace("Block", "Count"))))
                .into(front);
    }

    private static String rule(int priority, String name, String action, String statement) {
        return "{\"Name\":\"" + name + "\",\"Priority\":" + priority + ",\"Action\":{\"" + action
                + "\":{}},\"Statement\":" + statement + "}";
    }

    private static String managed(int priority, String group, String overrides) {
        return "{\"Name\":\"" + group + "\",\"Priority\":" + priority
                + ",\"OverrideAction\":{\"None\":{}},\"Statement\":{\"ManagedRuleGroupStatement\":{" + overrides
                + "\"VendorName\":\"AWS\",\"Name\":\"" + group + "\"}}}";
    }

    private static String group(int priority) {
        return "{\"Name\":\"own\",\"Priority\":" + priority
                + ",\"OverrideAction\":{\"None\":{}},\"Statement\":{\"RuleGroupReferenceStatement\":{\"ARN\":"
                + "\"arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/own/g1\"}}}";
    }

    private static String set(String name) {
        return "{\"IPSetReferenceStatement\":{\"ARN\":\"arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/" + name
                + "/s1\"}}";
    }

    private static String override(String rule) {
        return "{\"Name\":\"" + rule + "\",\"ActionToUse\":{\"Count\":{}}}";
    }

    private Optional<Reply> answer(Call call) {
        return Optional.ofNullable(
                switch (call.service()) {
                    case "wafv2" -> waf(call);
                    case "cloudfront" -> new EdgeReplies(account, any, acl("global")).cloudFront(call);
                    default -> new EdgeReplies(account, any, acl("regional")).front(call);
                });
    }

    /** Gives the ARN of the web ACL that protects; empty where nothing is protected. */
    private String acl(String scope) {
        return acls.keySet().stream()
                .filter(key -> covered && key.startsWith(scope))
                .findFirst()
                .map(this::arn)
                .orElse("");
    }

    private String arn(String key) {
        String region = key.startsWith("global") ? EAST : REGION;
        return "arn:aws:wafv2:" + region + ":" + account + ":" + key.replace("/", "/webacl/") + "/a1";
    }

    private Reply waf(Call call) {
        JsonNode asked = read(call);
        String name = asked.path("Name").asText();
        return switch (call.operation()) {
            case "ListWebACLs" -> {
                boolean global = asked.path("Scope").asText().equals("CLOUDFRONT");
                yield Reply.json("{\"WebACLs\":["
                        + String.join(
                                ",",
                                acls.keySet().stream()
                                        .filter(key -> global
                                                ? key.startsWith("global")
                                                : key.startsWith("regional")
                                                        && call.region().equals(REGION))
                                        .sorted()
                                        .map(key -> "{\"ARN\":\"" + arn(key) + "\"}")
                                        .toList())
                        + "]}");
            }
            case "GetWebACL" -> {
                String key = acls.keySet().stream()
                        .filter(one -> one.endsWith("/" + name))
                        .findFirst()
                        .orElseThrow();
                yield Reply.json("{\"WebACL\":{\"Name\":\"" + name + "\",\"Id\":\"a1\",\"ARN\":\"" + arn(key)
                        + "\",\"LabelNamespace\":\"awswaf:" + account + ":webacl:" + name
                        + ":\",\"DefaultAction\":{\"Allow\":{}},\"Rules\":[" + String.join(",", acls.get(key)) + "]}}");
            }
            case "GetRuleGroup" ->
                Reply.json("{\"RuleGroup\":{\"Rules\":["
                        + rule(0, "watch", "Count", "{\"GeoMatchStatement\":{\"CountryCodes\":[\"DE\"]}}") + "]}}");
            case "DescribeManagedRuleGroup" ->
                Reply.json("{\"Rules\":[{\"Name\":\"First\",\"Action\":{\"Block\":{}}},"
                        + "{\"Name\":\"Second\",\"Action\":{\"Block\":{}}}],"
                        + "\"LabelNamespace\":\"awswaf:managed:aws:core-rule-set:\",\"AvailableLabels\":["
                        + "{\"Name\":\"awswaf:managed:aws:core-rule-set:First\"},"
                        + "{\"Name\":\"awswaf:managed:aws:core-rule-set:Second\"}]}");
            case "GetIPSet" -> Reply.json("{\"IPSet\":{\"Addresses\":" + addresses(name) + "}}");
            case "GetRegexPatternSet" ->
                Reply.json("{\"RegexPatternSet\":{\"RegularExpressionList\":[{\"RegexString\":\"^/public/\"}]}}");
            case "GetLoggingConfiguration" ->
                logs && asked.path("LogScope").asText().equals("CUSTOMER")
                        ? Reply.json(
                                "{\"LoggingConfiguration\":{\"LogDestinationConfigs\":[\"arn:aws:s3:::aws-waf-logs-1\"]}}")
                        : Wire.error(call, 400, "WAFNonexistentItemException", "no logging");
            case "ListResourcesForWebACL" ->
                Reply.json("{\"ResourceArns\":["
                        + (asked.path("WebACLArn").asText().equals(acl("regional"))
                                        && asked.path("ResourceType").asText().equals("APPLICATION_LOAD_BALANCER")
                                ? "\"" + EdgeReplies.balancer(account) + "\""
                                : "")
                        + "]}");
            case "GetWebACLForResource" -> {
                boolean app = asked.path("ResourceArn").asText().contains(":amplify:");
                String arn = acl(app ? "global" : "regional");
                yield Reply.json(arn.isEmpty() ? "{}" : "{\"WebACL\":{\"ARN\":\"" + arn + "\"}}");
            }
            default -> null;
        };
    }

    private static String addresses(String set) {
        return switch (set) {
            case "office" -> "[\"203.0.113.0/24\"]";
            case "world" -> "[\"0.0.0.0/1\",\"128.0.0.0/1\"]";
            default -> "[]";
        };
    }

    private static JsonNode read(Call call) {
        try {
            return JSON.readTree(call.text());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
