package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.BucketPolicy;
import dev.harden.facts.s3.Place;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Remedy;
import dev.harden.policy.Access;
import dev.harden.policy.Answer;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Policy;
import dev.harden.policy.Question;
import dev.harden.policy.Truth;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the policy of each bucket to denying everybody everything that does not come over TLS. */
@CheckInfo(
        id = "s3-tls-only",
        title = "Bucket policies deny requests without TLS",
        fault = "Bucket policy does not deny all requests without TLS",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "the account has no bucket that could be asked without TLS",
        reads = {BucketPolicy.class, CallerIdentity.class})
public final class S3TlsOnly extends BucketCheck {
    /** Is what is so without TLS: there is no version of it either. */
    private static final Context PLAIN =
            Context.ANY.with("aws:SecureTransport", "false").without("s3:TlsVersion");

    @Override
    Verdict judge(Place place, Facts facts) {
        Optional<String> text = facts.get(new BucketPolicy(place));
        String arn = "arn:" + facts.get(new CallerIdentity()).partition() + ":s3:::" + place.bucket();
        Remedy mend = mend(place, text, arn);
        if (text.isEmpty()) {
            return Verdict.fail("the bucket has no policy, so it accepts requests without TLS")
                    .mendedBy(mend);
        }
        Policy policy = Policy.read("the bucket policy", text.get());
        Answer answer = Layers.of(policy)
                .denies(new Question(Domain.actions("s3:*"), Domain.resources(arn, arn + "/?*"), PLAIN));
        if (answer.truth() == Truth.YES) {
            return Verdict.pass(
                    "%s denies everyone requests without TLS",
                    answer.denying().stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
        }
        if (answer.no().isEmpty() && !answer.unclear().isEmpty()) {
            throw FactUnavailable.notSettled(answer.unclear());
        }
        boolean nothing = answer.yes().isEmpty() && answer.depends().isEmpty();
        return nothing
                ? Verdict.fail("the bucket policy denies nothing of s3:* without TLS")
                        .mendedBy(mend)
                : Verdict.fail("%s", why(answer.against().orElseThrow())).mendedBy(mend);
    }

    private static String why(Access access) {
        String what = access.spelled() + " on " + access.resource();
        if (access.truth() == Truth.NO || access.by().isEmpty()) {
            return "the bucket policy does not deny " + what + " without TLS";
        }
        String narrowed = access.keys().isEmpty()
                ? "not to everyone"
                : "only where its conditions on " + String.join(", ", new TreeSet<>(access.keys())) + " are met";
        return access.by().get() + " denies " + what + " without TLS " + narrowed;
    }

    private static Remedy mend(Place place, Optional<String> before, String arn) {
        return BucketDocuments.stating(
                place,
                before,
                "bucket " + place.bucket() + " refuses requests without TLS",
                "TlsOnly",
                Call.map(
                        "Effect",
                        "Deny",
                        "Principal",
                        "*",
                        "Action",
                        "s3:*",
                        "Resource",
                        List.of(arn, arn + "/*"),
                        "Condition",
                        Call.map("Bool", Call.map("aws:SecureTransport", "false"))),
                "whoever asks bucket " + place.bucket() + " without TLS");
    }
}
