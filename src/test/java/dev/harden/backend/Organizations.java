package dev.harden.backend;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the accounts of the tests an organization: a root, units, members and service control policies.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html">Organizations</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>
 */
final class Organizations {
    private static final String ROOT = "r-ab12";
    static final String UNIT = "ou-ab12-workload";
    static final String INNER = "ou-ab12-shoppart";
    private static final String MEMBER = "222222222222";
    private static final String CLOSED = "333333333333";
    private static final String FULL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                    + "\"Resource\":\"*\"}]}";
    private static final String GUARD = "{\"Version\":\"2012-10-17\",\"Statement\":["
            + "{\"Sid\":\"KeepLogs\",\"Effect\":\"Deny\",\"Action\":[\"cloudtrail:StopLogging\",\"cloudtrail:DeleteTrail\","
            + "\"cloudtrail:UpdateTrail\",\"cloudtrail:PutEventSelectors\",\"config:Stop*\",\"config:Delete*\"],"
            + "\"Resource\":\"*\",\"Condition\":{\"ArnNotLike\":{\"aws:PrincipalArn\":"
            + "\"arn:aws:iam::*:role/AWSControlTowerExecution\"}}},"
            + "{\"Sid\":\"Stay\",\"Effect\":\"Deny\",\"Action\":\"organizations:LeaveOrganization\",\"Resource\":\"*\"},"
            + "{\"Sid\":\"NoRoot\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{"
            + "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:*:iam::*:root\"},\"Null\":{\"aws:AssumedRoot\":\"true\"}}}]}";

    private final String management;
    /** The ids of what hangs below a root or unit, or is attached to a target. */
    private final Map<String, List<String>> units = new LinkedHashMap<>();

    private final Map<String, List<String>> accounts = new LinkedHashMap<>();
    private final Map<String, List<String>> attached = new LinkedHashMap<>();
    private String closed = CLOSED;
    private boolean enabled;

    private Organizations(String management) {
        this.management = management;
    }

    /** Shows an organization whose one active member hangs below two units, the outer of which guards it. */
    static void good(Front front, String management) {
        Organizations shown = new Organizations(management);
        shown.enabled = true;
        shown.units.put(ROOT, List.of(UNIT));
        shown.units.put(UNIT, List.of(INNER));
        shown.accounts.put(ROOT, List.of(management, CLOSED));
        shown.accounts.put(INNER, List.of(MEMBER));
        shown.attached.put(UNIT, List.of("p-FullAWSAccess", "p-guard"));
        shown.into(front);
    }

    /**
     * Shows an organization without service control policies whose one member hangs under the root, and whose management
     * account has a function.
     */
    static void odd(Front front) {
        Organizations shown = new Organizations(front.account());
        shown.accounts.put(ROOT, List.of(front.account(), MEMBER));
        shown.into(front);
        functions(
                front,
                "{\"FunctionName\":\"payroll\",\"FunctionArn\":\"arn:aws:lambda:eu-west-1:" + front.account()
                        + ":function:payroll\",\"Role\":\"arn:aws:iam::" + front.account() + ":role/payroll\"}");
    }

    /** Shows an organization with members under the root and in two units, one in the other, and one member that is closed. */
    static void of(Front front, List<String> atRoot, List<String> outer, List<String> inner, String closed) {
        Organizations shown = new Organizations(front.account());
        shown.closed = closed;
        shown.units.put(ROOT, List.of(UNIT));
        shown.units.put(UNIT, List.of(INNER));
        shown.accounts.put(ROOT, atRoot);
        shown.accounts.put(UNIT, outer);
        shown.accounts.put(INNER, inner);
        shown.into(front);
    }

    /** Refuses what AWS shows to the management account and delegated administrators alone. */
    static void member(Front front) {
        front.when(
                call -> call.service().equals("organizations")
                        && !call.operation().equals("DescribeOrganization"),
                (call, behind) -> Wire.error(
                        call, 400, "AccessDeniedException", "You don't have permissions to access this resource."));
    }

