package dev.harden.checks.s3;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of S3. */
public final class S3Checks {
    public static final Topic TOPIC = new Topic(
            "s3",
            "S3",
            List.of(
                    new S3Replicated(),
                    new S3ReplicaOwner(),
                    new S3ReplicaEncrypted(),
                    new S3ReplicaDeletes(),
                    new S3Versioned(),
                    new S3Encrypted(),
                    new S3TlsOnly(),
                    new S3MfaDelete(),
                    new S3PublicAccess()));

    private S3Checks() {}
}
