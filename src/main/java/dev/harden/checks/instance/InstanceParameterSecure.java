package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.ssm.Parameters;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/** Holds each parameter whose name promises a secret to being encrypted; knows names and types, never a value. */
@CheckInfo(
        id = "instance-parameter-secure",
        title = "Parameters named as secrets are SecureStrings",
        fault = "Parameter named as a secret is not a SecureString",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "there is no parameter in Parameter Store",
        reads = {Parameters.class})
@WithoutCommand(
        why = NoCommand.Why.VALUE,
        text =
                "its value, which the audit does not read, has to be put into a new parameter that is a SecureString, and its readers told the name")
public final class InstanceParameterSecure implements Check<InstanceParameterSecure.Subject> {
    /** Is a parameter that is judged, or what is said of all parameters of a region. */
    sealed interface Subject {}

    /**
     * Is how many parameters of a region there are.
     *
     * @param judged those that are named as secrets
     * @param others the others, which are not judged
     */
    record Count(Scope scope, int judged, int others) implements Subject {}

    /**
     * Is a parameter that is named as a secret.
     *
     * @param scope the account and region
     * @param parameter what Parameter Store tells of it
     * @param word the word of its name that says so
     */
    record Named(Scope scope, ParameterMetadata parameter, String word) implements Subject {}

    @Override
    public Subjects<Subject> subjects(Scope scope, Facts facts) {
        List<ParameterMetadata> all = facts.get(new Parameters(scope.region()));
        List<Subject> subjects = new ArrayList<>();
        all.forEach(one -> SecretName.word(one.name()).ifPresent(word -> subjects.add(new Named(scope, one, word))));
        if (!all.isEmpty()) {
            subjects.add(new Count(scope, subjects.size(), all.size() - subjects.size()));
        }
        return Subjects.of(subjects);
    }

    @Override
    public Resource resource(Subject subject) {
        return subject instanceof Count count
                ? count.scope().account().resource("all parameters")
                : resource((Named) subject);
    }

    private static Resource resource(Named named) {
        String name = named.parameter().name();
        String arn = named.parameter().arn() == null
                ? named.scope().arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name)
                : named.parameter().arn();
        return new Resource(arn, name, "AWS::SSM::Parameter", name);
    }

    @Override
    public Verdict judge(Subject subject, Facts facts) {
        return subject instanceof Count count
                ? Verdict.notApplicable(
                        "%s judged by name, %s not looked at: their names contain no word for a secret",
                        count.judged() == 1 ? "1 parameter" : count.judged() + " parameters", count.others())
                : judge((Named) subject);
    }

    private static Verdict judge(Named named) {
        String type = named.parameter().typeAsString();
        return type.equals("SecureString")
                ? Verdict.pass("named as a secret (%s), and a SecureString", named.word())
                : Verdict.fail("named as a secret (%s), but of type %s", named.word(), type);
    }
}
