package dev.harden.session;

import dev.harden.facts.ProxyRefused;
import dev.harden.facts.Refusal;
import dev.harden.facts.Unanswered;
import dev.harden.session.setup.Chosen;
import dev.harden.session.setup.Setting;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Says what is tried again. Throttling is, up to ten times, since the pace alone cannot know who else asks; everything
 * else only a few times, so that a broken region costs seconds. The SDK's breaker is off: it gives up on a whole client
 * when many calls are throttled at once.
 */
final class Retries {
    private static final int MOST = 10;
    private static final int FEW = 3;

    /** The number of the attempt that this thread is making; the SDK tells the predicate nothing of it. */
    private static final ThreadLocal<Integer> ATTEMPT = ThreadLocal.withInitial(() -> 1);

    private Retries() {}

    /** Notes which attempt of its call a thread makes. */
    static void attempt(int number) {
        ATTEMPT.set(number);
    }

    static RetryStrategy none() {
        return strategy(1);
    }

    /** Tries as often as {@code max_attempts} of the profile or {@code AWS_MAX_ATTEMPTS} says, ten times without. */
    static RetryStrategy chosen(Chosen chosen) {
        return strategy(chosen.find("max_attempts", "AWS_MAX_ATTEMPTS", "aws.maxAttempts")
                .map(Setting::number)
                .orElse(MOST));
    }

    private static RetryStrategy strategy(int attempts) {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(Math.max(1, attempts))
                .circuitBreakerEnabled(false)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(2)))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(Duration.ofMillis(500), Duration.ofSeconds(10)))
                .treatAsThrottling(Retries::throttled)
                .retryOnException(failure -> throttled(failure) || ATTEMPT.get() < FEW && passing(failure))
                .build();
    }

    private static boolean throttled(Throwable failure) {
        return failure instanceof SdkException known && RetryUtils.isThrottlingException(known);
    }

    private static boolean passing(Throwable failure) {
        if (failure instanceof AwsServiceException service
                && Refusal.code(service).equals("IDPCommunicationError")) {
            // STS did not reach the identity provider of a token, which AWS says to try again.
            return true;
        }
        if (failure instanceof SdkServiceException service && service.statusCode() >= 500) {
            return true;
        }
        if (failure instanceof SdkException known && RetryUtils.isClockSkewException(known)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HostGate.Closed) {
                return false;
            }
            if (cause instanceof SSLException && Unanswered.read(cause).isPresent()
                    || cause instanceof ProxyRefused refused && refused.missesCredentials()) {
                return false;
            }
            if (cause instanceof IOException || cause instanceof ApiCallAttemptTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
