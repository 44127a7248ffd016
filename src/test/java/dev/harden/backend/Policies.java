package dev.harden.backend;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Gives the accounts of the tests their administrators and the policies that they write, and answers
 * GetAccountAuthorizationDetails as AWS does: with those of AWS's policies that are in use, and not with all that moto knows.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">
 *     GetAccountAuthorizationDetails</a>
 */
final class Policies {
    private static final String DETAILS = "iam:GetAccountAuthorizationDetails";
    private static final String FILTER = "AWSManagedPolicy";
    private static final String AWS = "arn:aws:iam::aws:policy/";
    private static final Pattern IN_USE = Pattern.compile("<PolicyArn>(" + AWS + "[^<]+)</PolicyArn>");
    private static final Pattern MEMBER =
            Pattern.compile("<member><Arn>(" + AWS + "[^<]+)</Arn>.*?</PolicyVersionList></member>", Pattern.DOTALL);
    private static final String FULL = document("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"");

    /** AWS's policies by their ARNs, as moto tells them; asked for once. */
    private static final Map<String, String> OF_AWS = new HashMap<>();

    private Policies() {}

    private static String document(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement + "}]}";
    }

    /** Makes the policy that asks for MFA, with an operator that also holds for access keys or not. */
    private static String mfa(String operator) {
        return document("\"Sid\":\"NothingWithoutMfa\",\"Effect\":\"Deny\",\"NotAction\":[\"iam:ChangePassword\","
                + "\"iam:CreateVirtualMFADevice\",\"iam:EnableMFADevice\",\"iam:ListMFADevices\","
                + "\"iam:ListVirtualMFADevices\",\"iam:ResyncMFADevice\",\"sts:GetSessionToken\"],\"Resource\":\"*\","
                + "\"Condition\":{\"" + operator + "\":{\"aws:MultiFactorAuthPresent\":\"false\"}}");
    }

    /** Binds the one group to MFA, and lets nobody do everything. */
    static void good(Front front) {
        IamClient iam = new Seed(front.account()).iam();
        String mfa = create(iam, "mfa", mfa("BoolIfExists"));
        iam.attachGroupPolicy(request -> request.groupName("staff").policyArn(mfa));
        new Seed(front.account()).role("Node", "\"Service\":\"ec2.amazonaws.com\"", "AmazonSSMManagedInstanceCore");
        answer(front);
    }

    /** Makes six administrators, by two ways, and a role that reaches every parameter and instance. */
    static void bad(Front front) {
        Seed seed = new Seed(front.account());
        IamClient iam = seed.iam();
        iam.putUserPolicy(request -> request.userName("bob").policyName("own").policyDocument(FULL));
        for (String name : List.of("root2", "ops", "legacy", "vendor", "temp")) {
            iam.createUser(request -> request.userName(name));
            iam.attachUserPolicy(request -> request.userName(name).policyArn(AWS + "AdministratorAccess"));
        }
        seed.role("Operator", "\"AWS\":\"" + front.account() + "\"", "AmazonSSMFullAccess");
        answer(front);
    }

    /** Binds the one user to MFA in a way that access keys, of which there are none, get around. */
    static void odd(Front front) {
        IamClient iam = new Seed(front.account()).iam();
        String mfa = create(iam, "mfa", mfa("Bool"));
        iam.attachUserPolicy(request -> request.userName("dora").policyArn(mfa));
        iam.attachUserPolicy(request -> request.userName("dora").policyArn(AWS + "AdministratorAccess"));
        create(iam, "left-over", FULL);
        answer(front);
    }

    /** Leaves an account without policies of its own. */
    static void none(Front front) {
        answer(front);
    }

    /** Binds administrators to MFA, lets developers do much, and the deployment everything. */
    static void company(Front front) {
        IamClient iam = new Seed(front.account()).iam();
        String mfa = create(iam, "mfa", mfa("BoolIfExists"));
        iam.attachGroupPolicy(request -> request.groupName("admins").policyArn(mfa));
        iam.putUserPolicy(
                request -> request.userName("ci-deploy").policyName("deploy").policyDocument(FULL));
        answer(front);
    }

    private static String create(IamClient iam, String name, String document) {
        return iam.createPolicy(request -> request.policyName(name).policyDocument(document))
                .policy()
                .arn();
    }

    private static void answer(Front front) {
        front.when(call -> call.name().equals(DETAILS) && call.parameters().containsValue(FILTER), (call, behind) -> {
            Map<String, String> ofAws = ofAws(front, call);
            return front.passOn(without(call)).change(body -> {
                Set<String> inUse = new TreeSet<>();
                Matcher attached = IN_USE.matcher(body);
                while (attached.find()) {
                    inUse.add(attached.group(1));
                }
                StringBuilder members = new StringBuilder();
                inUse.forEach(arn -> members.append(ofAws.getOrDefault(arn, "")));
                return Xml.append(body, "Policies", members.toString());
            });
        });
    }

    private static synchronized Map<String, String> ofAws(Front front, Call call) {
        if (OF_AWS.isEmpty()) {
            Matcher member = MEMBER.matcher(front.passOn(call).text());
            while (member.find()) {
                OF_AWS.put(member.group(1), member.group());
            }
        }
        return OF_AWS;
    }

    /** Makes the same call that does not ask for AWS's policies. */
    private static Call without(Call call) {
        String body = call.text().replaceAll("&Filter\\.member\\.\\d+=" + FILTER, "");
        Map<String, String> parameters = new TreeMap<>(call.parameters());
        parameters.values().remove(FILTER);
        return new Call(
                call.service(),
                call.region(),
                call.operation(),
                call.method(),
                call.path(),
                parameters,
                call.headers(),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
