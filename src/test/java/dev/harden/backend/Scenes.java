package dev.harden.backend;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Builds accounts with failures that plans mend, by the AWS CLI alone: moto keeps what is changed in them. */
final class Scenes {
    static final String REGION = "eu-west-1";
    private static final AtomicInteger NUMBER = new AtomicInteger(200_000);
    private static final String WIDE = "--ip-permissions '[{\"IpProtocol\":\"tcp\",\"FromPort\":%s,\"ToPort\":%s,"
            + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\",\"Description\":\"everybody\"}],"
            + "\"Ipv6Ranges\":[{\"CidrIpv6\":\"::/0\",\"Description\":\"everybody\"}]}]'";

    private static final String NO_BLOCK = "!NoSuchPublicAccessBlockConfiguration";

    private final Cli cli;

    Scenes(Cli cli) {
        this.cli = cli;
    }

    /** Gives the accounts by what is wrong in them. */
    Map<String, BiConsumer<Scenes, Front>> all() {
        Map<String, BiConsumer<Scenes, Front>> all = new TreeMap<>();
        all.put("network", Scenes::network);
        all.put("identity", Scenes::identity);
        all.put("monitoring", Scenes::monitoring);
        all.put("data", Scenes::data);
        all.put("edge", Scenes::edge);
        all.put("instances", Scenes::instances);
        return all;
    }

    /** Opens an account, which has one region. */
    Front open(String scene) {
        Front front = Front.of("222222" + NUMBER.incrementAndGet());
        new Gaps(front)
                .regions(List.of(REGION, "us-east-1"), List.of())
                .summary(Map.of("AccountMFAEnabled", 1))
                .report(Map.of("password_last_used", "2020-01-01T00:00:00Z"), Map.of())
                .noOrganization();
        accessBlock(front);
        buckets(front);
        all().get(scene).accept(this, front);
        return front;
    }

    /** Keeps the account's public access block, which moto does not have at this address. */
    private static void accessBlock(Front front) {
        AtomicReference<String> kept = new AtomicReference<>(NO_BLOCK);
        front.when(call -> call.service().equals("s3") && Wire.isOfControl(call), (call, behind) -> {
            if (call.method().equals("PUT")) {
                kept.set(new String(call.body(), StandardCharsets.UTF_8));
                return Reply.xml("");
            }
            if (call.method().equals("DELETE")) {
                kept.set(NO_BLOCK);
                return Reply.xml("");
            }
            return BucketModel.reply(call, kept.get());
        });
    }

    /** Answers of buckets as AWS does where moto does not: how versioning is, and that no policy makes one public. */
    private static void buckets(Front front) {
        front.change("s3:GetBucketVersioning", (call, body) -> {
            String status = body.contains("Enabled") ? "Enabled" : body.contains("Suspended") ? "Suspended" : "";
            return "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                    + (status.isEmpty() ? "" : "<Status>" + status + "</Status>") + "</VersioningConfiguration>";
        });
        Set<String> policies = ConcurrentHashMap.newKeySet();
        front.when(call -> call.name().equals("s3:PutBucketPolicy"), (call, behind) -> {
            policies.add(call.bucket());
            return behind.get();
        });
        front.when(call -> call.name().equals("s3:DeleteBucketPolicy"), (call, behind) -> {
            policies.remove(call.bucket());
            return behind.get();
        });
        front.when(
                "s3:GetBucketPolicyStatus",
                call -> BucketModel.reply(
                        call,
                        policies.contains(call.bucket())
                                ? "<PolicyStatus xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsPublic>false</IsPublic>"
                                        + "</PolicyStatus>"
                                : "!NoSuchBucketPolicy"));
    }

    private String ask(Front front, String command) {
        return cli.ask(front, command + " --region " + REGION);
    }

