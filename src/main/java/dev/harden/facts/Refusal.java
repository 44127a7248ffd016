package dev.harden.facts;

import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Reads what a failed call means, by AWS's error codes on the wire in all their spellings.
 *
 * @param outcome how the call ended
 * @param code AWS's code, or the kind of failure
 * @param sentence a fragment for people; holds nothing that changes from run to run
 */
public record Refusal(CallOutcome outcome, String code, String sentence) {
    /** The code of a call that was refused for the time of this machine's clock. */
    public static final String CLOCK = "ClockSkew";

    private static final int PROXY_REFUSED = 407;
    private static final Set<String> SKEWED = Set.of("RequestTimeTooSkewed", "RequestInTheFuture");
    private static final Set<String> SIGNATURE = Set.of("SignatureDoesNotMatch", "InvalidSignatureException");
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AllAccessDisabled",
            "AuthorizationError",
            "AuthorizationErrorException",
            "Forbidden",
            "InsufficientPrivilegesException",
            "NotAuthorized",
            "UnauthorizedAccess",
            "UnauthorizedException",
            "UnauthorizedOperation",
            "Client.UnauthorizedOperation");
    private static final Set<String> REGION_OFF =
            Set.of("AuthFailure", "InvalidClientTokenId", "OptInRequired", "UnrecognizedClientException");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> NOT_SIGNED_UP =
            Set.of("SubscriptionRequiredException", "NotSignedUp", "SubscriptionRequired");
    private static final Set<String> THROTTLED = Set.of(
            "BandwidthLimitExceeded",
            "EC2ThrottledException",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "ThrottledException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException",
            "TransactionInProgressException");

    /** Reads a failure that the SDK threw; null when it is none of a call, but a defect. */
    public static Refusal read(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Answers.Unbounded unbounded) {
                return new Refusal(CallOutcome.ERROR, unbounded.code(), unbounded.getMessage());
            }
        }
        if (failure instanceof AwsServiceException service) {
            return read(service);
        }
        if (failure instanceof Answers.Incomplete incomplete) {
            return new Refusal(CallOutcome.ERROR, "IncompleteAnswer", "answered without " + incomplete.getMessage());
        }
        // A body that the SDK takes whole, as a bucket's policy, ends early outside of its own exceptions.
        if (failure instanceof SdkClientException || failure instanceof UncheckedIOException) {
            return Unanswered.read(failure)
                    .map(why -> new Refusal(CallOutcome.UNREACHABLE, why.code(), "got no answer: " + why.sentence()))
                    .orElseGet(() -> new Refusal(CallOutcome.UNREACHABLE, "NoAnswer", "got no whole answer"));
        }
        return null;
    }

    /** Gives AWS's error code; empty where the answer had none. */
    public static String code(AwsServiceException failure) {
        String code = failure.awsErrorDetails() == null
                ? null
                : failure.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    /** Tells whether AWS says that the account has not signed up for the service. */
    public static boolean notSignedUp(RuntimeException failure) {
        return failure instanceof AwsServiceException service && NOT_SIGNED_UP.contains(code(service));
    }

    private static Refusal read(AwsServiceException failure) {
        String code = code(failure);
        int status = failure.statusCode();
        String shown = code.isEmpty() ? "HTTP " + status : code;
        if (clock(code, failure)) {
            return new Refusal(
                    CallOutcome.ERROR, CLOCK, "failed: this machine's clock differs from AWS's (" + code + ")");
        }
        if (status == PROXY_REFUSED) {
            return new Refusal(
                    CallOutcome.UNREACHABLE,
                    Unanswered.PROXY,
                    "got no answer: the proxy requires a user and a password (HTTP 407)");
        }
        if (EXPIRED.contains(code)) {
            return new Refusal(CallOutcome.ERROR, shown, "failed: the credentials expired during the run");
        }
        if (REGION_OFF.contains(code)) {
            return new Refusal(
                    CallOutcome.REGION_OFF,
                    shown,
                    "refused with " + shown + ": AWS does not accept the credentials there");
        }
        if (THROTTLED.contains(code) || status == 429) {
            return new Refusal(CallOutcome.THROTTLED, shown, "throttled beyond all retries");
        }
        if (DENIED.contains(code) || status == 403 && code.isEmpty() || status == 403 && code.equals("403")) {
            return deniedBySCP(failure)
                    ? new Refusal(
                            CallOutcome.DENIED_BY_SCP, shown, "refused by a service control policy's explicit deny")
                    : new Refusal(CallOutcome.ACCESS_DENIED, shown, "refused");
        }
        return new Refusal(CallOutcome.ERROR, shown, "failed with " + shown);
    }

    /**
     * Tells whether AWS says that the request was made at another time than its own.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">AWS's words</a>
     */
    private static boolean clock(String code, AwsServiceException failure) {
        String message = String.valueOf(failure.getMessage());
        return SKEWED.contains(code)
                || SIGNATURE.contains(code)
                        && (message.contains("Signature expired") || message.contains("Signature not yet current"));
    }

    private static boolean deniedBySCP(AwsServiceException failure) {
        String message =
                failure.getMessage() == null ? "" : failure.getMessage().toLowerCase(Locale.ROOT);
        return message.contains("explicit deny in a service control policy");
    }

    /** Gives the cause that the outcome is in a finding. */
    public Cause cause() {
        return switch (outcome) {
            case ACCESS_DENIED, DENIED_BY_SCP, REGION_OFF, REGION_DENIED, NOT_OPTED_IN -> Cause.ACCESS_DENIED;
            case THROTTLED -> Cause.THROTTLED;
            case UNREACHABLE -> Cause.UNREACHABLE;
            case ANSWERED, ERROR -> Cause.ERROR;
        };
    }
}
