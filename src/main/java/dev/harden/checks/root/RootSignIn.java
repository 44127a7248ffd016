package dev.harden.checks.root;

import dev.harden.checks.Verdict;
import dev.harden.model.Account;
import java.util.Optional;
import java.util.Set;

/**
 * Tells where root cannot sign in to the console, so that there is neither a password nor an MFA device to look after.
 *
 * @see <a href="https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html">IAM in AWS GovCloud (US)</a>
 */
final class RootSignIn {
    private static final Set<String> WITHOUT = Set.of("aws-us-gov", "aws-cn");

    private RootSignIn() {}

    /** Says why a check of root's sign-in does not apply; absent where root can sign in. */
    static Optional<Verdict> none(Account account) {
        return WITHOUT.contains(account.partition())
                ? Optional.of(Verdict.notApplicable(
                        "in partition %s root has no console sign-in of its own: no password and no MFA device",
                        account.partition()))
                : Optional.empty();
    }
}
