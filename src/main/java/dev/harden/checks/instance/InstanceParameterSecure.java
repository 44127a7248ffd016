package dev.harden.checks.instance;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.ssm.Parameters;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/** Holds each parameter whose name promises a secret to being encrypted; knows names and types, never a value. */
@CheckInfo(
        id = "instance-parameter-secure",
        title = "Every parameter that is named as a secret is a SecureString",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        reads = Parameters.class)
public final class InstanceParameterSecure implements Check<InstanceParameterSecure.Named> {
    /**
     * Is a parameter that is named as a secret.
     *
     * @param scope the account and region
     * @param parameter what Parameter Store tells of it
     * @param word the word of its name that says so
     */
    record Named(Scope scope, ParameterMetadata parameter, String word) {}

    @Override
    public Subjects<Named> subjects(Scope scope, Facts facts) {
        List<Named> named = facts.get(new Parameters(scope.region())).stream()
                .flatMap(one -> SecretName.word(one.name()).map(word -> new Named(scope, one, word)).stream())
                .toList();
        return Subjects.of(named);
    }

    @Override
    public Resource resource(Named named) {
        String name = named.parameter().name();
        String arn = named.parameter().arn() == null
                ? named.scope().arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name)
                : named.parameter().arn();
        return new Resource(arn, name, "AWS::SSM::Parameter", name);
    }

    @Override
    public Verdict judge(Named named, Facts facts) {
        String type = named.parameter().typeAsString();
        return type.equals("SecureString")
                ? Verdict.pass("named as a secret (%s), and a SecureString", named.word())
                : Verdict.fail("named as a secret (%s), but of type %s", named.word(), type)
                        .with(Commands.mend(
                                named.scope().region(),
                                "ssm",
                                "put-parameter",
                                "--type",
                                "SecureString",
                                "--name",
                                named.parameter().name() + "-secure",
                                "--value",
                                "file://VALUE"));
    }
}
