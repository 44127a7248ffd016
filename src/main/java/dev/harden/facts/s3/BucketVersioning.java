package dev.harden.facts.s3;

import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;

/**
 * Tells whether a bucket keeps the versions of its objects; without a status it never did.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html">GetBucketVersioning</a>
 */
@Needs("s3:GetBucketVersioning")
public record BucketVersioning(Place place) implements Fact<BucketVersioning.State> {
    private static final String NEVER = "never enabled";

    /**
     * Is the state of versioning.
     *
     * @param status {@code Enabled}, {@code Suspended}, or {@code never enabled}
     * @param mfaDelete whether only those with root's MFA device may end it, or delete a version
     */
    public record State(String status, boolean mfaDelete) {
        /** Says it, as "is Suspended". */
        @Override
        public String toString() {
            return (status.equals(NEVER) ? "was " : "is ") + status;
        }

        /** Tells whether it never kept versions: once enabled, versioning can be suspended alone. */
        public boolean never() {
            return status.equals(NEVER);
        }

        public boolean on() {
            return status.equals("Enabled");
        }
    }

    @Override
    public State load(Aws aws) {
        GetBucketVersioningResponse answer = place.client(aws).getBucketVersioning(ask -> ask.bucket(place.bucket()));
        String status = answer.statusAsString();
        return new State(status == null ? NEVER : status, "Enabled".equals(answer.mfaDeleteAsString()));
    }
}
