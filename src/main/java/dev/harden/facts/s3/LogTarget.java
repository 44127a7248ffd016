package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;

/**
 * Tells which bucket receives the access logs of a bucket; none where access is not logged.
 *
 * @param bucket the name of the bucket whose access is logged
 */
@RestsOn({BucketLogging.class, PlaceOf.class})
public record LogTarget(String bucket) implements Derived<List<Purpose>> {
    @Override
    public List<Purpose> derive(Facts facts) {
        Optional<LoggingEnabled> logging =
                facts.get(new PlaceOf(bucket)).flatMap(place -> facts.get(new BucketLogging(place)));
        return logging.map(to -> new Purpose(to.targetBucket(), "it receives the access logs of " + bucket)).stream()
                .toList();
    }
}
