package dev.harden.bench;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.checks.identity.IamFewAdmins;
import dev.harden.checks.identity.IamMfaEnforced;
import dev.harden.checks.instance.InstanceParameterAccess;
import dev.harden.checks.instance.InstanceRunCommandAccess;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.facts.iam.Rights;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.policy.ActionNames;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.LoginProfile;

/** Measures what users cost who share the policies of their groups: in processor time, and as their number grows. */
public final class SharedPolicies {
    private static final List<Check<?>> CHECKS = List.of(
            new IamMfaEnforced(), new IamFewAdmins(), new InstanceParameterAccess(), new InstanceRunCommandAccess());

    private SharedPolicies() {}

    static void print() {
        seconds(10, 1, true); // warms up
        for (int groups : new int[] {1, 12, 50}) {
            double few = seconds(1250, groups, true);
            double many = seconds(5000, groups, true);
            System.out.printf(
                    Locale.ROOT,
                    "5000 users x %d groups x 3 policies: %.1f s of processor time, %.2f times what 1250 users take%n",
                    groups,
                    many,
                    many / few);
        }
    }

    /** Judges users in groups that each hold a large reading policy, one of their own and one for MFA, and gives the time. */
    public static double seconds(int users, int groups, boolean mfa) {
        GivenRights rights = new GivenRights().policy("aws:ReadOnlyAccess", reading("*"));
        for (int i = 0; i < groups; i++) {
            rights.policy("own:work" + i, reading("arn:aws:*:*:111122223333:team" + i + "/*"), own())
                    .group("group" + i, held("own:work" + i, mfa));
        }
        for (int i = 0; i < users; i++) {
            rights.user("user" + i, "group:group" + i % groups);
        }
        Given given = Given.facts().fact(new AuthorizationDetails(), rights.principals());
        for (int i = 0; i < users; i++) {
            given.fact(
                    new UserLoginProfile("user" + i),
                    Optional.of(LoginProfile.builder().userName("user" + i).build()));
            given.fact(new AccessKeys("user" + i), List.of());
        }
        double begin = processorSeconds();
        given.fact(new Rights(), given.derive(new Rights()));
        CHECKS.forEach(given::judge);
        return processorSeconds() - begin;
    }

    private static String[] held(String own, boolean mfa) {
        String demand =
                "{'Effect':'Deny','NotAction':['iam:EnableMFADevice','iam:ListMFADevices','sts:GetSessionToken'],"
                        + "'Resource':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}}";
        return mfa ? new String[] {"aws:ReadOnlyAccess", own, demand} : new String[] {"aws:ReadOnlyAccess", own};
    }

    private static String own() {
        return "{'Effect':'Allow','Action':'iam:*','Resource':'arn:aws:iam::*:user/${aws:username}'}";
    }

    /** Allows reading of each service, as AWS's largest policies do. */
    private static String reading(String resource) {
        List<String> actions = new ArrayList<>();
        for (String service : ActionNames.services()) {
            for (String verb : List.of("Get*", "List*", "Describe*")) {
                actions.add("'" + service + ":" + verb + "'");
            }
        }
        return "{'Effect':'Allow','Action':[" + String.join(",", actions) + "],'Resource':'" + resource + "'}";
    }

    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }
}
