package dev.harden.checks.identity;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.iam.ServerCertificates;
import dev.harden.model.Account;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

/**
 * Deletes a server certificate.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServerCertificate.html">
 *     DeleteServerCertificate</a>
 */
final class CertificateMend {
    private CertificateMend() {}

    static Mend of(Account account, ServerCertificateMetadata certificate) {
        String name = certificate.serverCertificateName();
        Step step = Step.of(Iam.call(account, "DeleteServerCertificate", "ServerCertificateName", name))
                .guarded(Guard.of(
                        Iam.call(account, "GetServerCertificate", "ServerCertificateName", name),
                        Guards.at("ServerCertificate.ServerCertificateMetadata.Expiration", certificate.expiration())))
                .but(Effect.IRREVERSIBLE, "IAM gives no one the private key of certificate " + name)
                .but(Effect.CUTS_OFF, "all clients of a load balancer that still uses certificate " + name);
        return Mend.of(
                        new Target("AWS::IAM::ServerCertificate", "global", certificate.arn()),
                        "server certificate " + name + " is deleted",
                        step)
                .foretelling(
                        new ServerCertificates(),
                        all -> all.stream()
                                .filter(one -> !certificate.arn().equals(one.arn()))
                                .toList());
    }
}
