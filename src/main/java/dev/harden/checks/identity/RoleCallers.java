package dev.harden.checks.identity;

import dev.harden.model.Account;
import dev.harden.policy.Context;
import dev.harden.policy.Trust;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a role's trust policy whether it lets in principals of other accounts, and services that act for them, whom nothing
 * narrows: they come from any address, have no external id of their own, and no MFA that somebody asks for.
 *
 * @param trust the policy
 * @param role the role's ARN
 * @param own the account
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">The confused deputy problem</a>
 */
record RoleCallers(Trust trust, String role, Account own) {
    private static final List<String> ADDRESSES = List.of("8.77.3.9", "203.77.3.9", "2a0d:77::9");
    private static final List<String> PLACES = List.of(
            "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp", "aws:SourceVpcArn", "aws:Ec2InstanceSourceVpc");
    private static final Pattern ORGANIZATION = Pattern.compile("^o-[a-z0-9]+");
    private static final String OTHER_ORGANIZATION = "o-zqother999";

    List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        boolean everybody = trust.allowsUnnamed();
        if (everybody) {
            doors.addAll(everybody());
        }
        Set<String> accounts = new TreeSet<>();
        trust.allowed("AWS").forEach(name -> accounts.add(Trust.accountOf(name)));
        if (everybody) {
            trust.values("aws:PrincipalAccount").forEach(name -> accounts.add(Trust.accountOf(name)));
            trust.values("aws:PrincipalArn").forEach(name -> accounts.add(Trust.accountOf(name)));
        }
        accounts.removeAll(Set.of("", own.id()));
        for (String account : accounts) {
            doors.addAll(of(account, everybody));
        }
        for (String service : trust.allowed("Service")) {
            if (Deputies.isDocumented(service)) {
                service(service).ifPresent(doors::add);
            }
        }
        return doors;
    }

    private List<Door> everybody() {
        String stranger = stranger();
        Set<String> arns = new LinkedHashSet<>(List.of(unnamed(stranger)));
        for (String pattern : trust.values("aws:PrincipalArn")) {
            String[] parts = pattern.split(":", 6);
            // Whoever owns an account gives its roles what names they like.
            if (parts.length == 6 && parts[4].contains("*")) {
                arns.add("arn:" + own.partition() + ":iam::" + stranger + ":" + filled(parts[5]));
            } else if (pattern.startsWith("*") && pattern.contains("role/")) {
                arns.add("arn:" + own.partition() + ":iam::" + stranger + ":"
                        + filled(pattern.substring(pattern.indexOf("role/"))));
            }
        }
        List<Door> doors = new ArrayList<>();
        for (String organization : organizations()) {
            boolean named = !isOther(organization);
            String says =
                    named ? "the role trusts everyone in organization " + organization : "the role trusts everyone";
            Optional<Door> found = Optional.empty();
            for (String arn : arns) {
                found = Door.better(
                        found, asked(arn, in(principal(arn), organization), "", named ? organization : "", says));
            }
            found.ifPresent(doors::add);
        }
        return doors;
    }

    private List<Door> of(String account, boolean everybody) {
        Set<String> arns = new LinkedHashSet<>();
        for (String name : trust.allowed("AWS")) {
            if (Trust.accountOf(name).equals(account)) {
                arns.add(name.matches("\\d{12}|.*:root") ? unnamed(account) : name);
            }
        }
        if (everybody) {
            arns.add(unnamed(account));
            trust.values("aws:PrincipalArn").stream()
                    .filter(name -> Trust.accountOf(name).equals(account))
                    .forEach(name -> arns.add(filled(name)));
        }
        List<Door> doors = new ArrayList<>();
        for (String arn : arns) {
            String who = arn.equals(unnamed(account)) ? "account " + account : arn + " of account " + account;
            String says = "the role trusts " + who
                    + ", which is outside, without an external ID or a condition that narrows it";
            for (String organization : organizations()) {
                String named = isOther(organization) ? "" : organization;
                Optional<Door> found = Optional.empty();
                Context context = in(principal(arn), organization)
                        .without("aws:MultiFactorAuthPresent")
                        .without("aws:MultiFactorAuthAge")
                        .withoutOthers("aws:PrincipalTag/");
                found = Door.better(found, asked(arn, context.without("sts:ExternalId"), account, named, says));
                found = Door.better(
                        found, asked(arn, context.with("sts:ExternalId", "zq-other"), account, named, says));
                found.ifPresent(doors::add);
            }
        }
        return doors;
    }

    private Optional<Door> asked(String arn, Context context, String account, String organization, String says) {
        Optional<Door> found = Optional.empty();
        for (String address : ADDRESSES) {
            Trust.Caller caller = new Trust.Caller("AWS", arn, context.with("aws:SourceIp", address));
            found = Door.better(
                    found, Door.of(trust.lets(caller, "sts:AssumeRole", role), account, organization, says));
        }
        return found;
    }

    private Context principal(String arn) {
        String[] parts = arn.split(":", 6);
        // The session of a role is told by the role's ARN.
        String asRole = parts[5].startsWith("assumed-role/")
                ? "arn:" + parts[1] + ":iam::" + parts[4] + ":role/" + parts[5].split("/")[1]
                : arn;
        Context context = request()
                .by(asRole)
                .with("aws:PrincipalAccount", parts[4])
                .with("aws:ViaAWSService", "false")
                .with("aws:PrincipalType", parts[5].startsWith("user/") ? "User" : "AssumedRole")
                .with("aws:userid", parts[5].startsWith("user/") ? "AIDAZQUNNAMED00000000" : "AROAZQUNNAMED00000000:zq")
                .without("aws:PrincipalServiceName")
                .without("aws:SourceAccount")
                .without("aws:SourceArn");
        for (String place : PLACES) {
            context = context.without(place);
        }
        return context;
    }

    /** Knows what is so of every request for the role. */
    Context request() {
        Context context = Context.ANY.with("aws:SecureTransport", "true").with("aws:ResourceAccount", own.id());
        for (String key : trust.keys()) {
            if (RoleProviders.isOfProvider(key)) {
                context = context.without(key);
            }
        }
        return context;
    }

    private Context in(Context context, String organization) {
        if (organization.isEmpty()) {
            return context.without("aws:PrincipalOrgID").without("aws:PrincipalOrgPaths");
        }
        String path = trust.values("aws:PrincipalOrgPaths").stream()
                .filter(value -> value.startsWith(organization + "/"))
                .map(RoleCallers::filled)
                .findFirst()
                .orElse(organization + "/r-zq99/ou-zq99-zqother9/");
        return context.with("aws:PrincipalOrgID", organization).with("aws:PrincipalOrgPaths", path);
    }

    /** Tells none and one that nobody names from those that the policy names. */
    private static boolean isOther(String organization) {
        return organization.isEmpty() || organization.equals(OTHER_ORGANIZATION);
    }

    private Set<String> organizations() {
        Set<String> organizations = new LinkedHashSet<>(List.of("", OTHER_ORGANIZATION));
        for (String key : List.of("aws:PrincipalOrgID", "aws:PrincipalOrgPaths")) {
            for (String value : trust.values(key)) {
                Matcher named = ORGANIZATION.matcher(value);
                if (named.find() && named.end() > 10) {
                    organizations.add(named.group());
                }
            }
        }
        return organizations;
    }

    /** Asks for a service that acts for something of a stranger's account. */
    private Optional<Door> service(String service) {
        String stranger = stranger();
        Set<String> sources = new LinkedHashSet<>();
        sources.add("arn:" + own.partition() + ":" + service.replaceFirst("\\..*", "") + ":us-east-1:" + stranger
                + ":zq/other");
        for (String pattern : trust.values("aws:SourceArn")) {
            String[] parts = pattern.split(":", 6);
            if (parts.length == 6 && (parts[4].contains("*") || parts[4].isEmpty() && parts[5].contains("*"))) {
                parts[4] = parts[4].isEmpty() ? "" : stranger;
                sources.add(filled(String.join(":", parts)));
            } else if (parts.length < 6 && pattern.endsWith("*")) {
                sources.add(filled(pattern) + ":" + stranger + ":zq");
            }
        }
        String says =
                "the role trusts service " + service + " on behalf of any account: no condition on aws:SourceAccount,"
                        + " aws:SourceArn or aws:SourceOrgID keeps others' out";
        Optional<Door> found = Optional.empty();
        for (String source : sources) {
            Context context = request()
                    .with("aws:PrincipalIsAWSService", "true")
                    .with("aws:PrincipalServiceName", service)
                    .with("aws:SourceAccount", stranger)
                    .with("aws:SourceArn", source)
                    .without("aws:PrincipalOrgID")
                    .without("aws:PrincipalOrgPaths")
                    .without("sts:ExternalId");
            Context without = context.without("aws:SourceOrgID").without("aws:SourceOrgPaths");
            Context other = context.with("aws:SourceOrgID", OTHER_ORGANIZATION)
                    .with("aws:SourceOrgPaths", OTHER_ORGANIZATION + "/r-zq99/ou-zq99-zqother9/");
            for (Context one : List.of(without, other)) {
                Trust.Caller caller = new Trust.Caller("Service", service, one);
                found = Door.better(found, Door.of(trust.lets(caller, "sts:AssumeRole", role), "", "", says));
            }
        }
        return found;
    }

    private String unnamed(String account) {
        return "arn:" + own.partition() + ":iam::" + account + ":role/zq-someone-unnamed";
    }

    /** Gives an account that the policy does not name. */
    private String stranger() {
        String text = trust.toString();
        return List.of("918273645546", "827364554691", "736455469182").stream()
                .filter(one -> !one.equals(own.id()) && !text.contains(one))
                .findFirst()
                .orElse("645546918273");
    }

    /** Puts texts in the place of wildcards. */
    static String filled(String pattern) {
        return pattern.replace("*", "zq").replace('?', 'z');
    }
}
