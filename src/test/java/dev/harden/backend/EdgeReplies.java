package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;

/**
 * Answers as what takes web requests does: all in one region, and CloudFront.
 *
 * @param account the account's id
 * @param any whether there is any of it
 * @param acl the web ACL that their descriptions name; empty for none
 */
record EdgeReplies(String account, boolean any, String acl) {
    static String balancer(String account) {
        return "arn:aws:elasticloadbalancing:" + Networks.REGION + ":" + account + ":loadbalancer/app/shop/1";
    }

    /** Answers a call that lists fronts of a region; null for others. */
    Reply front(Call call) {
        boolean here = any && call.region().equals(Networks.REGION);
        return switch (call.name()) {
            case "apigateway:GetRestApis" ->
                list(
                        "item",
                        here,
                        "{\"id\":\"a1\",\"name\":\"orders\",\"endpointConfiguration\":{\"types\":[\"REGIONAL\"]}},"
                                + "{\"id\":\"a2\",\"name\":\"inner\",\"endpointConfiguration\":{\"types\":[\"PRIVATE\"]}}");
            case "apigateway:GetStages" -> list("item", here, "{\"stageName\":\"prod\"" + named("webAclArn") + "}");
            case "appsync:ListGraphqlApis" ->
                list(
                        "graphqlApis",
                        here,
                        "{\"arn\":\"" + arn("appsync", "apis/g1") + "\",\"apiId\":\"g1\",\"name\":\"graph\","
                                + "\"visibility\":\"GLOBAL\"" + named("wafWebAclArn") + "}");
            case "appsync:ListApis" ->
                list(
                        "apis",
                        here,
                        "{\"apiArn\":\"" + arn("appsync", "apis/e1") + "\",\"apiId\":\"e1\",\"name\":\"chat\""
                                + named("wafWebAclArn") + "}");
            case "cognito-idp:ListUserPools" ->
                list("UserPools", here, "{\"Id\":\"eu-west-1_a\",\"Name\":\"customers\"}");
            case "apprunner:ListServices" ->
                list(
                        "ServiceSummaryList",
                        here,
                        "{\"ServiceArn\":\"" + arn("apprunner", "service/web/1") + "\",\"ServiceId\":\"1\","
                                + "\"ServiceName\":\"web\",\"Status\":\"RUNNING\"}");
            case "apprunner:DescribeService" ->
                Reply.json("{\"Service\":{\"ServiceName\":\"web\",\"Status\":\"RUNNING\",\"NetworkConfiguration\":"
                        + "{\"IngressConfiguration\":{\"IsPubliclyAccessible\":true}}}}");
            case "amplify:ListApps" ->
                list(
                        "apps",
                        here,
                        "{\"appArn\":\"" + arn("amplify", "apps/d1") + "\",\"appId\":\"d1\",\"name\":\"site\"}");
            case "ec2:DescribeVerifiedAccessInstances" ->
                Reply.xml(element(
                        "DescribeVerifiedAccessInstancesResponse",
                        element(
                                "verifiedAccessInstanceSet",
                                here ? element("item", element("verifiedAccessInstanceId", "vai-1")) : "")));
            default -> null;
        };
    }

    private static Reply list(String name, boolean here, String items) {
        return Reply.json("{\"" + name + "\":[" + (here ? items : "") + "]}");
    }

    private String named(String field) {
        return acl.isEmpty() ? "" : ",\"" + field + "\":\"" + acl + "\"";
    }

    private String arn(String service, String name) {
        return "arn:aws:" + service + ":" + Networks.REGION + ":" + account + ":" + name;
    }

    /** Answers a call of CloudFront: a plain distribution, and one of tenants which has no web ACL of its own. */
    Reply cloudFront(Call call) {
        return switch (call.operation()) {
            case "ListDistributions" ->
                Reply.xml(element(
                        "DistributionList",
                        element("MaxItems", 100)
                                + element("IsTruncated", false)
                                + element("Quantity", any ? 2 : 0)
                                + (any
                                        ? element(
                                                "Items",
                                                distribution("EPLAIN", "direct", acl)
                                                        + distribution("EMULTI", "tenant-only", ""))
                                        : "")));
            case "ListDistributionTenants" ->
                Reply.xml(element("ListDistributionTenantsResult", element("DistributionTenantList", tenant())));
            default -> null;
        };
    }

    private String distribution(String id, String mode, String webAcl) {
        return element(
                "DistributionSummary",
                element("Id", id)
                        + element("ARN", "arn:aws:cloudfront::" + account + ":distribution/" + id)
                        + element("Enabled", true)
                        + element("ConnectionMode", mode)
                        + element("WebACLId", webAcl));
    }

    private String tenant() {
        String own = acl.isEmpty()
                ? ""
                : element("Customizations", element("WebAcl", element("Action", "override") + element("Arn", acl)));
        return element(
                "DistributionTenantSummary",
                element("Id", "dt_1")
                        + element("DistributionId", "EMULTI")
                        + element("Name", "customer-one")
                        + element("Arn", "arn:aws:cloudfront::" + account + ":distribution-tenant/dt_1")
                        + element("Enabled", true)
                        + own);
    }
}
