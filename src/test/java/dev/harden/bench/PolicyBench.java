package dev.harden.bench;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.identity.IamFewAdmins;
import dev.harden.checks.identity.IamNoFullAdmin;
import dev.harden.checks.instance.InstanceParameterAccess;
import dev.harden.checks.instance.InstanceRunCommandAccess;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.facts.iam.Rights;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** Measures how long an account of many roles and policies takes to judge, without the calls of AWS. */
public final class PolicyBench {
    private static final int ROLES = 5_000;
    private static final int MANAGED = 5_000;
    private static final int INLINE = 3;
    private static final List<String> SERVICES =
            List.of("s3", "ec2", "ssm", "logs", "dynamodb", "sqs", "sns", "kms", "lambda", "iam", "sts", "ecr");
    private static final List<String> VERBS = List.of("Get*", "Put*", "List*", "Describe*", "CreateThing", "*");

    private final Random random = new Random(5);

    private PolicyBench() {}

    public static void main(String[] arguments) {
        new PolicyBench().run();
        SharedPolicies.print();
    }

    private void run() {
        AuthorizationDetails.Principals principals = principals();
        long begin = System.nanoTime();
        Given facts = Given.facts().fact(new AuthorizationDetails(), principals);
        facts.fact(new Rights(), facts.derive(new Rights()));
        System.out.printf(
                Locale.ROOT,
                "%d roles with %d policies, read: %d ms%n",
                ROLES,
                MANAGED + ROLES * INLINE,
                millis(begin));
        List<Check<?>> checks = List.of(
                new IamNoFullAdmin(),
                new IamFewAdmins(),
                new InstanceParameterAccess(),
                new InstanceRunCommandAccess());
        for (Check<?> check : checks) {
            long start = System.nanoTime();
            List<String> said = facts.judge(check);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d ms, %d findings%n",
                    check.getClass().getSimpleName(),
                    millis(start),
                    said.size());
        }
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        Figures figures = new Figures();
        figures.note("policies of " + ROLES + " roles, read and judged", millis(begin) / 1e3, "s", "");
        figures.note(
                "policies of " + ROLES + " roles, memory in use at the end",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                "MB",
                "");
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    private AuthorizationDetails.Principals principals() {
        List<AuthorizationDetails.Managed> managed = IntStream.range(0, MANAGED)
                .mapToObj(i -> new AuthorizationDetails.Managed(arn(i), document()))
                .toList();
        String trust =
                encoded("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + "\"111122223333\"},\"Action\":\"sts:AssumeRole\"}]}");
        List<RoleDetail> roles = IntStream.range(0, ROLES)
                .mapToObj(i -> RoleDetail.builder()
                        .roleName("role" + i)
                        .arn("arn:aws:iam::111122223333:role/role" + i)
                        .assumeRolePolicyDocument(trust)
                        .attachedManagedPolicies(AttachedPolicy.builder()
                                .policyName("policy" + i)
                                .policyArn(arn(i % MANAGED))
                                .build())
                        .rolePolicyList(IntStream.range(0, INLINE)
                                .mapToObj(one -> PolicyDetail.builder()
                                        .policyName("inline" + one)
                                        .policyDocument(document())
                                        .build())
                                .toList())
                        .build())
                .toList();
        return new AuthorizationDetails.Principals(List.of(), List.of(), roles, managed);
    }

    private static String arn(int i) {
        return "arn:aws:iam::111122223333:policy/policy" + i;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Makes a policy as people write them; one in fifty allows everything. */
    private String document() {
        List<String> statements = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String service = one(SERVICES);
            boolean full = random.nextInt(150) == 0;
            String actions =
                    full ? "\"*\"" : "[\"" + service + ":" + one(VERBS) + "\", \"" + service + ":" + one(VERBS) + "\"]";
            String resource = full || random.nextInt(4) == 0
                    ? "*"
                    : "arn:aws:" + service + ":*:111122223333:thing/" + random.nextInt(1000) + "/*";
            statements.add("{\"Sid\": \"S" + i + "\", \"Effect\": \"" + (random.nextInt(8) == 0 ? "Deny" : "Allow")
                    + "\", \"Action\": " + actions + ", \"Resource\": [\"" + resource + "\"]"
                    + (random.nextInt(5) == 0
                            ? ", \"Condition\": {\"StringEquals\": {\"aws:ResourceTag/team\": \"web\"}}"
                            : "")
                    + "}");
        }
        return encoded("{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}");
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
