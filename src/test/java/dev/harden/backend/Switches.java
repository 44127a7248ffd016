package dev.harden.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what moto does not know of a region, as AWS does: settings that are switched, exclusions and analyzers.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcBlockPublicAccessOptions.html">Block Public
 *     Access of VPCs</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableSerialConsoleAccess.html">serial console</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataDefaults.html">metadata
 *     defaults</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateServiceSetting.html">service
 *     settings</a>
 * @see <a href="https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html">analyzers</a>
 */
final class Switches {
    private final Map<String, String> kept = new ConcurrentHashMap<>(
            Map.of("block", "off", "console", "true", "tokens", "", "analyzers", "", "exclusions", ""));

    private Switches() {}

    /** Lets a front answer so; all is as in a new account, and the serial console is on. */
    static void into(Front front) {
        Switches switches = new Switches();
        switches.vpcs(front);
        switches.instances(front);
        switches.settings(front);
        switches.analyzers(front);
    }

    private static Reply ec2(Call call, String body) {
        return Reply.xml("<" + call.operation() + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">" + body
                + "</" + call.operation() + "Response>");
    }

    private void vpcs(Front front) {
        front.when("ec2:DescribeVpcBlockPublicAccessOptions", this::block);
        front.when("ec2:ModifyVpcBlockPublicAccessOptions", call -> {
            kept.put("block", call.parameters().get("InternetGatewayBlockMode"));
            return block(call);
        });
        front.when(
                "ec2:DescribeVpcBlockPublicAccessExclusions",
                call -> ec2(
                        call,
                        "<vpcBlockPublicAccessExclusionSet>" + kept.get("exclusions")
                                + "</vpcBlockPublicAccessExclusionSet>"));
        front.when("ec2:CreateVpcBlockPublicAccessExclusion", call -> {
            String inside = "<exclusionId>vpcbpa-exclude-"
                    + kept.get("exclusions").length() + "</exclusionId>"
                    + "<resourceArn>arn:aws:ec2:" + call.region() + ":" + front.account() + ":subnet/"
                    + call.parameters().get("SubnetId") + "</resourceArn><state>create-complete</state>"
                    + "<internetGatewayExclusionMode>" + call.parameters().get("InternetGatewayExclusionMode")
                    + "</internetGatewayExclusionMode>";
            kept.merge("exclusions", "<item>" + inside + "</item>", String::concat);
            return ec2(call, "<vpcBlockPublicAccessExclusion>" + inside + "</vpcBlockPublicAccessExclusion>");
        });
    }

    private Reply block(Call call) {
        return ec2(
                call,
                "<vpcBlockPublicAccessOptions><internetGatewayBlockMode>" + kept.get("block")
                        + "</internetGatewayBlockMode><state>update-complete</state></vpcBlockPublicAccessOptions>");
    }

    private void instances(Front front) {
        front.when("ec2:GetSerialConsoleAccessStatus", this::console);
        front.when("ec2:DisableSerialConsoleAccess", call -> {
            kept.put("console", "false");
            return console(call);
        });
        front.when("ec2:GetInstanceMetadataDefaults", call -> {
            String tokens = kept.get("tokens");
            return ec2(
                    call,
                    "<accountLevel>" + (tokens.isEmpty() ? "" : "<httpTokens>" + tokens + "</httpTokens>")
                            + "</accountLevel>");
        });
        front.when("ec2:ModifyInstanceMetadataDefaults", call -> {
            kept.put("tokens", call.parameters().get("HttpTokens"));
            return ec2(call, "<return>true</return>");
        });
    }

    private Reply console(Call call) {
        return ec2(
                call,
                "<serialConsoleAccessEnabled>" + kept.get("console")
                        + "</serialConsoleAccessEnabled><managedBy>account</managedBy>");
    }

    private void settings(Front front) {
        front.when("ssm:GetServiceSetting", call -> {
            String id = Json.read(call.text()).get("SettingId").asText();
            return Reply.json("{\"ServiceSetting\":{\"SettingId\":\"" + id + "\",\"SettingValue\":\""
                    + kept.getOrDefault(id, id.contains("public-sharing") ? "Enable" : "$None") + "\"}}");
        });
        front.when("ssm:UpdateServiceSetting", call -> {
            kept.put(
                    Json.read(call.text()).get("SettingId").asText(),
                    Json.read(call.text()).get("SettingValue").asText());
            return Reply.json("{}");
        });
    }

    private void analyzers(Front front) {
        List<String> made = new ArrayList<>();
        front.when(
                call -> call.service().equals("access-analyzer") && call.path().startsWith("/analyzer"),
                (call, behind) -> {
                    if (call.method().equals("PUT")) {
                        String name = Json.read(call.text()).get("analyzerName").asText();
                        String arn = "arn:aws:access-analyzer:" + call.region() + ":" + front.account() + ":analyzer/"
                                + name;
                        made.add(
                                "{\"arn\":\"" + arn + "\",\"name\":\"" + name
                                        + "\",\"type\":\"ACCOUNT\",\"createdAt\":\"2024-01-01T00:00:00Z\",\"status\":\"ACTIVE\"}");
                        return Reply.json("{\"arn\":\"" + arn + "\"}");
                    }
                    return Reply.json("{\"analyzers\":["
                            + String.join(
                                    ",",
                                    made.stream()
                                            .filter(one -> one.contains(":" + call.region() + ":"))
                                            .toList())
                            + "]}");
                });
    }
}
