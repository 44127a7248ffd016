package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.Seen;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import dev.harden.policy.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;

/** Holds each role to trusting nobody outside whom nothing narrows. */
@CheckInfo(
        id = "iam-role-trust",
        title = "Role trust policies admit outsiders only under conditions that narrow them",
        fault = "Role trust policy admits outsiders without a condition that narrows them",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "the account has no roles but service-linked ones",
        reads = {
            AuthorizationDetails.class,
            CallerIdentity.class,
            OrganizationAccounts.class,
            OrganizationRoot.class,
            OwnOrganization.class
        })
@WithoutCommand(why = Why.DECISION, text = "someone has to decide whom the role may trust, and by which condition")
public final class IamRoleTrust implements Check<IamRoleTrust.Trusting> {
    private static final Option<List<String>> ACCOUNTS = Option.list(
            "iam-role-trust.accounts",
            List.of(),
            "Accounts outside of the organization that roles may trust, ids of twelve digits in quotes.",
            IamRoleTrust::account);

    /** Is a role, or the account that has none. */
    record Trusting(Account account, Optional<RoleDetail> role) {
        String arn() {
            return role.map(RoleDetail::arn).orElse("");
        }
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ACCOUNTS);
    }

    private static String account(String text) {
        if (!text.matches("\\d{12}")) {
            throw new IllegalArgumentException("takes account ids of twelve digits, in quotes");
        }
        return text;
    }

    @Override
    public Subjects<Trusting> subjects(Scope scope, Facts facts) {
        Account account = facts.get(new CallerIdentity());
        List<Trusting> roles = facts.get(new AuthorizationDetails()).roles().stream()
                .filter(role -> !Answers.require(role.arn(), "Arn").contains(":role/aws-service-role/"))
                .map(role -> new Trusting(account, Optional.of(role)))
                .toList();
        return roles.isEmpty() ? Subjects.one(new Trusting(account, Optional.empty())) : Subjects.of(roles);
    }

    @Override
    public Resource resource(Trusting trusting) {
        return trusting.role()
                .map(role -> new Resource(role.arn(), role.roleName(), "AWS::IAM::Role", role.roleName()))
                .orElseGet(trusting.account()::resource);
    }

    @Override
    public Verdict judge(Trusting trusting, Facts facts) {
        if (trusting.role().isEmpty()) {
            return Verdict.notApplicable("the account has no roles but service-linked ones");
        }
        RoleDetail role = trusting.role().get();
        String text = Answers.require(role.assumeRolePolicyDocument(), "AssumeRolePolicyDocument");
        Trust trust = Trust.read(role.roleName(), text);
        List<Door> doors = new ArrayList<>();
        RoleCallers callers = new RoleCallers(trust, trusting.arn(), trusting.account());
        doors.addAll(callers.doors());
        doors.addAll(new RoleProviders(trust, trusting.arn(), callers).doors());
        Seen<Door> open = facts.keep(doors, door -> isOpen(door, facts));
        if (!open.items().isEmpty()) {
            List<String> said = open.items().stream().map(Door::says).distinct().toList();
            return Verdict.fail("%s%s", String.join("; ", said), forbidden(trusting.account(), facts));
        }
        open.orThrow();
        if (trust.policy().document().isEmpty()) {
            throw FactUnavailable.notSettled(
                    trust.policy().name() + " " + trust.policy().problem());
        }
        Set<String> named = new TreeSet<>(trust.allowed("AWS"));
        named.addAll(trust.allowed("Service"));
        named.addAll(trust.allowed("Federated"));
        return Verdict.pass(
                "no outsider can assume the role without a condition that narrows it%s",
                named.isEmpty() ? "" : "; the trust policy names " + String.join(", ", named));
    }

    /**
     * Says what a resource control policy may take away: it binds the roles of members, and can but deny, so that it makes
     * no role open. Trust is judged without it, since it changes nothing about whom the role trusts.
     */
    private static String forbidden(Account account, Facts facts) {
        boolean mayBe = facts.attempt(new OwnOrganization()).items().stream()
                .flatMap(Optional::stream)
                .anyMatch(own -> own.featureSet() == OrganizationFeatureSet.ALL
                        && !account.id().equals(own.masterAccountId()));
        boolean off =
                mayBe && facts.attempt(new OrganizationRoot()).items().stream().anyMatch(top -> !top.hasRcps());
        return mayBe && !off
                ? "; whether a resource control policy of the organization forbids it all the same was not weighed"
                : "";
    }

    /** Tells whether a door leads outside. */
    private static boolean isOpen(Door door, Facts facts) {
        if (!door.account().isEmpty() && facts.option(ACCOUNTS).contains(door.account())) {
            return false;
        }
        if (!door.unclear().isEmpty()) {
            throw FactUnavailable.notSettled(door.unclear());
        }
        return door.account().isEmpty() && door.organization().isEmpty() || isOutside(door, facts);
    }

    private static boolean isOutside(Door door, Facts facts) {
        Optional<Organization> own = facts.get(new OwnOrganization());
        if (own.isEmpty()) {
            return true;
        }
        if (door.organization().equals(Answers.require(own.get().id(), "Id"))) {
            return false;
        }
        String management = Answers.require(own.get().masterAccountId(), "MasterAccountId");
        return door.account().isEmpty()
                || !door.account().equals(management)
                        && facts.getHereOrIn(management, new OrganizationAccounts()).stream()
                                .noneMatch(one -> one.id().equals(door.account()));
    }
}