    private void into(Front front) {
        front.when(
                "organizations:ListDelegatedAdministrators",
                call -> Reply.json(list("DelegatedAdministrators", List.of())));
        front.when("organizations:ListRoots", call -> Reply.json(list("Roots", List.of(root()))));
        front.when("organizations:ListAccounts", this::listAccounts);
        front.when(
                "organizations:ListOrganizationalUnitsForParent",
                call -> Reply.json(list(
                        "OrganizationalUnits",
                        below(units, call, "ParentId").stream().map(this::unit).toList())));
        front.when(
                "organizations:ListAccountsForParent",
                call -> Reply.json(list(
                        "Accounts",
                        below(accounts, call, "ParentId").stream()
                                .map(this::account)
                                .toList())));
        front.when("organizations:ListPoliciesForTarget", call -> {
            List<String> own = below(attached, call, "TargetId");
            List<String> ids = own.isEmpty() ? List.of("p-FullAWSAccess") : own;
            return Reply.json(
                    list("Policies", ids.stream().map(Organizations::summary).toList()));
        });
        front.when("organizations:DescribePolicy", call -> {
            String id = value(call, "PolicyId");
            String content =
                    String.valueOf(JsonStringEncoder.getInstance().quoteAsString(id.equals("p-guard") ? GUARD : FULL));
            return Reply.json("{\"Policy\":{\"PolicySummary\":" + summary(id) + ",\"Content\":\"" + content + "\"}}");
        });
        functions(front, "");
    }

    private static void functions(Front front, String function) {
        front.when(
                "lambda:ListFunctions",
                call -> Reply.json(
                        "{\"Functions\":[" + (call.region().equals(Networks.REGION) ? function : "") + "]}"));
    }

    /** Answers with an empty page first, as AWS may. */
    private Reply listAccounts(Call call) {
        if (!call.text().contains("NextToken")) {
            return Reply.json("{\"Accounts\":[],\"NextToken\":\"more\"}");
        }
        List<String> all = new ArrayList<>();
        accounts.values().forEach(all::addAll);
        return Reply.json(list("Accounts", all.stream().map(this::account).toList()));
    }

    private static String list(String name, List<String> items) {
        return "{\"" + name + "\":[" + String.join(",", items) + "]}";
    }

    private static List<String> below(Map<String, List<String>> tree, Call call, String field) {
        return tree.getOrDefault(value(call, field), List.of());
    }

    private static String value(Call call, String field) {
        return call.text().replaceFirst("(?s).*\"" + field + "\"\\s*:\\s*\"([^\"]*)\".*", "$1");
    }

    private String root() {
        String types = enabled ? "{\"Type\":\"SERVICE_CONTROL_POLICY\",\"Status\":\"ENABLED\"}" : "";
        return "{\"Id\":\"" + ROOT + "\",\"Arn\":\"arn:aws:organizations::" + management + ":root/o-abcdefghij/" + ROOT
                + "\",\"Name\":\"Root\",\"PolicyTypes\":[" + types + "]}";
    }

    private String unit(String id) {
        return "{\"Id\":\"" + id + "\",\"Arn\":\"arn:aws:organizations::" + management + ":ou/o-abcdefghij/" + id
                + "\",\"Name\":\"" + (id.equals(UNIT) ? "Workloads" : "Shop") + "\"}";
    }

    private String account(String id) {
        String state = id.equals(closed) ? "SUSPENDED" : "ACTIVE";
        return "{\"Id\":\"" + id + "\",\"Arn\":\"arn:aws:organizations::" + management
                + ":account/o-abcdefghij/" + id + "\",\"Name\":\"account-" + id + "\",\"State\":\"" + state
                + "\",\"Status\":\"" + state + "\",\"JoinedMethod\":\"CREATED\"}";
    }

    private static String summary(String id) {
        String name = id.substring(2);
        return "{\"Id\":\"" + id + "\",\"Arn\":\"arn:aws:organizations::aws:policy/service_control_policy/" + id
                + "\",\"Name\":\"" + name + "\",\"Type\":\"SERVICE_CONTROL_POLICY\",\"AwsManaged\":"
                + id.equals("p-FullAWSAccess") + "}";
    }
}
