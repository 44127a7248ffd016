package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Gives the regions of the account's buckets by their names, as far as the list of buckets tells them. */
@RestsOn(OwnBuckets.class)
public record OwnPlaces() implements Derived<Map<String, String>> {
    @Override
    public Map<String, String> derive(Facts facts) {
        Map<String, String> regions = new HashMap<>();
        for (Bucket bucket : facts.get(new OwnBuckets())) {
            if (bucket.bucketRegion() != null) {
                regions.put(bucket.name(), bucket.bucketRegion());
            }
        }
        return Map.copyOf(regions);
    }
}