    private static void network(Scenes scenes, Front front) {
        String vpc = scenes.ask(front, "ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text");
        String subnet = scenes.ask(
                front,
                "ec2 create-subnet --vpc-id " + vpc
                        + " --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text");
        String gateway = scenes.ask(
                front, "ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text");
        scenes.ask(front, "ec2 attach-internet-gateway --vpc-id " + vpc + " --internet-gateway-id " + gateway);
        String table = scenes.ask(
                front,
                "ec2 describe-route-tables --filters Name=vpc-id,Values=" + vpc
                        + " --query RouteTables[0].RouteTableId --output text");
        scenes.ask(
                front,
                "ec2 create-route --route-table-id " + table + " --destination-cidr-block 0.0.0.0/0" + " --gateway-id "
                        + gateway);
        scenes.ask(front, "ec2 modify-subnet-attribute --subnet-id " + subnet + " --map-public-ip-on-launch");
        String group = scenes.group(front, vpc, "web");
        scenes.wide(front, group, "22", "22");
        scenes.wide(front, group, "0", "65535");
        String database = scenes.group(front, vpc, "database");
        scenes.wide(front, database, "3306", "3389");
        scenes.group(front, vpc, "nobody's");
        scenes.ask(front, "ec2 create-network-interface --subnet-id " + subnet + " --groups " + group + " " + database);
    }

    private String group(Front front, String vpc, String name) {
        return ask(
                front,
                "ec2 create-security-group --vpc-id " + vpc + " --group-name \"" + name
                        + "\" --description test --query GroupId --output text");
    }

    private void wide(Front front, String group, String from, String to) {
        ask(
                front,
                "ec2 authorize-security-group-ingress --group-id " + group + " "
                        + WIDE.replaceFirst("%s", from).replaceFirst("%s", to));
    }

    private static void identity(Scenes scenes, Front front) {
        scenes.cli.all(
                front,
                List.of(
                        "iam create-user --user-name bob",
                        "iam create-login-profile --user-name bob --password Kq7-pond-gate",
                        "iam create-access-key --user-name bob",
                        "iam create-access-key --user-name bob",
                        "iam create-user --user-name eve",
                        "iam create-access-key --user-name eve",
                        "iam update-account-password-policy --minimum-password-length 8 --require-symbols"
                                + " --max-password-age 60",
                        "iam create-group --group-name shell",
                        "iam attach-group-policy --group-name shell --policy-arn"
                                + " arn:aws:iam::aws:policy/AWSCloudShellFullAccess",
                        "iam add-user-to-group --group-name shell --user-name bob"));
    }

    private static void monitoring(Scenes scenes, Front front) {
        String bucket = "logs-" + front.account();
        scenes.ask(
                front,
                "s3api create-bucket --bucket " + bucket + " --create-bucket-configuration LocationConstraint="
                        + REGION);
        scenes.ask(front, "cloudtrail create-trail --name main --s3-bucket-name " + bucket);
        scenes.ask(front, "cloudtrail start-logging --name main");
        scenes.ask(front, "kms create-key");
        scenes.ask(front, "logs create-log-group --log-group-name trail");
    }

    private static void data(Scenes scenes, Front front) {
        String bucket = "data-" + front.account();
        scenes.ask(
                front,
                "s3api create-bucket --bucket " + bucket + " --create-bucket-configuration LocationConstraint="
                        + REGION);
        scenes.ask(
                front,
                "s3api create-bucket --bucket open-" + front.account()
                        + " --create-bucket-configuration LocationConstraint=" + REGION);
        scenes.ask(front, "s3api put-bucket-acl --acl public-read --bucket open-" + front.account());
    }

    private static void edge(Scenes scenes, Front front) {
        front.when(
                "wafv2:DescribeManagedRuleGroup",
                call -> Reply.json("{\"Rules\":[{\"Name\":\"First\",\"Action\":{\"Block\":{}}}],"
                        + "\"LabelNamespace\":\"awswaf:managed:aws:core-rule-set:\",\"AvailableLabels\":["
                        + "{\"Name\":\"awswaf:managed:aws:core-rule-set:First\"}]}"));
        scenes.ask(
                front,
                "wafv2 create-web-acl --name shop --scope REGIONAL --default-action Allow={} --visibility-config"
                        + " SampledRequestsEnabled=true,CloudWatchMetricsEnabled=true,MetricName=shop");
    }

    private static void instances(Scenes scenes, Front front) {
        String image = scenes.ask(
                front, "ec2 register-image --name base --root-device-name /dev/sda1 --query ImageId --output text");
        scenes.ask(front, "ec2 run-instances --image-id " + image + " --instance-type t3.micro");
        scenes.ask(front, "ssm put-parameter --name /shop/password --type String --value x");
    }
}
