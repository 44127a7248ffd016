package dev.harden.checks.identity;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.iam.ServerCertificates;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

/** Holds each server certificate that IAM stores to being valid still. */
@CheckInfo(
        id = "iam-expired-certificates",
        title = "No server certificate stored in IAM has expired",
        fault = "Expired server certificate stored in IAM",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "IAM stores no server certificate",
        reads = {CallerIdentity.class, Now.class, ServerCertificates.class})
public final class IamExpiredCertificates implements Check<IamExpiredCertificates.Stored> {
    /** Is a certificate, or the account that stores none. */
    record Stored(Account account, Optional<ServerCertificateMetadata> certificate) {}

    @Override
    public Subjects<Stored> subjects(Scope scope, Facts facts) {
        Account account = facts.get(new CallerIdentity());
        List<ServerCertificateMetadata> certificates = facts.get(new ServerCertificates());
        if (certificates.isEmpty()) {
            return Subjects.one(new Stored(account, Optional.empty()));
        }
        return Subjects.of(certificates.stream()
                .map(certificate -> new Stored(account, Optional.of(certificate)))
                .toList());
    }

    @Override
    public Resource resource(Stored stored) {
        return stored.certificate()
                .map(certificate -> new Resource(
                        certificate.arn(),
                        certificate.serverCertificateName(),
                        "AWS::IAM::ServerCertificate",
                        certificate.serverCertificateName()))
                .orElseGet(stored.account()::resource);
    }

    @Override
    public Verdict judge(Stored stored, Facts facts) {
        if (stored.certificate().isEmpty()) {
            return Verdict.pass("IAM stores no server certificate");
        }
        Instant expires = Answers.require(stored.certificate().get().expiration(), "Expiration");
        return expires.isAfter(facts.get(new Now()))
                ? Verdict.pass("the certificate is valid until %s", expires)
                : Verdict.fail("the certificate expired on %s", expires)
                        .mendedBy(CertificateMend.of(
                                stored.account(), stored.certificate().get()));
    }
}
