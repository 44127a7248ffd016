package dev.harden.checks.root;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.Option;
import dev.harden.facts.iam.CredentialReport;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Holds root to not having been used lately, by its password or its keys. */
@CheckInfo(
        id = "root-unused",
        title = "The root user is not used",
        fault = "Root user was used recently",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {CredentialReport.class, Now.class})
@WithoutCommand(why = Why.PERSON, text = "whoever used root has to say what for; it passes when root stays unused")
public final class RootUnused implements ScopeCheck {
    private static final Option<Integer> DAYS =
            Option.number("root-unused.days", 30, 1, 3650, "How many days root must not have been used for.");

    /** What the report tells of each of root's credentials. */
    private static final Map<String, String> LAST_USED = Map.of(
            "password_last_used", "the password",
            "access_key_1_last_used_date", "the first access key",
            "access_key_2_last_used_date", "the second access key");

    @Override
    public List<Option<?>> options() {
        return List.of(DAYS);
    }

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        CredentialReport.Row root = facts.get(new CredentialReport()).root();
        Instant now = facts.get(new Now());
        int days = facts.option(DAYS);
        for (String column : new TreeSet<>(LAST_USED.keySet()).descendingSet()) {
            Optional<Instant> used = root.time(column);
            if (used.isPresent() && used.get().isAfter(now.minus(Duration.ofDays(days)))) {
                return Verdict.fail(
                        "root was used with %s on %s, within %d days", LAST_USED.get(column), used.get(), days);
            }
        }
        return Verdict.pass(
                "neither root's password nor its access keys were used within %d days, as of the credential report;"
                        + " sessions by sts:AssumeRoot leave no trace there",
                days);
    }
}
