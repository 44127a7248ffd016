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
import dev.harden.policy.Question;
import java.util.List;
import java.util.stream.Stream;

/** Holds the account to letting nobody but administrators read every parameter. */
@CheckInfo(
        id = "instance-parameter-access",
        title = "Only administrators can read every parameter",
        fault = "Principals other than administrators can read every parameter",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT)
@WithoutCommand(why = NoCommand.Why.DECISION, text = "someone has to decide which parameters each of them needs")
public final class InstanceParameterAccess extends PowerCheck {
    /** What every managed node holds; it lets the agent read the parameters that documents name. */
    private static final String CORE = "AWS's policy AmazonSSMManagedInstanceCore";

    @Override
    String power() {
        return "may read every parameter";
    }

    @Override
    List<Question> asked(Account account, String region, Context context) {
        Domain parameters = Domain.resources(
                "arn:" + account.partition() + ":ssm:" + region + ":" + account.id() + ":parameter/?*");
        return Stream.of("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory")
                .map(action -> new Question(Domain.actions(action), parameters, context))
                .toList();
    }

    @Override
    Layers judged(Rights.Holder holder) {
        return holder.policies().without(CORE);
    }

    @Override
    String besides(List<Rights.Holder> holders) {
        List<String> nodes = holders.stream()
                .filter(holder -> holder.policies().policies().stream()
                        .anyMatch(policy -> policy.name().equals(CORE)))
                .map(Rights.Holder::toString)
                .toList();
        return nodes.isEmpty()
                ? ""
                : "; AmazonSSMManagedInstanceCore, which every managed node needs, allows these to read them too: "
                        + String.join(", ", nodes);
    }
}
