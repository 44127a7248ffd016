package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.s3.BucketTags;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.CrossRegion;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.Purpose;
import dev.harden.facts.s3.Purposes;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import java.util.List;
import java.util.Optional;

/** Holds each bucket in scope to being replicated, whole, to another region. */
@CheckInfo(
        id = "s3-replicated",
        title = "Buckets in scope are replicated to another region",
        fault = "Bucket is not fully replicated to another region",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "the account has no bucket to replicate",
        reads = {BucketTags.class, BucketVersioning.class, CrossRegion.class, Purposes.class})
public final class S3Replicated extends BucketCheck {
    @Override
    public List<Option<?>> options() {
        return List.of(Filter.NAMES, Filter.TAGS);
    }

    @Override
    Verdict judge(Place place, Facts facts) {
        Filter filter = Filter.of(facts);
        if (!filter.takes(place.bucket(), () -> facts.get(new BucketTags(place)))) {
            return Verdict.notApplicable("the options s3-replicated.names and s3-replicated.tags leave the bucket out")
                    .leftOutBy(Filter.NAMES);
        }
        CrossRegion.Found found = facts.get(new CrossRegion(place));
        if (found.by().isPresent()) {
            CrossRegion.By by = found.by().get();
            return Verdict.pass(
                    "%s replicates the bucket to %s in %s",
                    by.rule().name(), by.to().bucket(), by.to().region());
        }
        return filter.isSet() ? fail(place, found, facts) : unlessItHoldsLogs(place, found, facts);
    }

    private static Verdict unlessItHoldsLogs(Place place, CrossRegion.Found found, Facts facts) {
        // The destination of a rule keeps versions; what never did is none.
        Optional<Purpose> purpose = facts.get(new Purposes())
                .of(
                        place.bucket(),
                        () -> !facts.get(new BucketVersioning(place)).never());
        return purpose.map(one -> Verdict.notApplicable("%s", one.text())).orElseGet(() -> fail(place, found, facts));
    }

    private static Verdict fail(Place place, CrossRegion.Found found, Facts facts) {
        if (found.problems().isEmpty()) {
            return Verdict.fail("the bucket has no replication configuration")
                    .mendedBy(ReplicaMends.made(place, facts.attempt(new BucketVersioning(place))));
        }
        return Verdict.fail(
                        "the bucket is not fully replicated to another region: %s", String.join("; ", found.problems()))
                .with(found.problems())
                .withoutCommand(
                        NoCommand.Why.DECISION,
                        "someone has to decide how to change the rules that are there, or which to add to them");
    }
}
