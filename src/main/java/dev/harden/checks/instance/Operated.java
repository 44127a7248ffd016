package dev.harden.checks.instance;

import dev.harden.checks.Verdict;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;

/**
 * Leaves what a service of AWS operates to that service: nobody else can change it.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html">Amazon EC2 managed
 *     instances</a>
 */
final class Operated {
    private Operated() {}

    /** Gives the verdict on what a service operates; none on what people do. */
    static Optional<Verdict> verdict(OperatorResponse operator) {
        if (operator == null || !Boolean.TRUE.equals(operator.managed())) {
            return Optional.empty();
        }
        String service = operator.principal() == null ? "a service of AWS" : operator.principal();
        return Optional.of(Verdict.notApplicable("%s operates it, and answers for it", service));
    }
}
