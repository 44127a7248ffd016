package dev.harden.backend;

import static dev.harden.backend.Ec2Xml.element;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers as what forwards to load balancers' targets and into VPCs does, where there is none of it.
 *
 * @see <a href="https://docs.aws.amazon.com/global-accelerator/latest/api/API_Operations.html">Global Accelerator</a>
 */
public final class ForwarderReplies {
    private ForwarderReplies() {}

    /** Answers a call; nothing for others. */
    public static Optional<Reply> none(Call call) {
        return Optional.ofNullable(
                switch (call.name()) {
                    case "globalaccelerator:ListAccelerators" -> Reply.json("{\"Accelerators\":[]}");
                    case "apigateway:GetVpcLinks" -> Reply.json(isSecond(call) ? "{\"items\":[]}" : "{\"item\":[]}");
                    case "cloudfront:ListVpcOrigins" -> origins("");
                    default -> null;
                });
    }

    /** Tells whether a call of API Gateway is one of its second version, which has operations of the same names. */
    static boolean isSecond(Call call) {
        return call.path().startsWith("/v2/");
    }

    /** Writes a list of VPC origins. */
    static Reply origins(String items) {
        return Reply.xml(element(
                "VpcOriginList",
                element("MaxItems", 100)
                        + element("IsTruncated", false)
                        + element("Quantity", items.isEmpty() ? 0 : items.split("</VpcOriginSummary>").length)
                        + (items.isEmpty() ? "" : element("Items", items))));
    }

    /** Writes a distribution that takes its content from VPC origins. */
    static String distribution(String account, Map<String, String> endpoints) {
        return element(
                "DistributionSummary",
                element("Id", "EVPC")
                        + element("ARN", "arn:aws:cloudfront::" + account + ":distribution/EVPC")
                        + element("Enabled", true)
                        + element("ConnectionMode", "direct")
                        + element("WebACLId", "")
                        + element(
                                "Origins",
                                element("Quantity", endpoints.size())
                                        + element(
                                                "Items",
                                                endpoints.keySet().stream()
                                                        .map(id -> element(
                                                                "Origin",
                                                                element("Id", id)
                                                                        + element("DomainName", "x")
                                                                        + element(
                                                                                "VpcOriginConfig",
                                                                                element("VpcOriginId", id))))
                                                        .collect(Collectors.joining()))));
    }
}
