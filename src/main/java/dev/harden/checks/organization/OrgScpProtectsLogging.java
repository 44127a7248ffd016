package dev.harden.checks.organization;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.organizations.ScpPath;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import java.util.List;
import java.util.stream.Stream;

/** Holds the service control policies on a member's path to forbidding to stop, delete or rewrite trails and recorders. */
@CheckInfo(
        id = "org-scp-protects-logging",
        title = "Service control policies protect trails and configuration recorders",
        fault = "Service control policies do not fully protect trails and configuration recorders",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "the organization has no account whose trails and recorders a policy could protect")
public final class OrgScpProtectsLogging extends ScpCheck {
    private static final List<String> OF_TRAILS = List.of(
            "cloudtrail:StopLogging",
            "cloudtrail:DeleteTrail",
            "cloudtrail:UpdateTrail",
            "cloudtrail:PutEventSelectors");
    private static final List<String> OF_RECORDERS = List.of(
            "config:StopConfigurationRecorder", "config:DeleteConfigurationRecorder", "config:DeleteDeliveryChannel");

    @Override
    Verdict judge(ScpPath.Path path) {
        // Trails and recorders are the account's own, so what is said of their owner holds as well.
        Context own = path.member()
                .with("aws:ResourceOrgID", path.organization())
                .with("aws:ResourceOrgPaths", path.place())
                .with("aws:ResourceAccount", path.account());
        Domain trails = Domain.resources("arn:" + path.partition() + ":cloudtrail:*:" + path.account() + ":trail/?*");
        return Bans.verdict(Stream.concat(
                        OF_TRAILS.stream().map(action -> Ban.toAll(path, action, trails, own)),
                        OF_RECORDERS.stream().map(action -> Ban.toAll(path, action, Domain.EVERY_RESOURCE, own)))
                .toList());
    }

    @Override
    Remedy remedy(OrganizationRoot.Top top, Account self) {
        return Remedy.none(
                NoCommand.Why.DECISION,
                "someone has to decide who may still change trails and recorders, as the role that rolls them out");
    }
}
