package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.backend.Harden;
import dev.harden.backend.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * Runs the recipes of the checks' prose with the real AWS CLI, installed below {@code target/}: all of them against the
 * CLI's own models, some against the test backend, where harden itself says what they changed.
 */
class RecipesIT {
    private static final Path HOME = Path.of("target", "aws-cli").toAbsolutePath();
    private static final Path PROSE =
            Path.of("src/main/resources/dev/harden/checks").toAbsolutePath();
    private static final Path VALIDATOR =
            Path.of("src/test/resources/dev/harden/docs/recipes.py").toAbsolutePath();
    private static final Pattern BLOCK = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private record Ended(int code, String said) {}

    @BeforeAll
    static void install() throws InterruptedException {
        try {
            if (!Files.isExecutable(HOME.resolve("bin/aws"))) {
                ended(List.of("python3", "-m", "venv", HOME.toString()), Map.of());
                Ended pip =
                        ended(List.of(HOME.resolve("bin/pip").toString(), "install", "-q", "awscli==1.44.0"), Map.of());
                if (pip.code != 0) {
                    throw new IOException(pip.said);
                }
            }
            ended(List.of("jq", "--version"), Map.of());
        } catch (IOException why) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the AWS CLI cannot be had", why);
            }
            System.err.println("\n*** SKIPPED: recipes do not run without the AWS CLI and jq: " + why + " ***\n");
            throw new TestAbortedException("the AWS CLI cannot be had: " + why.getMessage());
        }
    }

    private static Ended ended(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("harden-recipes", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " took more than a quarter of an hour");
        }
        String said = Files.readString(log);
        Files.delete(log);
        return new Ended(process.exitValue(), said);
    }

    @Test
    void everyCommandIsOneOfTheCliWithParametersOfItsModels() throws Exception {
        List<String> command =
                new ArrayList<>(List.of(HOME.resolve("bin/python").toString(), VALIDATOR.toString()));
        try (Stream<Path> files = Files.walk(PROSE)) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Path::toString)
                    .forEach(command::add);
        }
        Ended validated = ended(command, Map.of());
        assertThat(validated.code).as(validated.said).isZero();
        Map<String, List<String>> commands = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (String line : validated.said.lines().toList()) {
            JsonNode one = new ObjectMapper().readTree(line);
            if (one.get("status").asInt() != 0) {
                wrong.add(line);
            }
            if (!one.get("command").asText().isEmpty()) {
                commands.computeIfAbsent(one.get("prose").asText(), unseen -> new ArrayList<>())
                        .add(one.get("command").asText());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).hasSizeGreaterThan(100);
        executed().map(one -> one.get()[0].toString()).forEach(commands::remove);
        System.out.println("Held to the CLI's models, and not executed:");
        commands.forEach((prose, all) ->
                all.forEach(one -> System.out.println("  " + prose + ": " + one.replaceAll("\\s+", " "))));
    }

    /** Gives recipes with what they need to fail before, and what else has to be so after them. */
    static Stream<Arguments> executed() {
        String acl =
                "aws wafv2 create-web-acl --name shop --scope REGIONAL --default-action Block={} --description kept"
                        + " --visibility-config SampledRequestsEnabled=true,CloudWatchMetricsEnabled=true,MetricName=shop";
        String get = "aws wafv2 get-web-acl --name shop --scope REGIONAL --id \"$ID\"";
        return Stream.of(
                Arguments.of(
                        "WafRules",
                        "waf-rules",
                        acl + " > /dev/null; ID=$(aws wafv2 list-web-acls --scope REGIONAL --query 'WebACLs[0].Id'"
                                + " --output text)",
                        Map.of("NAME", "shop", "ID", "$ID", "REGION", "eu-west-1"),
                        get + " --query '[WebACL.DefaultAction,WebACL.Rules[].Name]' --output json | tr -d ' \\n'",
                        "[{\"Block\":{}},[\"common\"]]"),
                Arguments.of(
                        "S3TlsOnly",
                        "s3-tls-only",
                        "aws s3api create-bucket --bucket logs-of-shop --create-bucket-configuration"
                                + " LocationConstraint=eu-west-1 > /dev/null; aws s3api put-bucket-policy --bucket logs-of-shop"
                                + " --policy '{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"Kept\",\"Effect\":\"Allow\","
                                + "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},\"Action\":\"s3:GetObject\","
                                + "\"Resource\":\"arn:aws:s3:::logs-of-shop/*\"}}'",
                        Map.of("BUCKET", "logs-of-shop"),
                        "aws s3api get-bucket-policy --bucket logs-of-shop --query Policy --output text | jq -c"
                                + " '[.Statement[].Sid]'",
                        "[\"Kept\",\"TlsOnly\"]"),
                Arguments.of(
                        "IamPasswordPolicy",
                        "iam-password-policy",
                        "aws iam create-user --user-name bob > /dev/null; aws iam create-login-profile --user-name bob --password"
                                + " Kq7-pond-gate > /dev/null; aws iam update-account-password-policy --minimum-password-length 8 --require-symbols"
                                + " --max-password-age 60",
                        Map.of(),
                        "aws iam get-account-password-policy | jq -c '.PasswordPolicy | [.MinimumPasswordLength,"
                                + " .RequireSymbols, .MaxPasswordAge, .PasswordReusePrevention]'",
                        "[14,true,60,24]"),
                Arguments.of(
                        "NaclInUse",
                        "nacl-in-use",
                        "for vpc in $(aws ec2 describe-vpcs --query 'Vpcs[].VpcId' --output text); do for subnet in $(aws"
                                + " ec2 describe-subnets --query 'Subnets[].SubnetId' --output text); do aws ec2"
                                + " delete-subnet --subnet-id $subnet; done; done; VPC=$(aws ec2 create-vpc --cidr-block"
                                + " 10.0.0.0/16 --query Vpc.VpcId --output text); SUBNET=$(aws ec2 create-subnet --vpc-id"
                                + " $VPC --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text); aws ec2 create-network-interface --subnet-id $SUBNET > /dev/null;"
                                + " ASSOCIATION=$(aws ec2 describe-network-acls --filters"
                                + " Name=association.subnet-id,Values=$SUBNET --query"
                                + " 'NetworkAcls[0].Associations[0].NetworkAclAssociationId' --output text)",
                        Map.of("VPC", "$VPC", "ASSOCIATION", "$ASSOCIATION", "ACL", "$ACL"),
                        "aws ec2 describe-network-acls --network-acl-ids $ACL | jq -c '[.NetworkAcls[].Entries[] |"
                                + " select(.RuleNumber == 1000) | .RuleAction]'",
                        "[\"allow\",\"allow\"]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("executed")
    void aRecipeTurnsItsFailIntoAPassAndKeepsTheRest(
            String prose, String check, String before, Map<String, String> names, String asked, String kept)
            throws Exception {
        String address = MotoServer.address().toString();
        Files.writeString(folder.resolve("empty"), "");
        Map<String, String> environment = new TreeMap<>(Map.of(
                "AWS_ENDPOINT_URL",
                address,
                "AWS_ACCESS_KEY_ID",
                "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_DEFAULT_REGION",
                "eu-west-1",
                "AWS_CONFIG_FILE",
                folder.resolve("empty").toString(),
                "AWS_SHARED_CREDENTIALS_FILE",
                folder.resolve("empty").toString(),
                "PATH",
                HOME.resolve("bin") + ":" + System.getenv("PATH"),
                "AWS_EC2_METADATA_DISABLED",
                "true"));
        assertThat(ended(List.of("curl", "-sX", "POST", address + "/moto-api/reset"), Map.of()).code)
                .isZero();
        String recipe = recipe(prose, names);
        String prepared = "set -e; cd " + folder + "; " + before + "\n";
        Path state = folder.resolve("state");
        Ended begun = ended(
                List.of("bash", "-c", prepared + "declare -p ID VPC ASSOCIATION > state 2>/dev/null || true"),
                environment);
        assertThat(begun.code).as(begun.said).isZero();
        assertThat(statuses(address, check)).contains("FAIL");
        Ended run = ended(
                List.of(
                        "bash",
                        "-c",
                        "set -e; cd " + folder + "; . " + state + "\n" + recipe + "\necho; echo =; " + asked),
                environment);
        assertThat(run.code).as(run.said).isZero();
        assertThat(run.said.substring(run.said.lastIndexOf("=\n") + 2).strip()).isEqualTo(kept);
        assertThat(statuses(address, check)).contains("PASS").doesNotContain("FAIL");
    }

    private List<String> statuses(String address, String check) {
        return new Harden(folder)
                .withKeys()
                .run("audit", "--endpoint-url", address, "--region", "eu-west-1", "--check", check, "--format", "json")
                .of(check);
    }

    /** Gives the first recipe of a prose, with names filled in; the id that it gets of a new network ACL is used after. */
    private static String recipe(String prose, Map<String, String> names) throws IOException {
        Path file;
        try (Stream<Path> files = Files.walk(PROSE)) {
            file = files.filter(one -> one.endsWith(prose + ".md")).findFirst().orElseThrow();
        }
        Matcher block = BLOCK.matcher(Files.readString(file));
        assertThat(block.find()).isTrue();
        String text = block.group(1);
        for (Map.Entry<String, String> name : new TreeMap<>(names).entrySet()) {
            text = text.replaceAll("\\b" + name.getKey() + "\\b", Matcher.quoteReplacement(name.getValue()));
        }
        return text.replace(
                "aws ec2 create-network-acl --vpc-id $VPC",
                "ACL=$(aws ec2 create-network-acl --vpc-id $VPC --query NetworkAcl.NetworkAclId --output text)");
    }
}
