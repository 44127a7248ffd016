package dev.harden.session;

import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Unknown;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Is the credentials that a run began with: where they end in its midst and there are no new ones, what is asked from then on
 * is unavailable for that reason.
 *
 * @param provider gives them, and renews them
 */
record Held(AwsCredentialsProvider provider) implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SessionException over) {
            throw new FactUnavailable(
                    new Unknown(Cause.ERROR, "", "", "NoCredentials"),
                    CallOutcome.ERROR,
                    Aws.GLOBAL,
                    "the credentials ended during the run: " + over.getMessage(),
                    over);
        }
    }
}
