package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.facts.Now;
import dev.harden.facts.iam.Rights;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Policy;
import dev.harden.policy.Question;
import dev.harden.policy.Statement;
import dev.harden.policy.Truth;
import java.util.List;
import java.util.Optional;

/** Holds the account to letting nobody but administrators run commands on every instance. */
@CheckInfo(
        id = "instance-run-command-access",
        title = "Nobody but administrators may run commands on every instance",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        reads = {Now.class, Rights.class})
public final class InstanceRunCommandAccess extends PowerCheck {
    private static final Domain SEND = Domain.actions("ssm:SendCommand");
    /** AWS's documents that run whatever they are given; the others run a program of theirs. */
    private static final List<String> RUNNERS = List.of(
            "AWS-RunShellScript",
            "AWS-RunPowerShellScript",
            "AWS-RunRemoteScript",
            "AWS-RunDocument",
            "AWS-RunSaltState",
            "AWS-RunAnsiblePlaybook",
            "AWS-ApplyAnsiblePlaybooks",
            "AWS-ApplyChefRecipes",
            "AWS-ApplyDSCMofs",
            "AWS-InstallApplication",
            "AWS-InstallPowerShellModule");

    private static final Domain START = Domain.actions("ssm:StartSession");

    @Override
    String power() {
        return "may run commands on every instance";
    }

    @Override
    List<Question> asked(Account account, String region, Context context) {
        Domain instances = Domain.resources(
                "arn:" + account.partition() + ":ec2:" + region + ":" + account.id() + ":instance/i-?*");
        // The key says that AWS looks whether the document is allowed, too; it leaves no instance out.
        Context checked = context.with("ssm:SessionDocumentAccessCheck", "true");
        return List.of(new Question(SEND, instances, context), new Question(START, instances, checked));
    }

    /** A command takes a document, which has to be allowed as well; a session does without. */
    @Override
    boolean isOfUse(Question question, Layers policies, Account account, String region) {
        String prefix = "arn:" + account.partition() + ":ssm:" + region + ":";
        Question own = new Question(SEND, Domain.resources(prefix + account.id() + ":document/?*"), question.context());
        return question.actions() != SEND
                || policies.mayDo(own).truth() == Truth.YES
                || RUNNERS.stream()
                        .map(name ->
                                new Question(SEND, Domain.resources(prefix + ":document/" + name), question.context()))
                        .anyMatch(one -> policies.mayDo(one).truth() == Truth.YES);
    }

    /** Leaves out roles that only services assume: people do not come by them. */
    @Override
    boolean isJudged(Rights.Holder holder) {
        List<Statement> trust = trust(holder).statements();
        boolean services = !trust.isEmpty()
                && trust.stream()
                        .filter(Statement::allows)
                        .allMatch(one -> one.principal()
                                .filter(principal -> principal.isServices())
                                .isPresent());
        return super.isJudged(holder) && !services;
    }

    @Override
    Optional<String> whyUnclear(Rights.Holder holder) {
        Policy trust = trust(holder);
        return holder.trust().isEmpty() || trust.document().isPresent()
                ? Optional.empty()
                : Optional.of(trust.name() + " " + trust.problem());
    }

    private static Policy trust(Rights.Holder holder) {
        return Policy.read("the trust policy of " + holder, holder.trust());
    }
}
