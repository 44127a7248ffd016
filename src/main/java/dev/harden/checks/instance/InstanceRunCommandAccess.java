package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.iam.Rights;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Policy;
import dev.harden.policy.Question;
import dev.harden.policy.Statement;
import dev.harden.policy.Truth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the account to letting nobody but administrators run commands on every instance. */
@CheckInfo(
        id = "instance-run-command-access",
        title = "Only administrators can run commands on every instance",
        fault = "Principals other than administrators can run commands on every instance",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT)
@WithoutCommand(why = NoCommand.Why.DECISION, text = "someone has to decide which instances each of them needs")
public final class InstanceRunCommandAccess extends PowerCheck {
    private static final Domain SEND = Domain.actions("ssm:SendCommand");
    private static final Domain START = Domain.actions("ssm:StartSession");

    @Override
    String power() {
        return "may run commands on every instance or hybrid node";
    }

    @Override
    List<Question> asked(Account account, String region, Context context) {
        Domain instances = Domain.resources(
                "arn:" + account.partition() + ":ec2:" + region + ":" + account.id() + ":instance/i-?*");
        // The key says that AWS looks whether the document is allowed, too; it leaves no instance out.
        Context checked = context.with("ssm:SessionDocumentAccessCheck", "true");
        Domain hybrid = Domain.resources(
                "arn:" + account.partition() + ":ssm:" + region + ":" + account.id() + ":managed-instance/mi-?*");
        return List.of(
                new Question(SEND, instances, context),
                new Question(START, instances, checked),
                new Question(SEND, hybrid, context),
                new Question(START, hybrid, checked));
    }

    /**
     * A command takes a document, which has to be allowed as well, and runs what its caller writes when the document is
     * one for that, or one that is not AWS's; a session does without.
     */
    @Override
    boolean isOfUse(Question question, Layers policies, Account account, String region) {
        String prefix = "arn:" + account.partition() + ":ssm:" + region + ":";
        Question own = new Question(SEND, Domain.resources(prefix + account.id() + ":document/?*"), question.context());
        return question.actions() != SEND
                || policies.mayDo(own).truth() == Truth.YES
                || Stream.concat(Documents.ANY_COMMAND.stream(), Documents.others(policies))
                        .flatMap(name -> Stream.of("", account.id()).map(owner -> prefix + owner + ":document/" + name))
                        .anyMatch(arn -> policies.mayDo(new Question(SEND, Domain.resources(arn), question.context()))
                                        .truth()
                                == Truth.YES);
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
